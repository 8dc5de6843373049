/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What changed from one version of a notice to another (R6.17).
 *
 * @param earlier the text it changed from
 * @param earlierRevised its revision date
 * @param later the text it changed to; its language is that of the sentences
 * @param laterRevised its revision date
 * @param changes in the order of the notice; empty where both say the same, if perhaps in other words
 */
public record NoticeChanges(
        NoticeRef earlier,
        LocalDate earlierRevised,
        NoticeRef later,
        LocalDate laterRevised,
        List<NoticeChange> changes) {

    public NoticeChanges {
        changes = List.copyOf(changes);
    }

    /** The changes that people must be told of. */
    public List<NoticeChange> material() {
        return changes.stream().filter(NoticeChange::material).toList();
    }

    /** All other changes. */
    public List<NoticeChange> others() {
        return changes.stream().filter(change -> !change.material()).toList();
    }

    /** The earlier text's revision date as the notice writes dates. */
    public String earlierRevisedInWords() {
        return inWords(earlierRevised);
    }

    /** The later text's revision date as the notice writes dates. */
    public String laterRevisedInWords() {
        return inWords(laterRevised);
    }

    private String inWords(LocalDate day) {
        return new NoticeWords(Locale.forLanguageTag(later.language())).date(day);
    }

    static NoticeChanges between(PublishedNotice earlier, PublishedNotice later) {
        return new NoticeChanges(
                earlier.ref(), earlier.revised(), later.ref(), later.revised(), NoticeDiff.between(earlier, later));
    }
}
