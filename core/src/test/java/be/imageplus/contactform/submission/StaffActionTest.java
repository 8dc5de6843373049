/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.submission.StaffAction.Kind;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.SignedToken;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link says, and which texts are links of ours. */
class StaffActionTest {

    private static final RecordId ENQUIRY = new RecordId(new UUID(7, 7));

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final Instant received = clock.instant();
    private final Vault vault = Vault.of(KeySet.generate());
    private final ActionLinks links = new ActionLinks(vault, clock);

    @ParameterizedTest
    @EnumSource
    void comesBackAsItWasSigned(Kind kind) {
        StaffAction action = new StaffAction(ENQUIRY, "contact", kind);

        assertThat(links.read("contact", token(action))).contains(action);
    }

    @Test
    void isTheSameEachTimeThatAMailIsComposed() {
        StaffAction action = new StaffAction(ENQUIRY, "contact", Kind.RESOLVE);
        String first = links.path(action, received);
        clock.advance(Duration.ofDays(3));

        assertThat(links.path(action, received)).isEqualTo(first).startsWith("/contact/actions/");
    }

    @Test
    void isNoneOfAnotherFormOrOfOtherKeys() {
        String token = token(new StaffAction(ENQUIRY, "contact", Kind.RESOLVE));

        assertThat(links.read("quote", token)).isEmpty();
        assertThat(new ActionLinks(Vault.of(KeySet.generate()), clock).read("contact", token))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enquiry", "form", "kind"})
    void isNoneThatLacksSomething(String claim) {
        Map<String, String> claims = new HashMap<>(claims());
        claims.remove(claim);

        assertThat(links.read("contact", signed("action", claims))).isEmpty();
        assertThat(links.read("contact", signed("action", claims()))).isPresent();
    }

    @Test
    void isNoneForAnotherPurposeOrOfAKindThatThisReleaseDoesNotKnow() {
        Map<String, String> unknown = new HashMap<>(claims());
        unknown.put("kind", "ERASE");

        assertThat(links.read("contact", signed("form", claims()))).isEmpty();
        assertThat(links.read("contact", signed("action", unknown))).isEmpty();
    }

    @Test
    void expiresAfterTheLongestThatAnEnquiryIsKeptUnresolved() { // R5.3
        String token = token(new StaffAction(ENQUIRY, "contact", Kind.RESOLVE));

        clock.advance(Duration.between(received, Instant.parse("2028-11-24T08:59:59Z")));
        assertThat(links.read("contact", token)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(links.read("contact", token)).isEmpty();
    }

    private static Map<String, String> claims() {
        return Map.of("enquiry", ENQUIRY.toString(), "form", "contact", "kind", "RESOLVE");
    }

    private String signed(String purpose, Map<String, String> claims) {
        return SignedToken.of(purpose, received.plusSeconds(60), claims).sign(vault);
    }

    private String token(StaffAction action) {
        return links.path(action, received)
                .substring(ActionLinks.below(action.form()).length());
    }
}
