/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static be.imageplus.contactform.notice.Markdown.address;

import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DataProtectionOfficer;
import be.imageplus.contactform.register.Declarations;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.LegalBasis;
import be.imageplus.contactform.register.Party;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Right;
import be.imageplus.contactform.register.RightsApplicability;
import be.imageplus.contactform.register.RightsPromise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The notice as Markdown, section by section in the order in which it is read. What the register does not declare is
 * not printed; a section without content has no heading.
 */
final class NoticeMarkdown {

    private final ProcessingRegister register;
    private final Locale language;
    private final NoticeWords words;
    private final Markdown text = new Markdown();

    private NoticeMarkdown(ProcessingRegister register, Locale language) {
        this.register = register;
        this.language = language;
        this.words = new NoticeWords(language);
    }

    /** The whole text; the same register, language and release give the same text. */
    static String of(ProcessingRegister register, Locale language) {
        return new NoticeMarkdown(register, language).write();
    }

    private String write() {
        opening();
        whoWeAre();
        whatWeCollect();
        whyWeUseIt();
        new NoticeTables(register, words, text).recipientsAndPeriods();
        yourRights();
        complaint();
        register.security().ifPresent(statement -> {
            text.heading(2, words.say("security"));
            text.paragraph(words.of(statement));
        });
        text.heading(2, words.say("changes"));
        text.paragraph(words.say("changes.text"));
        return text.toString();
    }

    private void opening() {
        text.heading(1, words.say("title"));
        register.revised()
                .ifPresent(day -> text.paragraph(
                        words.say("version", Markdown.escape(register.version()), words.date(day)) + "."));
        Controller controller = register.controller();
        text.paragraph(
                words.say("intro", Markdown.escape(controller.legalName()), Markdown.escape(controller.site())),
                words.say("legal-ground"));
        NoticeSummary summary = NoticeSummary.of(register, language, register.forms());
        text.box(box -> {
            box.heading(2, summary.title());
            box.list(summary.lines().stream()
                    .map(line -> words.say("short.item", line.term(), Markdown.escape(line.text())))
                    .toList());
        });
    }

    private void whoWeAre() {
        Controller controller = register.controller();
        text.heading(2, words.say("who"));
        List<String> lines = new ArrayList<>();
        lines.add(Markdown.escape(controller.fullName()));
        controller.addressLines().forEach(line -> lines.add(words.of(line)));
        controller.enterpriseNumber().ifPresent(number -> lines.add(words.enterpriseNumber(controller, number)));
        text.lines(lines);
        text.paragraph(words.say("who.controller"));
        controller.jointControllers().forEach(other -> text.paragraph(party("who.joint-controller", other)));
        controller.representative().ifPresent(other -> text.paragraph(party("who.representative", other)));
        controller.privacyContact().ifPresent(contact -> text.paragraph(words.say("who.contact", address(contact))));
        controller.dataProtectionOfficer().ifPresent(officer -> text.paragraph(officer(officer)));
    }

    private String party(String key, Party party) {
        return words.say(key, Markdown.escape(party.name()), address(party.contact()));
    }

    private String officer(DataProtectionOfficer officer) {
        return officer instanceof DataProtectionOfficer.NotDesignated none
                ? words.say("who.no-officer", words.of(none.reason()))
                : words.say("who.officer", address(((DataProtectionOfficer.Designated) officer).contact()));
    }

    private void whatWeCollect() {
        text.heading(2, words.say("collected"));
        List<String> submitted =
                new ArrayList<>(items(DataItem.Collected.FORM).map(this::typed).toList());
        List<String> technical =
                items(DataItem.Collected.SUBMISSION).map(words::collected).toList();
        if (!technical.isEmpty()) {
            submitted.add(words.say(
                    "collected.technical",
                    words.say("purposes.data." + DataItem.Collected.SUBMISSION),
                    String.join(", ", technical)));
        }
        listUnder(register.forms().size() > 1 ? "collected.forms" : "collected.form", submitted);
        required();
        listUnder(
                "collected.browsing",
                items(DataItem.Collected.BROWSING).map(words::collected).toList());
        listUnder("collected.not", neverCollected());
    }

    private String typed(DataItem item) {
        List<String> forms = register.forms().stream()
                .filter(form -> form.items().contains(item.id()))
                .map(DeclaredForm::id)
                .toList();
        return words.ofForms(words.collected(item), forms, register);
    }

    /** Art. 13(2)(e): what must be given, and what happens if it is not; Art. 14(2)(f): where the rest comes from. */
    private void required() {
        List<DataItem> asked = items(DataItem.Collected.FORM).toList();
        if (asked.isEmpty()) {
            return;
        }
        text.paragraph(words.say("collected.required"));
        text.table(
                List.of(
                        words.say("collected.required.item"),
                        words.say("collected.required.is"),
                        words.say("collected.required.without")),
                asked.stream()
                        .map(item -> List.of(
                                words.of(item.label()),
                                words.say(item.required() ? "collected.required.yes" : "collected.required.no"),
                                item.withoutIt().map(words::of).orElse("–")))
                        .toList());
        if (register.declarations().othersOnlyFromMessages()) {
            text.paragraph(words.say("collected.others"));
        }
    }

    private List<String> neverCollected() {
        Declarations never = register.declarations();
        List<String> kinds = new ArrayList<>();
        if (never.noSpecialCategories()) {
            kinds.add(words.say("collected.not.special"));
        }
        if (never.minimumAge() > 0) {
            kinds.add(words.say("collected.not.minors", never.minimumAge()));
        }
        if (never.noMarketing()) {
            kinds.add(words.say("collected.not.marketing"));
        }
        if (never.noAnalytics()) {
            kinds.add(words.say("collected.not.analytics"));
        }
        return kinds;
    }

    private void whyWeUseIt() {
        text.heading(2, words.say("purposes"));
        text.table(
                List.of(words.say("purposes.purpose"), words.say("purposes.basis"), words.say("purposes.data")),
                register.purposes().stream()
                        .map(purpose -> List.of(words.of(purpose.description()), words.basis(purpose), data(purpose)))
                        .toList());
        acknowledged();
        if (register.declarations().noAutomatedDecisions()) {
            text.paragraph(words.say("purposes.no-automated-decisions"));
        }
    }

    /** What an address is used for before anybody has verified it. */
    private void acknowledged() {
        List<String> forms = register.forms().stream()
                .filter(DeclaredForm::acknowledged)
                .map(DeclaredForm::id)
                .toList();
        if (!forms.isEmpty()) {
            text.paragraph(
                    words.ofForms(words.say("purposes.acknowledged"), forms, register) + ".",
                    words.say("purposes.acknowledged.content"));
        }
    }

    /** Groups by their name where a purpose uses all of a group, so that the table stays readable. */
    private String data(Purpose purpose) {
        return words.list(Stream.of(DataItem.Collected.values()).flatMap(group -> {
            List<DataItem> used = items(group)
                    .filter(item -> item.purposes().contains(purpose.id()))
                    .toList();
            return used.size() > 1 && used.size() == items(group).count()
                    ? Stream.of(words.say("purposes.data." + group))
                    : used.stream().map(item -> words.of(item.label()));
        }));
    }

    private void yourRights() {
        RightsPromise promise = register.rights();
        Set<Right> yielded = new RightsApplicability(register).yielded();
        if (yielded.isEmpty()) {
            return;
        }
        text.heading(2, words.say("rights"));
        text.paragraph(words.say("rights.intro"));
        text.list(yielded.stream()
                .map(right -> words.say("rights." + right, words.openToObjection(register)))
                .toList());
        List<String> how = new ArrayList<>();
        register.controller()
                .privacyContact()
                .ifPresent(contact -> how.add(words.say("rights.contact", address(contact))));
        if (promise.answerWithinDays() > 0) {
            how.add(words.say("rights.answer", words.days(promise.answerWithinDays())));
        }
        if (promise.identityMayBeChecked()) {
            how.add(words.say("rights.identity"));
        }
        text.paragraph(how.toArray(String[]::new));
        if (promise.consentMayBeWithdrawn() && register.restsOn(LegalBasis.CONSENT)) {
            text.paragraph(words.say("rights.withdrawal"));
        }
        if (words.objectionMatters(register)) {
            text.box(this::objection);
        }
    }

    /** Art. 21(4): explicitly, clearly and apart from any other information. */
    private void objection(Markdown box) {
        box.heading(2, words.say("rights.objecting"));
        box.paragraph(words.say("rights.objecting.text"));
        box.paragraph(words.say("rights.objecting.purposes"));
        box.list(register.purposes().stream()
                .filter(RightsApplicability::isOpenToObjection)
                .map(purpose -> words.of(purpose.description()))
                .toList());
        register.controller()
                .privacyContact()
                .ifPresent(contact -> box.paragraph(words.say("rights.objecting.contact", address(contact))));
    }

    private void complaint() {
        register.authority().ifPresent(authority -> {
            text.heading(2, words.say("complaint"));
            text.paragraph(words.say("complaint.intro", words.phrase(authority.title())));
            text.lines(Stream.of(
                            Markdown.escape(String.join(" / ", authority.officialNames())),
                            words.of(authority.address()),
                            address(authority.email()),
                            words.of(authority.website()))
                    .filter(line -> !line.isEmpty())
                    .toList());
        });
    }

    private Stream<DataItem> items(DataItem.Collected collected) {
        return register.dataItems().stream().filter(item -> item.collected() == collected);
    }

    private void listUnder(String key, List<String> items) {
        if (!items.isEmpty()) {
            text.paragraph(words.say(key));
            text.list(items);
        }
    }
}
