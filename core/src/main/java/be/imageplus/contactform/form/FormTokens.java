/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.vault.SignedToken;
import be.imageplus.contactform.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;

/** Issues and verifies form tokens: stateless, signed, valid 14 days from the first issue (R2.18). Thread-safe. */
public final class FormTokens {

    /** How long a token is valid from its first issue. */
    public static final Duration MAXIMUM_AGE = Duration.ofDays(14);

    private static final String PURPOSE = "form";
    private static final int NONCE_BYTES = 16;
    private static final String FORM = "f";
    private static final String ORIGIN = "o";
    private static final String VERSION = "v";
    private static final String LANGUAGE = "l";
    private static final String HASH = "h";
    private static final String FIRST_ISSUED = "i";
    private static final String NONCE = "n";

    /** What a token that came back turned out to be. */
    public sealed interface Verified {
        /** Ours and of the time. */
        record Valid(FormToken token) implements Verified {}

        /** Ours, but older than {@link #MAXIMUM_AGE}. */
        record Expired() implements Verified {}

        /** Missing, malformed, changed, or for another form. */
        record Invalid() implements Verified {}
    }

    /**
     * A token as it was handed out.
     *
     * @param token what it says of its page
     * @param text what the page carries
     */
    public record Issued(FormToken token, String text) {
        @Override
        public String toString() {
            return "Issued[" + token.form() + "]";
        }
    }

    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public FormTokens(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** A token for a page shown for the first time. */
    public Issued issue(String form, String origin, NoticeRef notice) {
        return sign(form, origin, notice, clock.instant());
    }

    /**
     * A token with a fresh nonce for a page shown again: it keeps the first issue time, so that a person who mends a
     * mistake is not taken for somebody who types too fast. The age limit is therefore the first page's: where that is
     * over, the visitor's page has expired, and {@link #issue} starts anew.
     */
    public Issued reissue(String form, String origin, NoticeRef notice, Instant firstIssuedAt) {
        return sign(form, origin, notice, firstIssuedAt);
    }

    /** The time by which tokens are issued and expire. */
    Instant now() {
        return clock.instant();
    }

    private Issued sign(String form, String origin, NoticeRef notice, Instant firstIssuedAt) {
        // The text holds milliseconds; what is said of a token now is what it says when it comes back.
        Instant first = firstIssuedAt.truncatedTo(ChronoUnit.MILLIS);
        FormToken token = new FormToken(form, origin, notice, first, nonce());
        Map<String, String> claims = Map.of(
                FORM, form,
                ORIGIN, origin,
                VERSION, notice.version(),
                LANGUAGE, notice.language(),
                HASH, notice.hash(),
                FIRST_ISSUED, Long.toString(first.toEpochMilli()),
                NONCE, token.nonce());
        return new Issued(
                token, SignedToken.of(PURPOSE, first.plus(MAXIMUM_AGE), claims).sign(vault));
    }

    private String nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** Looks whether a text is a token of ours for this form. Never throws for whatever text. */
    public Verified verify(String text, String form) {
        SignedToken.Verified verified = SignedToken.verify(text, PURPOSE, clock.instant(), vault);
        if (verified instanceof SignedToken.Verified.Valid valid) {
            return read(valid.token().claims(), form);
        }
        boolean expired = verified instanceof SignedToken.Verified.Expired old
                && form.equals(old.token().claims().get(FORM));
        return expired ? new Verified.Expired() : new Verified.Invalid();
    }

    private static Verified read(SortedMap<String, String> claims, String form) {
        if (!form.equals(claims.get(FORM))) {
            return new Verified.Invalid();
        }
        try {
            NoticeRef notice = new NoticeRef(claim(claims, VERSION), claim(claims, LANGUAGE), claim(claims, HASH));
            Instant firstIssuedAt = Instant.ofEpochMilli(Long.parseLong(claim(claims, FIRST_ISSUED)));
            return new Verified.Valid(
                    new FormToken(form, claim(claims, ORIGIN), notice, firstIssuedAt, claim(claims, NONCE)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Verified.Invalid();
        }
    }

    private static String claim(SortedMap<String, String> claims, String name) {
        String value = claims.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a form token lacks a claim");
        }
        return value;
    }
}
