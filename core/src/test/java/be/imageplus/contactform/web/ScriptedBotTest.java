/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static be.imageplus.contactform.web.WebFixture.body;
import static be.imageplus.contactform.web.WebFixture.get;
import static be.imageplus.contactform.web.WebFixture.post;
import static be.imageplus.contactform.web.WebFixture.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.ClientAddressResolver;
import be.imageplus.contactform.kit.ChallengeSolver;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives.Which;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a scripted bot gets into the inbox by the door that people use, and what people are told who share an address.
 */
class ScriptedBotTest { // R2.5, R3.6

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CLIENT = "cf-connecting-ip";

    private WebFixture fixture;
    private ContactWeb web;

    @BeforeEach
    void start(@TempDir Path directory) {
        fixture = new WebFixture(directory, builder -> builder.screening(ScreeningRules.defaults()));
        web = trusting("127.0.0.0/8");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Nested
    class NothingOfABotIsInTheInbox {

        @ParameterizedTest
        @ValueSource(strings = {"", "made-up"})
        void afterAPlainPost(String token) {
            assertThat(send(token, 1, Map.of()).status()).isEqualTo(422);

            assertThat(all()).isEmpty();
        }

        @Test
        void afterAReplayedToken() {
            String token = page();
            passes(Duration.ofMinutes(2));
            assertThat(send(token, 1, Map.of()).status()).isEqualTo(303);

            for (int i = 2; i <= 20; i++) {
                assertThat(send(token, i, Map.of()).status()).isEqualTo(422);
            }

            assertThat(send(token, 1, Map.of()).status())
                    .as("the very same, which is a double click")
                    .isEqualTo(303);
            assertThat(all()).as("that of the person whose page it was").hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void afterAnInstantPostWithAProofOrWithout(boolean proven) {
            JsonNode form = JSON.readTree(body(web.handle(get("http://localhost:8080", "", "/api/contact", ""))));
            String proof = proven
                    ? "&_proof="
                            + URLEncoder.encode(
                                    ChallengeSolver.solve(form.get("challenge").toString()), UTF_8)
                    : "";

            WebResponse answer = web.handle(post(
                    "/contact", FORM, fields(1) + "&_token=" + form.get("token").asString() + proof, Map.of()));

            assertThat(answer.status()).as("as anybody is told").isEqualTo(303);
            assertThat(answer.headers().get("Location")).startsWith("/contact/received?reference=");
            assertNothingForStaff();
            assertThat(all())
                    .singleElement()
                    .satisfies(held -> assertThat(held.screeningReasons()).contains("too-fast"));
        }

        @ParameterizedTest
        @ValueSource(strings = {CLIENT, "x-forwarded-for", "forwarded", "x-real-ip", "true-client-ip"})
        void afterForgedHeadersWhichGiveNoFreshAllowance(String header) {
            web = trusting("10.0.0.0/8");
            assertAllowanceOfOne(i -> Map.of(header, "198.51.100." + i));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x-forwarded-for", "forwarded", "x-real-ip", "true-client-ip"})
        void afterForgedHeadersThatAProxyPassesOn(String header) {
            assertAllowanceOfOne(i -> Map.of(CLIENT, "192.0.2.1", header, "198.51.100." + i));
        }

        @Test
        void afterAForgedHeaderThatAProxyAddsTo() {
            assertAllowanceOfOne(i -> Map.of(CLIENT, "198.51.100." + i + ", 192.0.2.1"));
        }

        @Test
        void afterPostsFromTenThousandAddresses() {
            Map<Integer, Long> answers = IntStream.range(0, 10_000)
                    .mapToObj(i -> send(page(), i, from("198.51." + i / 250 + "." + (i % 250 + 1))))
                    .collect(groupingBy(WebResponse::status, counting()));

            assertThat(answers)
                    .as("held as too fast, as many as one form takes in; the others are refused")
                    .isEqualTo(Map.of(303, 300L, 429, 9_700L));
            assertNothingForStaff();
        }

        /** As many as one client may send, which are held; from then on a bot is refused like anybody. */
        private void assertAllowanceOfOne(IntFunction<Map<String, String>> headers) {
            for (int i = 1; i <= 10; i++) {
                assertThat(send(page(), i, headers.apply(i)).status()).isEqualTo(303);
            }
            for (int i = 11; i <= 20; i++) {
                assertThat(send(page(), i, headers.apply(i)).status()).isEqualTo(429);
            }
            assertNothingForStaff();
        }
    }

    @Nested
    class BehindOneAddress {

        @Test
        void theEleventhIsToldWhenToComeBackAndKeepsTheInput() {
            List<String> pages =
                    Stream.generate(ScriptedBotTest.this::page).limit(11).toList();
            passes(Duration.ofMinutes(2));
            for (int i = 1; i <= 10; i++) {
                assertThat(send(pages.get(i - 1), i, from("192.0.2.1")).status())
                        .isEqualTo(303);
            }

            WebResponse refused = send(pages.get(10), 11, from("192.0.2.1"));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.headers()).containsEntry("Retry-After", "60");
            assertThat(body(refused))
                    .contains("please send it again in one minute, or write to privacy@example.org")
                    .contains("visitor-11@example.org", "Hello from number 11");
            assertThat(inbox()).hasSize(10);

            passes(Duration.ofSeconds(60));
            assertThat(send(token(refused), 11, from("192.0.2.1")).status())
                    .as("when they were told to")
                    .isEqualTo(303);
            assertThat(inbox()).hasSize(11);
        }

        @Test
        void whoHasManyOfIpv6IsOneClientWhicheverTheyChoose() {
            for (int i = 1; i <= 10; i++) {
                assertThat(send(page(), i, from("2001:db8:1:2::" + i)).status()).isEqualTo(303);
            }

            assertThat(send(page(), 11, from("2001:db8:1:2:abcd:ef01:2345:6789"))
                            .status())
                    .isEqualTo(429);
            assertThat(send(page(), 12, from("2001:db8:1:3::1")).status()).isEqualTo(303);
        }
    }

    private ContactWeb trusting(String proxies) {
        return fixture.web(WebSettings.defaults()
                .withClientAddresses(new ClientAddressResolver(List.of(proxies), Optional.of(CLIENT))));
    }

    private static Map<String, String> from(String client) {
        return Map.of(CLIENT, client);
    }

    private void passes(Duration time) {
        fixture.clock().advance(time);
    }

    /** The token of a fresh page. */
    private String page() {
        return token(web.handle(get("http://localhost:8080", "", "/contact", "")));
    }

    private WebResponse send(String token, int number, Map<String, String> headers) {
        return web.handle(
                post("/contact", FORM, fields(number) + "&_token=" + URLEncoder.encode(token, UTF_8), headers));
    }

    private static String fields(int number) {
        return "name=Ada&email=visitor-" + number + "%40example.org&message=Hello+from+number+" + number;
    }

    private void assertNothingForStaff() {
        assertThat(inbox()).isEmpty();
        assertThat(fixture.store().outbox().backlog().counts())
                .as("mails to staff")
                .isEmpty();
    }

    private List<Headline> inbox() {
        return listed(Which.in(Stage.RECEIVED, Stage.OPEN));
    }

    private List<Headline> all() {
        return listed(Which.ALL);
    }

    private List<Headline> listed(Which which) {
        return fixture.forms().inbox().list(which, Optional.empty(), 20);
    }
}
