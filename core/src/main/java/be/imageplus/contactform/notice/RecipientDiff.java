/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.Recipient;
import java.time.LocalDate;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What changed about one recipient, and about what makes sending data to it lawful. */
final class RecipientDiff {

    private final Pair recipient;
    private final ChangeList changes;
    private final NoticeWords words;
    private final boolean sameLanguage;
    private final String name;

    RecipientDiff(Pair recipient, ChangeList changes, NoticeWords words, boolean sameLanguage) {
        this.recipient = recipient;
        this.changes = changes;
        this.words = words;
        this.sameLanguage = sameLanguage;
        this.name = recipient.name("tradeName");
    }

    void compare() {
        if (recipient.isRemoved()) {
            changes.add("recipient-removed", false, name);
            return;
        }
        String country = Pair.text(recipient.after().path("country"));
        if (recipient.isAdded()) {
            changes.add(
                    Recipient.isWithinEea(country) ? "recipient-added" : "recipient-added-outside",
                    true,
                    name,
                    country(country));
            return;
        }
        changes.values("recipient-name", false, recipient, "tradeName");
        changes.values("recipient-entity", true, recipient, "legalEntity", name);
        changes.values(
                "recipient-country",
                true,
                country(Pair.text(recipient.before().path("country"))),
                country(country),
                name);
        if (recipient.differs("role")) {
            changes.add("recipient-role", true, name, role(recipient.before()), role(recipient.after()));
        }
        recipient
                .gained("categories")
                .forEach(data -> changes.add("recipient-data-added", true, name, changes.word("data." + data)));
        recipient
                .lost("categories")
                .forEach(data -> changes.add("recipient-data-removed", false, name, changes.word("data." + data)));
        mechanisms();
        if (sameLanguage) {
            changes.quoted("recipient-service", true, recipient, "service", name);
            changes.quoted("recipient-retention", true, recipient, "retention", name);
        }
    }

    private void mechanisms() {
        for (Pair mechanism : Pair.byId(
                recipient.before().path("mechanisms"), recipient.after().path("mechanisms"), "type", "reference")) {
            if (mechanism.isAdded() || mechanism.isRemoved()) {
                changes.add(
                        mechanism.isAdded() ? "mechanism-added" : "mechanism-removed",
                        mechanism.isRemoved(),
                        name,
                        mechanism.name("name"));
            } else {
                copies(mechanism);
                day("mechanism-valid-from", mechanism, "validFrom");
                day("mechanism-valid-through", mechanism, "validThrough");
                if (sameLanguage) {
                    changes.quoted("mechanism-name", false, mechanism, "name", name);
                }
            }
        }
    }

    /** Art. 13(1)(f): who loses the way to a copy must know. */
    private void copies(Pair mechanism) {
        if (mechanism.differs("copyOnRequest")) {
            boolean given = mechanism.after().path("copyOnRequest").asBoolean(false);
            changes.add(
                    given ? "mechanism-copy-added" : "mechanism-copy-removed", !given, name, mechanism.name("name"));
        }
    }

    private void day(String code, Pair mechanism, String field) {
        changes.values(
                code,
                false,
                day(mechanism.before().path(field)),
                day(mechanism.after().path(field)),
                name,
                mechanism.name("name"));
    }

    private String day(JsonNode value) {
        String day = Pair.text(value);
        return day.isEmpty() ? "" : words.date(LocalDate.parse(day));
    }

    private String role(JsonNode side) {
        return changes.word("role." + Pair.text(side.path("role")));
    }

    private String country(String code) {
        return code.isEmpty() ? "" : new Locale("", code).getDisplayCountry(words.language());
    }
}
