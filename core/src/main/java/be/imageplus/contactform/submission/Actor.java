/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.ActorCode;

/**
 * Who does something to an enquiry, as the ledger keeps it: a role, and for a person a pseudonym that only the
 * controller can resolve. Never a name or an address.
 *
 * @param role lower-case letters and hyphens, for example {@code handler}, {@code privacy}, {@code auditor}
 * @param pseudonym up to 64 of {@code a-z 0-9 -}, for example an account's number; empty for a role without persons
 */
public record Actor(String role, String pseudonym) {

    /** What acts by a link from a mail: whoever holds the mail (DESIGN §6), so nobody in particular. */
    public static final Actor MAIL_LINK = new Actor("mail-link", "");

    /** The library itself, when a date decides. */
    public static final Actor RETENTION = new Actor("retention", "");

    /** Delivery, when a mail has reached staff. */
    public static final Actor DELIVERY = new Actor("delivery", "");

    public Actor {
        ActorCode.require(role, pseudonym);
    }

    /** One person in a role. */
    public static Actor of(String role, String pseudonym) {
        return new Actor(role, pseudonym);
    }

    /** Reads what {@link #toString} wrote. */
    public static Actor parse(String text) {
        return new Actor(ActorCode.role(text), ActorCode.pseudonym(text));
    }

    /** As the ledger keeps it: the role, or {@code role/pseudonym}. */
    @Override
    public String toString() {
        return ActorCode.of(role, pseudonym);
    }
}
