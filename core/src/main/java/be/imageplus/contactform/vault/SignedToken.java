/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A statement of ours that comes back from outside: compact, URL-safe, signed and never secret.
 *
 * <p>The one kind behind form, action, challenge and download tokens. Claims are readable by whoever holds the token,
 * so they never hold personal data.
 *
 * <p>Its text is {@code payload.tag}, both in the URL-safe alphabet without padding. The tag names its key, so that
 * tokens signed before a rotation stay valid; it covers the purpose and the payload's text as it stands, so that there
 * is exactly one text for a token.
 *
 * @param purpose what it is for, for example {@code form}; a token of one purpose is invalid for another
 * @param expiresAt from when on it is expired, to the millisecond
 * @param claims short strings by short names
 */
public record SignedToken(String purpose, Instant expiresAt, SortedMap<String, String> claims) {

    /** The longest text that is looked at, in characters; a form token has about 300. */
    public static final int MAXIMUM_LENGTH = 2048;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    public SignedToken {
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
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

    /**
     * The token as text, at most some hundred characters of the URL-safe alphabet and one full stop.
     *
     * @throws IllegalArgumentException when the claims make it longer than {@link #MAXIMUM_LENGTH}
     */
    public String sign(Vault vault) {
        String payload = ENCODER.encodeToString(TokenPayload.encode(this));
        String text = payload + "." + ENCODER.encodeToString(vault.sign(purpose, payload));
        if (text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "claims: at most " + MAXIMUM_LENGTH + " characters as a token, were " + text.length());
        }
        return text;
    }

    /** Looks whether a text is a token of ours for this purpose. Never throws for whatever text. */
    public static Verified verify(String text, String purpose, Instant now, Vault vault) {
        return signedPayload(text, purpose, vault)
                .flatMap(payload -> TokenPayload.decode(payload, purpose))
                .<Verified>map(token ->
                        now.isBefore(token.expiresAt) ? new Verified.Valid(token) : new Verified.Expired(token))
                .orElseGet(Verified.Invalid::new);
    }

    /** The payload, once its tag is known to be ours: nothing of a foreign text is parsed. */
    private static Optional<byte[]> signedPayload(String text, String purpose, Vault vault) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        String payload = text.substring(0, dot);
        String tag = text.substring(dot + 1);
        try {
            byte[] tagBytes = DECODER.decode(tag);
            // The decoder takes more than one text for the same bytes: only the one that we write is ours.
            boolean ours = ENCODER.encodeToString(tagBytes).equals(tag) && vault.signed(tagBytes, purpose, payload);
            return ours ? Optional.of(DECODER.decode(payload)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
