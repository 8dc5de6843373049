/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.LocalizedText.english;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterCheckTest {

    private static final String YAML = TestRegister.yaml();

    @Test
    void findsNothingInACompleteRegister() {
        assertThat(TestRegister.example().check(TestRegister.NOW)).isEmpty();
    }

    @Test
    void findsNothingInTheRegisterOfImageplus() {
        Path imageplus =
                Path.of("..", "examples", "imageplus-site", "src", "main", "resources", "processing-register.yml");

        assertThat(ProcessingRegister.load(imageplus).check(TestRegister.NOW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void namesWhatIsMissingAtThePartAroundIt(String line, String code, String path, String place) {
        assertThat(YAML).contains(line);
        String kept = YAML.replaceFirst(Pattern.quote(line), "#");

        assertThat(findings(kept))
                .extracting(Finding::code, Finding::path, Finding::line)
                .containsExactly(tuple(code, path, lineOf(kept, place)));
    }

    /** A line that is made a comment, the code and path of the finding, and the line at which it is named. */
    static Stream<Arguments> gaps() {
        return Stream.of(
                arguments("  version: \"2026-11\"", "NOTICE-VERSION", "notice.version", "notice:"),
                arguments("  revised: 2026-11-02", "NOTICE-REVISED", "notice.revised", "notice:"),
                arguments("  origins: [https:", "CONTROLLER-ORIGINS", "controller.origins", "controller:"),
                arguments("    interest: responding", "NOTICE-13-1-D", "purposes[0].interest", "- id: reply"),
                arguments(
                        "    purposes: [reply, contract]",
                        "DATA-WITHOUT-PURPOSE",
                        "data-items[2].purposes",
                        "- id: phone"),
                arguments("  granted: [access", "NOTICE-13-2-B", "rights.granted", "rights:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  privacy-contact:", "  privacy-contact: ''", "  privacy-contact: '  '", "  #"})
    void refusesABlankPrivacyContact(String contact) { // R1.7
        assertThat(findings(YAML.replaceFirst(" {2}privacy-contact: privacy@example.org", contact)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("NOTICE-13-1-A");
                    assertThat(finding.path()).isEqualTo("controller.privacy-contact");
                    assertThat(finding.isError()).isTrue();
                });
    }

    @Test
    void asksWhetherThereIsADataProtectionOfficer() { // R1.8
        assertThat(findings(without("  data-protection-officer:", "\n# What is collected")))
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("NOTICE-13-1-B", "controller.data-protection-officer"));
    }

    @Test
    void asksForAPeriodOfEveryCategoryInUse() {
        assertThat(findings(without("  - id: edge-logs", "\n# The rights we grant")))
                .extracting(Finding::code, Finding::path, Finding::problem)
                .containsExactly(tuple(
                        "NOTICE-13-2-A",
                        "retention[category=edge]",
                        "Nothing in the notice says how long data of the category edge is kept (Art. 13(2)(a))."));
    }

    @Test
    void asksWhereToComplain() {
        assertThat(findings(without("supervisory-authority:", "security:")))
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("NOTICE-13-2-D", "supervisory-authority"));
    }

    @Test
    void asksWhatMakesATransferLawful() {
        assertThat(findings(without(
                        "    transfer-mechanisms:\n      - type: adequacy", "    own-retention: delivery logs")))
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("NOTICE-13-1-F", "recipients[1].transfer-mechanisms"));
    }

    @Test
    void asksForNoMechanismWithinTheEeaOrFromTheControllerItself() {
        String bare = without("    transfer-mechanisms:\n      - type: adequacy", "    own-retention: delivery logs");

        assertThat(findings(bare.replace("country: GB", "country: IS"))).isEmpty();
        assertThat(findings(bare.replaceFirst("(?s)(trade-name: AuthSMTP\\s+role: )processor", "$1controller")))
                .isEmpty();
    }

    @Test
    void asksWhatHappensWithoutARequiredItem() {
        assertThat(findings(YAML.replace("    without-it: We cannot answer you.\n", "")))
                .extracting(Finding::code, Finding::path, Finding::isError)
                .containsExactly(tuple("NOTICE-13-2-E", "data-items[1].without-it", true));
    }

    @Test
    void refusesAddressesWithoutASecurityPurposeHoweverExact() { // R2.5, R2.9
        String client = YAML.substring(YAML.indexOf("  - id: client-address"), YAML.indexOf("  - id: browser-family"));
        String forReply = YAML.replace(client, client.replace("[operate, protect]", "[reply]"));

        assertThat(List.of(forReply, forReply.replace("precision: full", "precision: truncated")))
                .allSatisfy(yaml -> assertThat(findings(yaml))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("DATA-ADDRESS-PURPOSE", "data-items[4].purposes")));
    }

    @Test
    void asksForTheTimeOfReceipt() { // R2.7
        assertThat(findings(without("  - id: received-at", "  - id: edge-network-information")))
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("DATA-RECEIVED-AT", "data-items"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE0879.380.125", "BE 0879.380.125", "0879380125", "BE0123.456.749"})
    void acceptsANumberOfTheCrossroadsBank(String number) { // R1.1
        assertThat(findings(YAML.replace("BE0123.456.749", number))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BE0879.380.126",
                "BE0789.380.125",
                "BE879.380.125",
                "BE2879.380.125",
                "NL0879.380.125",
                "unknown"
            })
    void refusesANumberThatFailsItsCheckDigits(String number) { // R1.1
        assertThat(findings(YAML.replace("BE0123.456.749", number)))
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("CONTROLLER-NUMBER", "controller.enterprise-number"));
    }

    @Test
    void leavesTheNumbersOfOtherCountriesAlone() {
        assertThat(findings(YAML.replace("BE0123.456.749", "HRB 1234").replace("country: BE", "country: DE")))
                .isEmpty();
    }

    @Test
    void findsEverythingAtOnceAlsoInARegisterOfAProgram() {
        ProcessingRegister register = ProcessingRegister.builder()
                .zone(ZoneId.of("Europe/Brussels"))
                .controller(Controller.of("Example Works", "BE", "example.org").withPrivacyContact(" "))
                .dataItem(DataItem.typed("lang", english("Language")))
                .dataItem(DataItem.typed("email", english("Email address")).withPurposes("reply"))
                .dataItem(DataItem.typed("email", english("Email address")).withPurposes("sale"))
                .purpose(Purpose.of("reply", english("Replying"), LegalBasis.LEGITIMATE_INTERESTS))
                .form(DeclaredForm.of("contact", "marketing", "email", "fax"))
                .recipient(Recipient.processor(
                        "authsmtp", "GetOnline Ltd", english("Mail"), "GB", DataItem.Category.MESSAGE))
                .build();

        List<Finding> findings = register.check(TestRegister.NOW);

        assertThat(findings)
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        "REGISTER-DUPLICATE-ID",
                        "DATA-RESERVED-NAME",
                        "PURPOSE-UNDECLARED",
                        "PURPOSE-UNDECLARED",
                        "FORM-ITEM-UNDECLARED",
                        "CONTROLLER-ORIGINS",
                        "DATA-WITHOUT-PURPOSE",
                        "DATA-RECEIVED-AT",
                        "ASSESSMENT-MISSING",
                        "NOTICE-VERSION",
                        "NOTICE-REVISED",
                        "NOTICE-12-1",
                        "NOTICE-13-1-A",
                        "NOTICE-13-1-A",
                        "NOTICE-13-1-B",
                        "NOTICE-13-1-C",
                        "NOTICE-13-1-D",
                        "NOTICE-13-1-E",
                        "NOTICE-13-1-E",
                        "NOTICE-13-1-E",
                        "NOTICE-13-1-E",
                        "NOTICE-13-1-F",
                        "NOTICE-13-2-A",
                        "NOTICE-13-2-A",
                        "NOTICE-13-2-A",
                        "NOTICE-13-2-A",
                        "NOTICE-13-2-A",
                        "NOTICE-13-2-B",
                        "NOTICE-13-2-D",
                        "NOTICE-13-2-F",
                        "NOTICE-14-2-F",
                        "NOTICE-21-4");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.line()).isNull();
            assertThat(finding.fix()).isNotBlank();
        });
    }

    /** Keys that a register can do without; whether an item is required, the form is held against. */
    private static final Pattern OPTIONAL = Pattern.compile(" *(legal-forms|enterprise-number|precision"
            + "|agreement|valid-from|valid-through|last-verified|own-retention|contract-may-follow|minimum-age"
            + "|no-special-categories|no-marketing|no-analytics|no-sale|no-third-party-marketing"
            + "|disclosure-required-by-law|answer-within-days|identity-may-be-checked|copy-on-request"
            + "|required|condition): .*");

    private static final Pattern KEY = Pattern.compile(" *(- )?[a-z-]+:.*");

    /** So no promise is dropped by a slip of the hand. */
    @Test
    void noticesEachLineThatIsTakenAway() {
        List<String> lines = YAML.lines().toList();
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> left = new ArrayList<>(lines);
            String taken = left.remove(i).replaceFirst(" *#.*", "");
            List<Finding> found = findingsOrRefusal(String.join("\n", left));
            assertThat(found).allSatisfy(finding -> assertThat(finding.line()).isBetween(1, lines.size()));
            if (found.isEmpty()
                    && KEY.matcher(taken).matches()
                    && !OPTIONAL.matcher(taken).matches()) {
                unnoticed.add(taken);
            }
        }

        assertThat(unnoticed).isEmpty();
    }

    private static List<Finding> findingsOrRefusal(String yaml) {
        try {
            return findings(yaml);
        } catch (ConfigurationException refused) {
            return refused.findings();
        }
    }

    private static List<Finding> findings(String yaml) {
        return TestRegister.load(yaml).check(TestRegister.NOW);
    }

    private static String without(String from, String to) {
        int begin = YAML.indexOf(from);
        int end = YAML.indexOf(to, begin);
        assertThat(begin).as(from).isNotNegative();
        assertThat(end).as(to).isNotNegative();
        return YAML.substring(0, begin) + YAML.substring(end);
    }

    private static int lineOf(String yaml, String text) {
        assertThat(yaml).contains(text);
        return 1
                + (int) yaml.substring(0, yaml.indexOf(text))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
    }
}
