/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares two archived notices, fact by fact, in the order of the text.
 *
 * <p>It reads them as data, since an earlier register is not there any more. Where they are in two languages, words are
 * not compared: they differ anyway.
 */
final class NoticeDiff {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode before;
    private final JsonNode after;
    private final boolean sameLanguage;
    private final NoticeWords notice;
    private final ChangeList changes;

    private NoticeDiff(PublishedNotice earlier, PublishedNotice later) {
        this.before = JSON.readTree(earlier.json());
        this.after = JSON.readTree(later.json());
        this.sameLanguage = earlier.ref().language().equals(later.ref().language());
        Locale language = Locale.forLanguageTag(later.ref().language());
        this.notice = new NoticeWords(language);
        this.changes = new ChangeList(Messages.of("changes", language));
    }

    /** In the language of the later one. */
    static List<NoticeChange> between(PublishedNotice earlier, PublishedNotice later) {
        return new NoticeDiff(earlier, later).compare();
    }

    private List<NoticeChange> compare() {
        controller();
        officer();
        pairs("items").forEach(this::item);
        pairs("forms").forEach(this::form);
        PromiseDiff promises = new PromiseDiff(Pair.of(before, after), changes, notice);
        promises.declarations();
        pairs("purposes").forEach(this::purpose);
        pairs("recipients").forEach(pair -> new RecipientDiff(pair, changes, notice, sameLanguage).compare());
        pairs("retention").forEach(pair -> new RetentionDiff(pair, changes, sameLanguage).compare());
        promises.rights();
        authority();
        words("security-words", false, Pair.of(before, after), "security");
        languages();
        return changes.all();
    }

    private void controller() {
        Pair controller = Pair.of(before.path("controller"), after.path("controller"));
        changes.values("controller-name", true, legalName(controller.before()), legalName(controller.after()));
        changes.values("controller-number", true, controller, "enterpriseNumber");
        if (sameLanguage) {
            changes.values("controller-address", false, controller, "address");
        }
        changes.values("controller-country", true, controller, "country");
        changes.values("controller-site", false, controller, "site");
        changes.values("privacy-contact", true, controller, "privacyContact");
    }

    private static String legalName(JsonNode controller) {
        return (Pair.text(controller.path("name")) + " "
                        + Pair.text(controller.path("legalForms")).replace(", ", "/"))
                .strip();
    }

    private void officer() {
        Pair officer = Pair.of(
                before.path("controller").path("dataProtectionOfficer"),
                after.path("controller").path("dataProtectionOfficer"));
        boolean was = officer.before().path("designated").asBoolean(false);
        boolean is = officer.after().path("designated").asBoolean(false);
        if (was && is) {
            changes.values("officer-contact", false, officer, "contact");
        } else if (is) {
            changes.add("officer-designated", false, Pair.text(officer.after().path("contact")));
        } else if (was) {
            changes.add("officer-not-designated", false);
        } else {
            words("officer-reason", false, officer, "reason");
        }
    }

    private void item(Pair item) {
        String label = item.name("label");
        if (item.isAdded() || item.isRemoved()) {
            changes.add(item.isAdded() ? "item-added" : "item-removed", item.isAdded(), label);
            return;
        }
        if (item.differs("required")) {
            boolean required = item.after().path("required").asBoolean();
            changes.add(required ? "item-required" : "item-optional", required, label);
        }
        if (item.differs("precision")) {
            boolean full = Pair.text(item.after().path("precision")).equals("full");
            changes.add(full ? "item-full" : "item-truncated", full, label);
        }
        item.gained("purposes")
                .forEach(purpose -> changes.add("item-purpose-added", true, label, purposeName(purpose)));
        item.lost("purposes")
                .forEach(purpose -> changes.add("item-purpose-removed", false, label, purposeName(purpose)));
        changes.values("item-kept", true, changes.data(item.before()), changes.data(item.after()), label);
        changes.values("item-collected", true, moment(item.before()), moment(item.after()), label);
        for (String words : List.of("label", "condition", "withoutIt")) {
            wordsAbout("item-words", false, item, words, label);
        }
    }

    private String moment(JsonNode item) {
        return changes.quote(notice.say("purposes.data." + Pair.constant(item.path("collected"))));
    }

    private String purposeName(String id) {
        return Stream.of(after, before)
                .flatMap(side -> side.path("purposes").valueStream())
                .filter(purpose -> Pair.text(purpose.path("id")).equals(id))
                .map(purpose -> Pair.text(purpose.path("description")))
                .findFirst()
                .orElse(id);
    }

    private void form(Pair form) {
        String name = changes.quote(form.name(form.name("name").isEmpty() ? "id" : "name"));
        if (form.isAdded() || form.isRemoved()) {
            changes.add(form.isAdded() ? "form-added" : "form-removed", form.isAdded(), name);
            return;
        }
        if (form.differs("purpose")) {
            changes.add("form-purpose", true, name, purposeName(form.name("purpose")));
        }
        form.gained("items").stream()
                .filter(item -> isThere(before, item))
                .forEach(item -> changes.add("form-item-added", true, name, itemName(item)));
        form.lost("items").stream()
                .filter(item -> isThere(after, item))
                .forEach(item -> changes.add("form-item-removed", false, name, itemName(item)));
        if (form.differs("acknowledged")) {
            boolean acknowledged = form.after().path("acknowledged").asBoolean(false);
            changes.add(acknowledged ? "form-acknowledged" : "form-not-acknowledged", acknowledged, name);
        }
        words("form-name", false, form, "name");
    }

    /** What is new altogether, or gone, is told by itself. */
    private static boolean isThere(JsonNode side, String item) {
        return side.path("items")
                .valueStream()
                .anyMatch(each -> Pair.text(each.path("id")).equals(item));
    }

    private String itemName(String id) {
        return Stream.of(after, before)
                .flatMap(side -> side.path("items").valueStream())
                .filter(item -> Pair.text(item.path("id")).equals(id))
                .map(item -> Pair.text(item.path("label")))
                .findFirst()
                .orElse(id);
    }

    private void purpose(Pair purpose) {
        if (purpose.isRemoved()) {
            changes.add("purpose-removed", false, purpose.name("description"));
            return;
        }
        if (purpose.isAdded()) {
            changes.add("purpose-added", true, purpose.name("description"), basis(purpose.after()));
            return;
        }
        words("purpose-words", true, purpose, "description");
        if (purpose.differs("basis")) {
            changes.add(
                    "purpose-basis",
                    true,
                    changes.quote(purpose.name("description")),
                    basis(purpose.before()),
                    basis(purpose.after()));
        }
        wordsAbout("purpose-interest", true, purpose, "interest", changes.quote(purpose.name("description")));
    }

    private String basis(JsonNode purpose) {
        return notice.say("basis." + Pair.constant(purpose.path("basis")));
    }

    private void authority() {
        Pair authority = Pair.of(before.path("authority"), after.path("authority"));
        changes.values("authority-name", true, authority, "officialNames");
        words("authority-title", false, authority, "title");
        changes.values("authority-email", false, authority, "email");
        if (sameLanguage) {
            changes.values("authority-address", false, authority, "address");
            changes.values("authority-website", false, authority, "website");
        }
    }

    private void languages() {
        Pair whole = Pair.of(before, after);
        whole.gained("languages").forEach(added -> changes.add("language-added", false, languageName(added)));
        whole.lost("languages").forEach(removed -> changes.add("language-removed", false, languageName(removed)));
    }

    private String languageName(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(notice.language());
    }

    /** Words that differ are only a change in one language. */
    private void words(String code, boolean material, Pair pair, String field) {
        if (sameLanguage) {
            changes.quoted(code, material, pair, field);
        }
    }

    private void wordsAbout(String code, boolean material, Pair pair, String field, String about) {
        if (sameLanguage) {
            changes.quoted(code, material, pair, field, about);
        }
    }

    /** Entries of both sides that have the same id: the earlier ones in their order, then the new ones. */
    private List<Pair> pairs(String list) {
        return Pair.byId(before.path(list), after.path(list), "id");
    }
}
