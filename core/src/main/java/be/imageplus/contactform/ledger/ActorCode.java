/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import java.util.regex.Pattern;

/**
 * Who did something, as an event names them: a role, {@code visitor} for example, or a role and a pseudonym that only
 * the controller can resolve, {@code handler/7}. What a name or an address needs (capitals, spaces, dots, {@code @})
 * has no place in either.
 */
public final class ActorCode {

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final Pattern PSEUDONYM = Pattern.compile("[a-z0-9-]{0,64}");

    private ActorCode() {}

    /**
     * Refuses what makes no code.
     *
     * @param role up to 32 lower-case letters and hyphens, a letter first
     * @param pseudonym up to 64 of {@code a-z 0-9 -}; empty for a role without persons
     * @throws IllegalArgumentException when either is something else; it does not say what
     */
    public static void require(String role, String pseudonym) {
        if (!ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException("role: expected up to 32 lower-case letters and hyphens");
        }
        if (!PSEUDONYM.matcher(pseudonym).matches()) {
            throw new IllegalArgumentException("pseudonym: expected up to 64 of a-z, 0-9 and hyphen; never a name");
        }
    }

    /** Refuses a text that is no code. */
    static void require(String code) {
        require(role(code), pseudonym(code));
        if (code.endsWith("/")) {
            throw new IllegalArgumentException("actor: expected a pseudonym after the role, or no slash");
        }
    }

    /** A code of what {@link #require(String, String)} takes. */
    public static String of(String role, String pseudonym) {
        return pseudonym.isEmpty() ? role : role + "/" + pseudonym;
    }

    /** The role in a code. */
    public static String role(String code) {
        int end = code.indexOf('/');
        return end < 0 ? code : code.substring(0, end);
    }

    /** The pseudonym in a code; empty when it has none. */
    public static String pseudonym(String code) {
        int end = code.indexOf('/');
        return end < 0 ? "" : code.substring(end + 1);
    }
}
