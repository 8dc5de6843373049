/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A statement of ours that comes back from outside: compact, URL-safe, signed and never secret.
 *
 * <p>The one kind behind form, action, challenge and download tokens. Claims are readable by whoever holds the token,
 * so they never hold personal data.
 *
 * @param purpose what it is for, for example {@code form}; a token of one purpose is invalid for another
 * @param expiresAt from when on it is expired
 * @param claims short strings by short names
 */
public record SignedToken(String purpose, Instant expiresAt, SortedMap<String, String> claims) {

    public SignedToken {
        claims = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(claims));
    }

    /** What a token turned out to be. */
    public sealed interface Verified {
        /** Ours, and of the time. */
        record Valid(SignedToken token) implements Verified {}

        /** Ours, but too old. */
        record Expired(SignedToken token) implements Verified {}

        /** Not ours: malformed, changed, of another purpose, or signed with a key we do not have. */
        record Invalid() implements Verified {}
    }

    /** A token with these claims. */
    public static SignedToken of(String purpose, Instant expiresAt, Map<String, String> claims) {
        return new SignedToken(purpose, expiresAt, new TreeMap<>(claims));
    }

    /** The token as text, at most some hundred characters of the URL-safe alphabet. */
    public String sign(Vault vault) {
        throw new AssertionError("stub");
    }

    /** Looks whether a text is a token of ours for this purpose. Never throws for whatever text. */
    public static Verified verify(String text, String purpose, Instant now, Vault vault) {
        throw new AssertionError("stub");
    }
}
