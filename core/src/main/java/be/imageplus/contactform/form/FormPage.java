/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.NoticeSummary;
import be.imageplus.contactform.text.Html;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything a page or a program needs to show a form: fields with their words, token, notice, and, when it is shown
 * again, the values and what to mend.
 *
 * @param form the form's id
 * @param language of the words
 * @param fields in reading order
 * @param token goes back as {@code _token}
 * @param notice the notice that this page shows
 * @param summary its short version, for beside the form
 * @param errors what to mend, empty the first time
 * @param challenge what the browser is asked to prove, if anything
 * @param shownAt when it was made; whoever gets a copy that was kept sees it later
 * @param minimumAge the age in years from which on people are addressed, 0 for none (R2.13)
 */
public record FormPage(
        String form,
        Locale language,
        List<FieldView> fields,
        String token,
        NoticeRef notice,
        NoticeSummary summary,
        List<FieldError> errors,
        Optional<Challenge> challenge,
        Instant shownAt,
        int minimumAge) {

    /**
     * One field as it is shown.
     *
     * <p><b>Privacy.</b> {@code value} and {@code options} hold what the visitor typed and chose; never rendered by
     * {@code toString}.
     *
     * @param field its constraints
     * @param label what people call it, in the page's language
     * @param hint what helps to fill it in
     * @param value what was typed before, or the empty string; {@code true} for a box that was ticked. What was not
     *     offered is never among it
     * @param options what can be chosen; empty for what is typed or ticked
     * @param error what to mend
     */
    public record FieldView(
            FormField field,
            String label,
            Optional<String> hint,
            String value,
            List<OptionView> options,
            Optional<String> error) {

        public FieldView {
            options = List.copyOf(options);
        }

        /** A field without options. */
        public FieldView(FormField field, String label, Optional<String> hint, String value, Optional<String> error) {
            this(field, label, hint, value, List.of(), error);
        }

        @Override
        public String toString() {
            return "FieldView[" + field.name() + "]";
        }
    }

    /**
     * One option as it is shown.
     *
     * @param value goes back when it is chosen
     * @param label what people read, in the page's language
     * @param chosen whether it was chosen before
     */
    public record OptionView(String value, String label, boolean chosen) {
        @Override
        public String toString() {
            return "OptionView[" + value + "]";
        }
    }

    public FormPage {
        fields = List.copyOf(fields);
        errors = List.copyOf(errors);
    }

    /**
     * The form as an HTML fragment: an error summary where there are errors, then the form itself with the short
     * version of the notice before its button.
     */
    public Html html(FormLinks links) {
        return FormFragment.of(this, links);
    }

    /**
     * The fragment without a script.
     *
     * @param action where it is posted, for example {@code /contact}
     * @param noticeUrl where the notice is, for example {@code /privacy?lang=en}
     */
    public Html html(String action, String noticeUrl) {
        return html(FormLinks.of(action, noticeUrl));
    }
}
