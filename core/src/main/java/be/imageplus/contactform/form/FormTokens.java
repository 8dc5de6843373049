/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Issues and verifies form tokens: stateless, signed, valid 14 days from the first issue. Thread-safe. */
public final class FormTokens {

    /** How long a token is valid from its first issue. */
    public static final Duration MAXIMUM_AGE = Duration.ofDays(14);

    /** What a token that came back turned out to be. */
    public sealed interface Verified {
        /** Ours and of the time. */
        record Valid(FormToken token) implements Verified {}

        /** Ours, but older than {@link #MAXIMUM_AGE}. */
        record Expired() implements Verified {}

        /** Missing, malformed, changed, or for another form. */
        record Invalid() implements Verified {}
    }

    public FormTokens(Vault vault, Clock clock) {
        throw new AssertionError("stub");
    }

    /** A token for a page shown for the first time. */
    public String issue(String form, String origin, NoticeRef notice) {
        throw new AssertionError("stub");
    }

    /** A token with a fresh nonce for a page shown again: it keeps the first issue time. */
    public String reissue(String form, String origin, NoticeRef notice, Instant firstIssuedAt) {
        throw new AssertionError("stub");
    }

    /** Looks whether a text is a token of ours for this form. Never throws for whatever text. */
    public Verified verify(String text, String form) {
        throw new AssertionError("stub");
    }
}
