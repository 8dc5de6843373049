/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.mail.AcknowledgementOutcome.DELIVERED;
import static be.imageplus.contactform.mail.AcknowledgementOutcome.LIMITED;
import static be.imageplus.contactform.mail.AcknowledgementOutcome.UNANSWERED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebSettings;
import be.imageplus.contactform.work.RecordId;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom an acknowledgement is owed, and how many; the receipt tells nobody (R4.8). */
class AcknowledgementOwedTest {

    private static final Actor HANDLER = Actor.of("handler", "7");

    @TempDir
    Path directory;

    private Acknowledging site;

    @BeforeEach
    void open() {
        site = Acknowledging.in(directory);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Nested
    class NoMail {

        @Test
        void isOwedUnlessItIsSwitchedOn() {
            site.close();
            site = Acknowledging.switchedOff(directory.resolve("off"));
            site.journey.forms.start();

            site.submit(site.enquiry());

            site.toStaff.awaitMails(1);
            assertThat(site.owed()).isZero();
            assertThat(site.outcomes).isEmpty();
            assertThat(site.journey.forms.findings())
                    .extracting(Finding::code)
                    .contains("MAIL-ACKNOWLEDGEMENT-OFF", "FORM-ACKNOWLEDGES-UNVERIFIED");
        }

        @Test
        void isOwedForAnEnquiryThatIsHeldBackNorWhenItIsReleased() { // R3.6
            site.journey.forms.start();
            RecordId held = site.submit(Journey.with(site.enquiry(), "message", "Something odd"));
            assertThat(site.owed()).isZero();

            site.journey.forms.inbox().release(held, HANDLER);

            site.toStaff.awaitMails(1);
            assertThat(site.owed()).isZero();
            assertThat(site.outcomes).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "someone@example.org",
                    "someone@shop.example.org",
                    "boss@example.com",
                    "Boss+list@example.com",
                    "MAILER-DAEMON@example.net",
                    "postmaster+x@example.net",
                    "no-reply@example.net",
                    "noreply2@example.net",
                    "owner-list@example.net",
                    "list-request@example.net",
                    "bounces-17@example.net",
                    "用户@example.net"
                })
        void goesToTheSiteItselfNorToSoftware(String address) {
            site.submit(site.from(address));

            assertThat(site.owed()).isZero();
            assertThat(site.outcomes).containsExactly(UNANSWERED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"info@example.net", "sales@example.net", "noel@example.net", "requests@example.net"})
        void isKeptFromPeopleWhoseAddressOnlyLooksSimilar(String address) {
            site.submit(site.from(address));

            assertThat(site.owed()).isEqualTo(1);
        }

        @Test
        void isOwedForAReplay() {
            Map<String, String> values = site.enquiry();
            site.submit(values);
            site.submit(values);

            assertThat(site.owed()).isEqualTo(1);
            assertThat(site.outcomes).isEmpty();
        }
    }

    /** Or anybody who types an address would learn whether its owner has written that day. */
    @Nested
    class TheReceipt {

        @Test
        void saysTheSameToEverybodyThatAMailMayCome() { // R3.6
            assertThat(receipt()).contains("You may also get a short automatic email");
        }

        @Test
        void saysNothingOfAMailWhereNoneIsSent() {
            site.close();
            site = Acknowledging.switchedOff(directory.resolve("off"));

            assertThat(receipt()).contains("7Q4M-2KXD").doesNotContain("automatic email");
        }

        private String receipt() {
            WebRequest request = new WebRequest(
                    "GET",
                    Journey.ORIGIN,
                    "",
                    "/contact/received",
                    "reference=7Q4M-2KXD&lang=en",
                    Map.of(),
                    InetAddress.getLoopbackAddress(),
                    InputStream.nullInputStream());
            return new String(
                    site.journey
                            .forms
                            .web(WebSettings.defaults())
                            .handle(request)
                            .body(),
                    UTF_8);
        }
    }

    @Nested
    class Limits {

        @Test
        void aThousandEnquiriesInTheNameOfOneAddressAreOneMail() {
            for (int i = 0; i < 1000; i++) {
                site.submit(Journey.with(site.from(anySpelling(i)), "message", "Enquiry " + i));
            }

            assertThat(site.owed()).isEqualTo(1);
            assertThat(site.outcomes).hasSize(999).containsOnly(LIMITED);
        }

        private String anySpelling(int i) {
            return switch (i % 4) {
                case 0 -> "victim@example.net";
                case 1 -> "victim+" + i + "@example.net";
                case 2 -> "VicTim@Example.NET";
                default -> "Victim+a+" + i + "@example.net";
            };
        }

        @Test
        void anAddressIsSentAnotherOneOnAnotherDay() {
            site.submit(site.enquiry());
            site.submit(site.enquiry());
            assertThat(site.owed()).isEqualTo(1);

            site.journey.clock.advance(Duration.ofDays(1));
            site.submit(site.enquiry());

            assertThat(site.owed()).isEqualTo(2);
        }

        @Test
        void allAddressesTogetherAreSentNoMoreThanAnHourAndADayAllow() {
            site.close();
            site = Acknowledging.in(directory.resolve("limited"), terms -> terms.withLimits(2, 3, 5));
            for (int i = 0; i < 3; i++) {
                site.submit(site.enquiry());
                site.submit(site.from("b" + i + "@example.net"));
            }
            assertThat(site.owed()).isEqualTo(3);

            site.journey.clock.advance(Duration.ofHours(1).plusMillis(1));
            for (int i = 0; i < 5; i++) {
                site.submit(site.from("c" + i + "@example.net"));
            }

            assertThat(site.owed()).as("the day's limit").isEqualTo(5);
            assertThat(site.outcomes).hasSize(3 + 3).containsOnly(LIMITED);
        }

        @Test
        void noLimitKeepsTheEnquiryFromStaff() {
            site.journey.forms.start();
            site.submit(site.enquiry());
            site.submit(Journey.with(site.enquiry(), "message", "Another one"));

            site.toStaff.awaitMails(2);
            site.awaitOutcomesInAnyOrder(LIMITED, DELIVERED);
        }
    }
}
