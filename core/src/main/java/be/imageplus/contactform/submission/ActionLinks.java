/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.vault.SignedToken;
import be.imageplus.contactform.vault.SignedToken.Verified;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Links by which staff act from their mail client: signed, without personal data, each for one act on one enquiry.
 *
 * <p>A link may leak with a quoted reply, so it says nothing about who follows it: it acts as {@link Actor#MAIL_LINK},
 * what it does can be undone, and the stage of the enquiry decides whether it does anything. It expires with the
 * enquiry: after the longest time that one is kept unresolved (R5.3). Thread-safe.
 */
public final class ActionLinks {

    private static final String PURPOSE = "action";

    /** The longest that an enquiry is kept which nobody resolves (R5.3), in whole days of any zone. */
    private static final Period LONGEST = Period.ofMonths(24).plusDays(1);

    private static final String ENQUIRY = "enquiry";
    private static final String FORM = "form";
    private static final String KIND = "kind";

    private final Vault vault;
    private final Clock clock;

    /** Links signed with the keys of a store's vault; they outlive a rotation. */
    public ActionLinks(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** Below which path the links of a form lead, for example {@code /contact/actions/}. */
    public static String below(String form) {
        return "/" + form + "/actions/";
    }

    /** The path of a link, below where the pages of the forms are. The same action always has the same one. */
    public String path(StaffAction action, Instant receivedAt) {
        Instant expiresAt = receivedAt.atZone(ZoneOffset.UTC).plus(LONGEST).toInstant();
        SignedToken token = SignedToken.of(
                PURPOSE,
                expiresAt,
                Map.of(
                        ENQUIRY, action.enquiry().toString(),
                        FORM, action.form(),
                        KIND, action.kind().name()));
        return below(action.form()) + token.sign(vault);
    }

    /** What a link does that leads below a form's path; empty when it is not ours, of another form, or expired. */
    public Optional<StaffAction> read(String form, String token) {
        return SignedToken.verify(token, PURPOSE, clock.instant(), vault) instanceof Verified.Valid valid
                ? action(valid.token().claims()).filter(action -> action.form().equals(form))
                : Optional.empty();
    }

    /** Empty for what another release has signed and this one does not know. */
    private static Optional<StaffAction> action(Map<String, String> claims) {
        String enquiry = claims.get(ENQUIRY);
        String form = claims.get(FORM);
        return enquiry == null || form == null
                ? Optional.empty()
                : Arrays.stream(StaffAction.Kind.values())
                        .filter(kind -> kind.name().equals(claims.get(KIND)))
                        .map(kind -> new StaffAction(RecordId.parse(enquiry), form, kind))
                        .findFirst();
    }
}
