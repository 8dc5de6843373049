/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.text.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes pages of a form: labels from the register, all other words from the bundle. Thread-safe. */
public final class FormPages {

    private final ProcessingRegister register;
    private final Notices notices;
    private final FormTokens tokens;
    private final Challenges challenges;

    /** @param challenges what a page asks its browser to prove */
    public FormPages(ProcessingRegister register, Notices notices, FormTokens tokens, Challenges challenges) {
        this.register = register;
        this.notices = notices;
        this.tokens = tokens;
        this.challenges = challenges;
    }

    /** A page shown for the first time. */
    public FormPage fresh(FormDefinition form, String origin, Locale language) {
        return again(form, origin, language, FormValues.of(Map.of()), List.of(), Optional.empty());
    }

    /**
     * A page shown again: input kept, what to mend, a fresh token.
     *
     * @param firstIssuedAt first issue of the token that came back, or empty when it was not ours
     */
    public FormPage again(
            FormDefinition form,
            String origin,
            Locale language,
            FormValues values,
            List<FieldError> errors,
            Optional<Instant> firstIssuedAt) {
        NoticeRef notice = notices.current(language).ref();
        FormTokens.Issued issued = firstIssuedAt
                .map(first -> tokens.reissue(form.id(), origin, notice, first))
                .orElseGet(() -> tokens.issue(form.id(), origin, notice));
        return page(form, issued.text(), challenges.of(issued.token()), notice, language, values, errors);
    }

    /**
     * A page shown again with the very token that came back, for when what it sent may have been stored after all:
     * sending it again cannot store it twice.
     */
    public FormPage kept(FormDefinition form, Locale language, FormValues values, List<FieldError> errors) {
        String token = values.get(FormValues.TOKEN);
        return page(
                form, token, challenge(form, token), notices.current(language).ref(), language, values, errors);
    }

    private FormPage page(
            FormDefinition form,
            String token,
            Optional<Challenge> challenge,
            NoticeRef notice,
            Locale language,
            FormValues values,
            List<FieldError> errors) {
        Messages words = Messages.of("form", language);
        List<FormPage.FieldView> fields = form.fields().stream()
                .map(field -> view(field, words, language, values, errors))
                .toList();
        return new FormPage(
                form.id(),
                language,
                fields,
                token,
                notice,
                notices.summary(language, form.id()),
                errors,
                challenge,
                tokens.now(),
                register.declarations().minimumAge());
    }

    /** The challenge of a page that came back; of one that is not ours none. */
    private Optional<Challenge> challenge(FormDefinition form, String token) {
        return tokens.verify(token, form.id()) instanceof FormTokens.Verified.Valid valid
                ? challenges.of(valid.token())
                : Optional.empty();
    }

    private FormPage.FieldView view(
            FormField field, Messages words, Locale language, FormValues values, List<FieldError> errors) {
        String label = register.dataItem(field.name())
                .map(item -> item.label().in(language))
                .orElse(field.name());
        Optional<String> error = errors.stream()
                .filter(found -> found.field().equals(field.name()))
                .map(FieldError::message)
                .findFirst();
        return new FormPage.FieldView(
                field,
                label,
                words.find("hint." + field.name()),
                value(field, values),
                field.options().stream()
                        .map(option -> option(field, option, language, values))
                        .toList(),
                error);
    }

    /** Of a choice nothing: what was chosen is marked, and what was not offered goes nowhere. */
    private static String value(FormField field, FormValues values) {
        String sent = values.get(field.name());
        return switch (field.type()) {
            case TEXT, EMAIL, TEL, TEXTAREA -> sent;
            case CHECKBOX -> BoxInput.isTicked(sent) ? BoxInput.TICKED : "";
            case RADIO, SELECT, CHECKBOXES -> "";
        };
    }

    private FormPage.OptionView option(FormField field, String option, Locale language, FormValues values) {
        String label = register.dataItem(field.name())
                .map(item -> item.words(option, language))
                .orElse(option);
        List<String> sent = values.all(field.name());
        boolean chosen = field.type().takesSeveral()
                ? sent.contains(option)
                : values.get(field.name()).equals(option);
        return new FormPage.OptionView(option, label, chosen);
    }
}
