/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * How long one category is kept (Art. 13(2)(a)).
 *
 * @param id for example {@code submissions}
 * @param category what it applies to
 * @param onlyFor the portion of the category it is about; empty for what is about the category as such
 * @param forms ids of the forms whose enquiries it is about; empty for those of all forms
 * @param data the data in the notice's words
 * @param period an ISO 8601 period of calendar units, or empty where only a criterion is given
 * @param startsAt the event from which the period runs
 * @param criterion the rule in the notice's words; {@code {period}} in it stands for the period, for example {@code Up
 *     to {period} after the enquiry is resolved}, so that no notice can name another one
 * @param contractMayFollow whether data moves to a contract's own schedule when a business relationship starts (R5.4)
 * @param published whether the notice lists it
 */
public record RetentionRule(
        String id,
        DataItem.Category category,
        Optional<Portion> onlyFor,
        List<String> forms,
        LocalizedText data,
        Optional<Period> period,
        Start startsAt,
        LocalizedText criterion,
        boolean contractMayFollow,
        boolean published) {

    public RetentionRule {
        forms = List.copyOf(forms);
    }

    /** What stands for the period in a criterion's words. */
    public static final String PERIOD = "{period}";

    /** A rule that somebody else decides, in the notice's words; {@link #withPeriod} makes it the library's. */
    public static RetentionRule of(String id, DataItem.Category category, LocalizedText data, LocalizedText criterion) {
        return new RetentionRule(
                id,
                category,
                Optional.empty(),
                List.of(),
                data,
                Optional.empty(),
                Start.EXTERNAL,
                criterion,
                false,
                true);
    }

    /** The same, for a period from an event. */
    public RetentionRule withPeriod(Period length, Start from) {
        return new RetentionRule(
                id, category, onlyFor, forms, data, Optional.of(length), from, criterion, contractMayFollow, published);
    }

    /** The same, for a portion of the category only. */
    public RetentionRule withOnlyFor(Portion portion) {
        return new RetentionRule(
                id,
                category,
                Optional.of(portion),
                forms,
                data,
                period,
                startsAt,
                criterion,
                contractMayFollow,
                published);
    }

    /** The same, unless a business relationship moves data to a contract's own schedule (R5.4). */
    public RetentionRule withContractMayFollow() {
        return new RetentionRule(id, category, onlyFor, forms, data, period, startsAt, criterion, true, published);
    }

    /** The same, for the enquiries of these forms only. */
    public RetentionRule withForms(String... ids) {
        return new RetentionRule(
                id, category, onlyFor, List.of(ids), data, period, startsAt, criterion, contractMayFollow, published);
    }

    /** Whether it is about the enquiries of a form. */
    public boolean appliesTo(String form) {
        return forms.isEmpty() || forms.contains(form);
    }

    /** What of a category a rule is about, where it is not about the category as such. */
    public enum Portion {
        /** Enquiries that nobody has resolved (R5.3). */
        UNRESOLVED,
        /** Enquiries held back as possible abuse (R5.6). */
        QUARANTINE,
        /** Copies in the mailbox of staff (R5.12). */
        MAILBOX,
        /** Copies in backups (R5.13). */
        BACKUPS,
        /** Facts of procedure about enquiries, without what they say; told where the register declares it. */
        LEDGER,
        /** What people write to exercise their rights, and the answers; told where the register declares it. */
        REQUESTS
    }

    /** From when a period runs. */
    public enum Start {
        /** The receipt. */
        RECEIVED,
        /** The explicit event that an enquiry is resolved (R5.1). */
        RESOLVED,
        /** The erasure of the record that a copy was made of (R5.13). */
        ERASED,
        /** What the data itself records: an entry of the ledger, the answer to a request. */
        RECORDED,
        /** Decided by somebody else, a recipient for instance. */
        EXTERNAL
    }
}
