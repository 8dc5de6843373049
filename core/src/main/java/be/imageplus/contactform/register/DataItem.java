/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.List;
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
        Precision precision) {

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
}
