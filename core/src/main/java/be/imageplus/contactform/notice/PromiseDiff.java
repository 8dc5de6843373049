/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import java.util.List;

/** What changed about what is never done, and about the rights that are granted. */
final class PromiseDiff {

    private static final List<String> PROMISES = List.of(
            "noSpecialCategories",
            "noMarketing",
            "noAnalytics",
            "noAutomatedDecisions",
            "noSale",
            "noThirdPartyMarketing",
            "othersOnlyFromMessages");

    private final Pair whole;
    private final ChangeList changes;
    private final NoticeWords notice;

    PromiseDiff(Pair whole, ChangeList changes, NoticeWords notice) {
        this.whole = whole;
        this.changes = changes;
        this.notice = notice;
    }

    void declarations() {
        Pair declared = whole.part("declarations");
        PROMISES.stream().filter(declared::differs).forEach(promise -> {
            boolean kept = declared.after().path(promise).asBoolean(false);
            changes.add(kept ? "promise-added" : "promise-removed", !kept, promise(promise, ""));
        });
        if (declared.differs("minimumAge")) {
            int was = declared.before().path("minimumAge").asInt(0);
            int is = declared.after().path("minimumAge").asInt(0);
            if (was > 0) {
                changes.add("promise-removed", is < was, promise("minimumAge", Integer.toString(was)));
            }
            if (is > 0) {
                changes.add("promise-added", false, promise("minimumAge", Integer.toString(is)));
            }
        }
        if (declared.differs("disclosureRequiredByLaw")) {
            boolean said = declared.after().path("disclosureRequiredByLaw").asBoolean(false);
            said(said, false, "recipients.required-by-law");
        }
    }

    /** A promise in the words of the notice. */
    private String promise(String name, String age) {
        String words = switch (name) {
            case "noSpecialCategories" -> neverCollected("special");
            case "minimumAge" -> neverCollected("minors", age);
            case "noMarketing" -> neverCollected("marketing");
            case "noAnalytics" -> neverCollected("analytics");
            case "noAutomatedDecisions" -> notice.say("purposes.no-automated-decisions");
            case "othersOnlyFromMessages" -> notice.say("collected.others");
            case "noSale" -> notice.say("recipients.no-sale");
            default -> notice.say("recipients.no-third-party-marketing");
        };
        return changes.quote(words);
    }

    private String neverCollected(String what, String... age) {
        return notice.say("collected.not") + " " + notice.say("collected.not." + what, (Object[]) age);
    }

    void rights() {
        Pair rights = whole.part("rights");
        rights.gained("granted", "right").forEach(right -> changes.add("right-added", true, right(right)));
        rights.lost("granted", "right").forEach(right -> changes.add("right-removed", true, right(right)));
        if (rights.differs("answerWithinDays")) {
            int was = rights.before().path("answerWithinDays").asInt(0);
            int is = rights.after().path("answerWithinDays").asInt(0);
            boolean later = is == 0 || (was > 0 && is > was);
            changes.add(later ? "answer-later" : "answer-sooner", later, notice.days(was), notice.days(is));
        }
        if (rights.differs("identityMayBeChecked")) {
            boolean checked = rights.after().path("identityMayBeChecked").asBoolean(false);
            changes.add(checked ? "identity-check-added" : "identity-check-removed", checked);
        }
        said(rights, "objectionSetApart", "rights.objecting");
        said(rights, "consentMayBeWithdrawn", "rights.withdrawal");
    }

    /** Words of the notice about a right that are there or not: who is not told of it any more loses it in practice. */
    private void said(Pair rights, String field, String key) {
        if (rights.differs(field)) {
            boolean said = rights.after().path(field).asBoolean(false);
            said(said, !said, key);
        }
    }

    private void said(boolean said, boolean material, String key) {
        changes.add(said ? "promise-added" : "promise-removed", material, changes.quote(notice.say(key)));
    }

    private String right(String name) {
        return notice.say("right." + Pair.constant(name));
    }
}
