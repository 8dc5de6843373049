/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.LocalizedText;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.Right;
import be.imageplus.contactform.register.RightsApplicability;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.text.DatesInWords;
import be.imageplus.contactform.text.Messages;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a notice says single facts, as Markdown on one line: the register's words escaped, ours around them. */
final class NoticeWords {

    private final Messages messages;
    private final Locale language;

    NoticeWords(Locale language) {
        this.messages = Messages.of("notice", language);
        this.language = language;
    }

    /** The language that all of this is in. */
    Locale language() {
        return language;
    }

    /** Our own words. Arguments are Markdown already, or numbers. */
    String say(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** The register's words. */
    String of(LocalizedText text) {
        return Markdown.escape(text.in(language));
    }

    /** The register's words within a sentence of ours, which has its own full stop. */
    String phrase(LocalizedText text) {
        String words = text.in(language).strip();
        return Markdown.escape(words.endsWith(".") ? words.substring(0, words.length() - 1) : words);
    }

    String date(LocalDate day) {
        return DatesInWords.day(day, language);
    }

    String days(int days) {
        return counted("day", days);
    }

    /** A period in words, for example {@code 12 months}. */
    String period(Period period) {
        return Stream.of(
                        counted("year", period.getYears()),
                        counted("month", period.getMonths()),
                        counted("day", period.getDays()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String counted(String unit, int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> say("period." + unit);
            default -> say("period." + unit + "s", count);
        };
    }

    /** How long a category is kept, as plain text: the period is named where the register's words leave room for it. */
    String retention(RetentionRule rule) {
        String words = rule.criterion().in(language);
        return rule.period()
                .map(period -> words.replace("{period}", period(period)))
                .orElse(words);
    }

    /** The number of a national register, under the name it has in that country. */
    String enterpriseNumber(Controller controller, String number) {
        String escaped = Markdown.escape(number);
        return messages.find("who.enterprise-number." + controller.country(), escaped)
                .orElseGet(() -> say("who.enterprise-number", escaped));
    }

    /** Something that only some of the forms are about, with their names; where there is one form only, as it is. */
    String ofForms(String about, List<String> ids, ProcessingRegister register) {
        List<DeclaredForm> named = register.forms().stream()
                .filter(form -> ids.contains(form.id()))
                .toList();
        return named.isEmpty() || named.size() == register.forms().size()
                ? about
                : say("of-forms", about, list(named.stream().map(this::name).map(Markdown::escape)));
    }

    /** What people call a form, as plain text. */
    String name(DeclaredForm form) {
        return form.name().map(name -> name.in(language)).orElse(form.id());
    }

    /** An item in the list of what is collected. */
    String collected(DataItem item) {
        String label = of(item.label());
        String labelled = item.condition()
                .map(condition -> say("collected.item.condition", label, of(condition)))
                .orElse(label);
        return item.precision() == DataItem.Precision.TRUNCATED ? say("collected.truncated", labelled) : labelled;
    }

    /** The name people know, and the company where that is another name (R4.1). */
    String recipient(Recipient recipient) {
        String known = Markdown.escape(recipient.tradeName());
        String company = Markdown.escape(recipient.legalEntity());
        String who = company.startsWith(known) ? company : say("recipients.operated-by", known, company);
        return say("recipients.name", who, Markdown.escape(recipient.countryName(language)));
    }

    /** A purpose's legal basis with the interest pursued (Art. 13(1)(c), (d)). */
    String basis(Purpose purpose) {
        String name = capitalised(basisName(purpose));
        String article = say("article.6", purpose.basis().point());
        return purpose.interest()
                .map(interest -> say("purposes.basis.interest", name, phrase(interest), article))
                .orElseGet(() -> say("purposes.basis.article", name, article));
    }

    /** A purpose's legal basis by its name alone, as within a sentence. */
    String basisName(Purpose purpose) {
        return say("basis." + purpose.basis());
    }

    /** Things in one line. */
    String list(Stream<String> things) {
        return things.reduce((before, next) -> say("list", before, next)).orElse("");
    }

    /** Words that begin a line. */
    String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(language) + text.substring(1);
    }

    /** On what rests that which people can object to, within a sentence (Art. 21(1)); empty where there is nothing. */
    String openToObjection(ProcessingRegister register) {
        return register.purposes().stream()
                .filter(RightsApplicability::isOpenToObjection)
                .map(purpose -> say("open-to-objection." + purpose.basis()))
                .distinct()
                .reduce((before, next) -> say("open-to-objection.either", before, next))
                .orElse("");
    }

    /** The names of rights, in the order of their articles. */
    String rights(Collection<Right> told) {
        return told.stream().sorted().map(right -> say("right." + right)).collect(Collectors.joining(", "));
    }

    /** Whether people can object to something, and so must be told by itself (Art. 21(4)). */
    boolean objectionMatters(ProcessingRegister register) {
        return register.rights().objectionSetApart()
                && register.purposes().stream().anyMatch(RightsApplicability::isOpenToObjection);
    }

    /**
     * What makes a transfer lawful, and while it does. A first day is only told when it lies after the revision: else
     * the mechanism stands already.
     */
    String mechanism(TransferMechanism mechanism, Optional<LocalDate> revised) {
        return mechanism(of(mechanism.name()), mechanism, revised);
    }

    /** The same, under another name. */
    String mechanism(String name, TransferMechanism mechanism, Optional<LocalDate> revised) {
        Optional<String> from = mechanism
                .validFrom()
                .filter(day -> revised.map(day::isAfter).orElse(true))
                .map(this::date);
        Optional<String> through = mechanism.validThrough().map(this::date);
        if (from.isPresent() && through.isPresent()) {
            return say("recipients.valid-between", name, from.get(), through.get());
        }
        return from.map(day -> say("recipients.valid-from", name, day))
                .or(() -> through.map(day -> say("recipients.valid-through", name, day)))
                .orElse(name);
    }
}
