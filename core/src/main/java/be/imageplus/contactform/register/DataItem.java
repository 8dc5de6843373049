/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One kind of personal data that is collected (R2.1, R2.3).
 *
 * @param id also the form field's name, for example {@code email}
 * @param label what people call it
 * @param category the retention category it belongs to
 * @param collected when it is collected
 * @param required whether an enquiry is impossible without it
 * @param condition words that follow the label in the notice, for example {@code if you provide one}
 * @param withoutIt what happens when it is not given (Art. 13(2)(e))
 * @param purposes ids of the purposes it serves, at least one
 * @param precision how exactly technical data is kept; {@link Precision#FULL} for everything else
 * @param answer how it is answered; empty for what is typed as text, and for what nobody is asked
 */
public record DataItem(
        String id,
        LocalizedText label,
        Category category,
        Collected collected,
        boolean required,
        Optional<LocalizedText> condition,
        Optional<LocalizedText> withoutIt,
        List<String> purposes,
        Precision precision,
        Optional<Answer> answer) {

    /** The address that staff answer at, and that an enquiry may be acknowledged to. */
    public static final String EMAIL = "email";

    /** The client's network address; captured only if declared (R2.5). */
    public static final String CLIENT_ADDRESS = "client-address";

    /** The browser's family; captured only if declared (R2.6). */
    public static final String BROWSER_FAMILY = "browser-family";

    /** When the enquiry was received; the library cannot work without it (R2.7). */
    public static final String RECEIVED_AT = "received-at";

    /** Which retention rule applies. */
    public enum Category {
        /** What the person wrote, and when. */
        MESSAGE,
        /** What came with the request; serves security only (R2.9). */
        TECHNICAL,
        /** What the edge network logs before a request reaches the application. */
        EDGE
    }

    /** When data is collected. */
    public enum Collected {
        /** Typed by the person into a form. */
        FORM,
        /** Captured when the form is submitted and accepted (R2.8). */
        SUBMISSION,
        /** While somebody browses the site. */
        BROWSING
    }

    /** How exactly a network address is kept (R2.5). */
    public enum Precision {
        /** Reduced to its network: /24 of IPv4, /48 of IPv6. */
        TRUNCATED,
        /** As it is. */
        FULL
    }

    public DataItem {
        purposes = List.copyOf(purposes);
    }

    /** What a person types into a form, if they like; {@link #withRequired} makes it needed. */
    public static DataItem typed(String id, LocalizedText label) {
        return of(id, label, Category.MESSAGE, Collected.FORM, Precision.FULL);
    }

    /** What is captured of an accepted submission; a network address is shortened (R2.5). */
    public static DataItem captured(String id, LocalizedText label, Category category) {
        Precision precision = id.equals(CLIENT_ADDRESS) ? Precision.TRUNCATED : Precision.FULL;
        return of(id, label, category, Collected.SUBMISSION, precision);
    }

    /** What the edge network learns while somebody browses the site. */
    public static DataItem browsed(String id, LocalizedText label) {
        return of(id, label, Category.EDGE, Collected.BROWSING, Precision.FULL);
    }

    private static DataItem of(
            String id, LocalizedText label, Category category, Collected collected, Precision precision) {
        return new DataItem(
                id,
                label,
                category,
                collected,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                precision,
                Optional.empty());
    }

    /** The same, needed for an enquiry, with what happens when it is not given (Art. 13(2)(e)). */
    public DataItem withRequired(LocalizedText otherwise) {
        return new DataItem(
                id, label, category, collected, true, condition, Optional.of(otherwise), purposes, precision, answer);
    }

    /** The same, with words that follow the label in the notice. */
    public DataItem withCondition(LocalizedText words) {
        return new DataItem(
                id, label, category, collected, required, Optional.of(words), withoutIt, purposes, precision, answer);
    }

    /** The same, for these purposes. */
    public DataItem withPurposes(String... served) {
        return new DataItem(
                id, label, category, collected, required, condition, withoutIt, List.of(served), precision, answer);
    }

    /** The same, a network address kept this exactly (R2.5). */
    public DataItem withPrecision(Precision kept) {
        return new DataItem(id, label, category, collected, required, condition, withoutIt, purposes, kept, answer);
    }

    /** The same, answered by choosing or ticking instead of typing. */
    public DataItem withAnswer(Answer how) {
        return new DataItem(
                id, label, category, collected, required, condition, withoutIt, purposes, precision, Optional.of(how));
    }

    /** An answer as people read it; {@code kept} itself where it was typed. */
    public String words(String kept, Locale reader) {
        return answer.map(how -> how.words(kept, reader)).orElse(kept);
    }
}
