/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.util.regex.Pattern;

/**
 * Who does something to an enquiry, as the ledger keeps it: a role, and for a person a pseudonym that only the
 * controller can resolve. Never a name or an address.
 *
 * @param role lower-case letters and hyphens, for example {@code handler}, {@code privacy}, {@code auditor}
 * @param pseudonym up to 64 of {@code a-z 0-9 -}, for example an account's number; empty for a role without persons
 */
public record Actor(String role, String pseudonym) {

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final Pattern PSEUDONYM = Pattern.compile("[a-z0-9-]{0,64}");

    /** What acts by a link from a mail: whoever holds the mail (DESIGN §6), so nobody in particular. */
    public static final Actor MAIL_LINK = new Actor("mail-link", "");

    /** The library itself, when a date decides. */
    public static final Actor RETENTION = new Actor("retention", "");

    /** Delivery, when a mail has reached staff. */
    public static final Actor DELIVERY = new Actor("delivery", "");

    public Actor {
        if (!ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException("role: expected up to 32 lower-case letters and hyphens");
        }
        if (!PSEUDONYM.matcher(pseudonym).matches()) {
            throw new IllegalArgumentException("pseudonym: expected up to 64 of a-z, 0-9 and hyphen; never a name");
        }
    }

    /** One person in a role. */
    public static Actor of(String role, String pseudonym) {
        return new Actor(role, pseudonym);
    }

    /** Reads what {@link #toString} wrote. */
    public static Actor parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new Actor(text, "") : new Actor(text.substring(0, slash), text.substring(slash + 1));
    }

    /** As the ledger keeps it: the role, or {@code role/pseudonym}. */
    @Override
    public String toString() {
        return pseudonym.isEmpty() ? role : role + "/" + pseudonym;
    }
}
