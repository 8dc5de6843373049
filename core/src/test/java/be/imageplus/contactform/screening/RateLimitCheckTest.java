/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RateLimitCheckTest { // R2.5, R3.6

    private static final RateLimits UNLIMITED = Circumstances.UNLIMITED;
    private static final Rate TWO = new Rate(2, Duration.ofMinutes(10));

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final Vault vault = Vault.of(KeySet.generate());

    @Test
    void limitsWhatComesFromOneNetwork() {
        ScreeningCheck check = keeping(UNLIMITED.withPerClient(TWO));

        assertThat(check.check(enquiry("192.0.2.1", "a@example.org", "contact")))
                .isEqualTo(new Verdict.Accept());
        assertThat(check.check(enquiry("192.0.2.1", "b@example.org", "contact")))
                .isEqualTo(new Verdict.Accept());
        assertThat(check.check(enquiry("192.0.2.1", "c@example.org", "other")))
                .isEqualTo(new Verdict.Refuse("rate-limited", Optional.of(Duration.ofMinutes(5))));
        assertThat(check.check(enquiry("192.0.2.2", "d@example.org", "contact")))
                .isEqualTo(new Verdict.Accept());
    }

    @Test
    void takesTheSlash64OfIpv6ForOneNetwork() {
        ScreeningCheck check = keeping(UNLIMITED.withPerClient(TWO));

        check.check(enquiry("2001:db8:1:2::1", "a@example.org", "contact"));
        check.check(enquiry("2001:db8:1:2:ffff:ffff:ffff:ffff", "b@example.org", "contact"));

        assertThat(check.check(enquiry("2001:db8:1:2:5::7", "c@example.org", "contact")))
                .isInstanceOf(Verdict.Refuse.class);
        assertThat(check.check(enquiry("2001:db8:1:3::1", "d@example.org", "contact")))
                .isEqualTo(new Verdict.Accept());
    }

    @Test
    void takesAnIpv4AddressThatIsMappedIntoIpv6ForItself() {
        ScreeningCheck check = keeping(UNLIMITED.withPerClient(TWO));

        check.check(enquiry("192.0.2.1", "a@example.org", "contact"));
        check.check(enquiry("::ffff:192.0.2.1", "b@example.org", "contact"));

        assertThat(check.check(enquiry("192.0.2.1", "c@example.org", "contact")))
                .isInstanceOf(Verdict.Refuse.class);
        assertThat(check.check(enquiry("::ffff:192.0.2.2", "d@example.org", "contact")))
                .isEqualTo(new Verdict.Accept());
    }

    @Test
    void limitsWhatIsSentInTheNameOfOneAddressHoweverItIsWritten() {
        ScreeningCheck check = keeping(UNLIMITED.withPerAddress(TWO));

        check.check(enquiry("192.0.2.1", "Ada@Bücher.example", "contact"));
        check.check(enquiry("192.0.2.2", "ada@BÜCHER.example", "contact"));

        assertThat(check.check(enquiry("192.0.2.3", "ADA@xn--bcher-kva.example", "contact")))
                .isInstanceOf(Verdict.Refuse.class);
        assertThat(check.check(enquiry("192.0.2.3", "ada+shop@xn--bcher-kva.example", "contact")))
                .isEqualTo(new Verdict.Accept());
    }

    @Test
    void limitsNoAddressWhereAFormHasNone() {
        ScreeningCheck check = keeping(UNLIMITED.withPerAddress(TWO));

        for (int i = 0; i < 10; i++) {
            assertThat(check.check(enquiry("192.0.2.1", "", "contact"))).isEqualTo(new Verdict.Accept());
        }
    }

    @Test
    void limitsAnAddressInWhicheverFieldItIs() {
        ScreeningCheck check = keeping(UNLIMITED.withPerAddress(TWO));

        check.check(booking("192.0.2.1", "a@example.org", "victim@example.org"));
        check.check(booking("192.0.2.2", "victim@example.org", "b@example.org"));

        assertThat(check.check(booking("192.0.2.3", "c@example.org", "victim@example.org")))
                .isInstanceOf(Verdict.Refuse.class);
        assertThat(check.check(booking("192.0.2.3", "a@example.org", "b@example.org")))
                .isEqualTo(new Verdict.Accept());
    }

    /** So two enquiries never wait for each other's cells, and one that repeats an address is counted once. */
    @Test
    void asksForAddressesOnceAndInOneOrder() {
        List<Demand> asked = new ArrayList<>();
        ScreeningCheck check = keeping(RateLimits.STANDARD, new Recording(asked, false));

        check.check(booking("192.0.2.1", "a@example.org", "b@example.org", "A@EXAMPLE.ORG"));
        List<Demand> first = List.copyOf(asked);
        asked.clear();
        check.check(booking("192.0.2.1", "b@example.org", "a@example.org"));

        assertThat(first).hasSize(5);
        assertThat(asked).isEqualTo(first);
    }

    @Test
    void limitsWhatComesThroughOneForm() {
        ScreeningCheck check = keeping(UNLIMITED.withPerForm(TWO));

        check.check(enquiry("192.0.2.1", "a@example.org", "contact"));
        check.check(enquiry("192.0.2.2", "b@example.org", "contact"));

        assertThat(check.check(enquiry("192.0.2.3", "c@example.org", "contact")))
                .isInstanceOf(Verdict.Refuse.class);
        assertThat(check.check(enquiry("192.0.2.3", "c@example.org", "booking")))
                .isEqualTo(new Verdict.Accept());
    }

    /** A bot that has them gets no more into a form than people may send through it. */
    @Test
    void tenThousandNetworksShareTheLimitOfTheForm() {
        ScreeningCheck check = keeping(RateLimits.STANDARD);

        long accepted = IntStream.range(0, 10_000)
                .mapToObj(i -> check.check(
                        enquiry("2001:db8:" + Integer.toHexString(i) + "::1", i + "@example.org", "contact")))
                .filter(Verdict.Accept.class::isInstance)
                .count();

        assertThat(accepted).isEqualTo(RateLimits.STANDARD.perForm().burst());
    }

    @Test
    void limitsWhatComesOverall() {
        ScreeningCheck check = keeping(UNLIMITED.withOverall(TWO));

        check.check(enquiry("192.0.2.1", "a@example.org", "contact"));
        check.check(enquiry("192.0.2.2", "b@example.org", "booking"));

        assertThat(check.check(enquiry("192.0.2.3", "c@example.org", "jobs"))).isInstanceOf(Verdict.Refuse.class);
    }

    /** So a machine that is refused uses up nobody's allowance but its own. */
    @Test
    void asksTheNarrowestLimitFirst() {
        List<Demand> asked = new ArrayList<>();
        ScreeningCheck check = keeping(RateLimits.STANDARD, new Recording(asked, false));

        check.check(enquiry("192.0.2.1", "a@example.org", "contact"));

        assertThat(asked)
                .extracting(Demand::rate)
                .containsExactly(
                        RateLimits.STANDARD.perClient(),
                        RateLimits.STANDARD.perAddress(),
                        RateLimits.STANDARD.perForm(),
                        RateLimits.STANDARD.overall());
        assertThat(asked).extracting(Demand::key).doesNotHaveDuplicates();
    }

    @Test
    void makesTheSameKeysOnAllNodesOnlyWhereTheLimiterIsShared() {
        assertThat(keysOfTwoNodes(true)).hasSize(4);
        assertThat(keysOfTwoNodes(false)).hasSize(8);
    }

    @Test
    void allowsTenInTenMinutesUnlessTold() {
        ScreeningCheck check = keeping(RateLimits.STANDARD);
        for (int i = 0; i < 10; i++) {
            assertThat(check.check(enquiry("192.0.2.1", i + "@example.org", "contact")))
                    .isEqualTo(new Verdict.Accept());
        }

        assertThat(check.check(enquiry("192.0.2.1", "a@example.org", "contact")))
                .isEqualTo(new Verdict.Refuse("rate-limited", Optional.of(Duration.ofMinutes(1))));
    }

    /** Nobody is recognised the day after. */
    @Test
    void startsAnewAtMidnight() {
        clock.set("2026-11-23T23:59:59Z");
        ScreeningCheck check = keeping(UNLIMITED.withPerClient(TWO));
        check.check(enquiry("192.0.2.1", "a@example.org", "contact"));
        check.check(enquiry("192.0.2.1", "a@example.org", "contact"));

        clock.advance(Duration.ofSeconds(1));

        assertThat(check.check(enquiry("192.0.2.1", "a@example.org", "contact")))
                .isEqualTo(new Verdict.Accept());
    }

    private List<Long> keysOfTwoNodes(boolean shared) {
        List<Demand> asked = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            keeping(RateLimits.STANDARD, new Recording(asked, shared))
                    .check(enquiry("192.0.2.1", "a@example.org", "contact"));
        }
        return asked.stream().map(Demand::key).distinct().toList();
    }

    private Screened booking(String client, String... addresses) {
        return giving(client, "booking", addresses);
    }

    private ScreeningCheck keeping(RateLimits limits) {
        return keeping(limits, new CaffeineRateLimiter(clock));
    }

    private ScreeningCheck keeping(RateLimits limits, RateLimiter limiter) {
        return new RateLimitCheck(new Screening.Counting(limits, limiter, vault, clock));
    }

    private Screened enquiry(String client, String email, String form) {
        return giving(client, form, email);
    }

    private Screened giving(String client, String form, String... addresses) {
        return new Screened(
                form,
                new FormToken(form, "https://example.org", new NoticeRef("1", "en", "ab"), clock.instant(), "nonce"),
                Map.of("name", "Ada"),
                Stream.of(addresses)
                        .flatMap(address -> EmailAddress.parse(address).stream())
                        .toList(),
                "",
                "",
                Circumstances.visitor(address(client)),
                clock.instant());
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Recording(List<Demand> asked, boolean isShared) implements RateLimiter {

        @Override
        public Optional<Duration> refuseUntil(List<Demand> demands) {
            asked.addAll(demands);
            return Optional.empty();
        }
    }
}
