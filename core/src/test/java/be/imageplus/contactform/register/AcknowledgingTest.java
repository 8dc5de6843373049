/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.Finding.Severity;
import be.imageplus.contactform.problem.FindingCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgingTest {

    private static final String NO_OFFICER =
            TestRegister.yaml().replaceFirst("(?s) {2}data-protection-officer:.*?\n\n", "\n");

    private static String acknowledging(String code, String more) {
        return """

                acknowledged-findings:
                  - code: %s
                    reason: Our lawyer is looking into it.
                    by: managing director
                    review-by: 2027-06-30
                """.formatted(code) + more.indent(4);
    }

    private static List<Finding> findings(String yaml, String day) {
        return TestRegister.load(yaml).check(Instant.parse(day + "T11:00:00Z"));
    }

    @Test
    void letsAFindingPassAndKeepsItVisible() { // R1.4
        assertThat(findings(NO_OFFICER + acknowledging("NOTICE-13-1-B", ""), "2026-11-23"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ACKNOWLEDGED);
                    assertThat(finding.isError()).isFalse();
                    assertThat(finding.acknowledgement())
                            .isEqualTo("managing director until 2027-06-30: Our lawyer is looking into it.");
                    assertThat(finding).asString().endsWith("Our lawyer is looking into it.");
                });
    }

    @Test
    void isTheSameInARegisterOfAProgram() {
        ProcessingRegister file = TestRegister.load(NO_OFFICER + acknowledging("NOTICE-13-1-B", "path: notice"));

        assertThat(file.acknowledgements())
                .containsExactly(Acknowledgement.of(
                                "NOTICE-13-1-B",
                                "Our lawyer is looking into it.",
                                "managing director",
                                LocalDate.of(2027, 6, 30))
                        .at("notice"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-31, ACKNOWLEDGED, ''",
        "2027-06-01, ACKNOWLEDGED, ACKNOWLEDGEMENT-ENDS-SOON",
        "2027-06-30, ACKNOWLEDGED, ACKNOWLEDGEMENT-ENDS-SOON",
        "2027-07-01, ERROR, ACKNOWLEDGEMENT-EXPIRED"
    })
    void endsOnTheDayOfItsReviewAndSaysSoBefore(String day, Severity severity, String announced) {
        List<Finding> findings = findings(NO_OFFICER + acknowledging("NOTICE-13-1-B", ""), day);

        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("NOTICE-13-1-B"))
                .extracting(Finding::severity)
                .containsExactly(severity);
        assertThat(findings)
                .filteredOn(finding -> finding.code().startsWith("ACK"))
                .extracting(Finding::code, Finding::severity)
                .containsExactlyElementsOf(
                        announced.isEmpty() ? List.of() : List.of(tuple(announced, Severity.WARNING)));
    }

    @Test
    void countsDaysInTheRegistersZone() {
        String yaml = NO_OFFICER + acknowledging("NOTICE-13-1-B", "");
        Instant lastMinute = Instant.parse("2027-06-30T21:59:59Z"); // Brussels is two hours ahead

        assertThat(TestRegister.load(yaml).check(lastMinute)).noneMatch(Finding::isError);
        assertThat(TestRegister.load(yaml).check(lastMinute.plusSeconds(1))).anyMatch(Finding::isError);
    }

    @Test
    void isForOnePlaceOnlyIfItNamesOne() {
        String gaps = TestRegister.yaml().replaceAll("    without-it: .*\n", "");
        String here = acknowledging("NOTICE-13-2-E", "path: data-items[1].without-it");

        assertThat(findings(gaps + here, "2026-11-23"))
                .extracting(Finding::path, Finding::severity)
                .containsExactly(
                        tuple("data-items[0].without-it", Severity.ERROR),
                        tuple("data-items[1].without-it", Severity.ACKNOWLEDGED),
                        tuple("data-items[3].without-it", Severity.ERROR));
        assertThat(findings(gaps + acknowledging("NOTICE-13-2-E", ""), "2026-11-23"))
                .extracting(Finding::severity)
                .containsOnly(Severity.ACKNOWLEDGED);
    }

    @Test
    void isAFindingItselfWhenItCoversNothing() {
        assertThat(findings(TestRegister.yaml() + acknowledging("NOTICE-13-1-B", ""), "2026-11-23"))
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("ACKNOWLEDGEMENT-UNUSED", "acknowledged-findings[0]"));
    }

    @Test
    void mayCoverWhatIsFoundInSettings() {
        ProcessingRegister register =
                TestRegister.load(TestRegister.yaml() + acknowledging("MAIL-FROM-OUTSIDE-SITE", ""));
        Finding outside = Finding.of(FindingCode.MAIL_FROM_OUTSIDE_SITE, "mail.from", "example.com");

        assertThat(register.check(TestRegister.NOW)).isEmpty();
        assertThat(register.acknowledge(List.of(outside), TestRegister.NOW))
                .extracting(Finding::severity)
                .containsExactly(Severity.ACKNOWLEDGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTICE-13-1-A", "NOTICE-REVISED", "ACKNOWLEDGEMENT-EXPIRED", "NOTICE-13-1-Z"})
    void coversNothingThatTheLibraryCannotDoWithout(String code) { // R1.7, R6.16
        String blank = TestRegister.yaml()
                .replace("privacy-contact: privacy@example.org", "privacy-contact:")
                .replaceFirst(" {2}revised: .*", "");

        assertThat(findings(blank + acknowledging(code, ""), "2026-11-23"))
                .extracting(Finding::code, Finding::severity)
                .containsExactly(
                        tuple("NOTICE-REVISED", Severity.ERROR),
                        tuple("NOTICE-13-1-A", Severity.ERROR),
                        tuple("ACKNOWLEDGEMENT-UNKNOWN", Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "reason", "by", "review-by"})
    void needsAReasonSomebodyAndADate(String key) {
        String incomplete =
                acknowledging("NOTICE-13-1-B", "").replaceFirst("(?m)( |- )" + key + ": .*", "$1" + key + ":");

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> TestRegister.load(NO_OFFICER + incomplete))
                        .findings())
                .extracting(Finding::code, Finding::path)
                .contains(tuple("REGISTER-MISSING-KEY", "acknowledged-findings[0]." + key));
    }
}
