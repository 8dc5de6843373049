/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterLoaderTest {

    private static final String YAML = TestRegister.yaml();

    /** Characters that mean something in YAML. */
    private static final String DAMAGE = ":-[]{}#&*!|>'\"%@`\n\t ,?~";

    @Nested
    class AWrongPart {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "revised: 2026-11-02 | revised: 2 November | notice.revised",
                    "revised: 2026-11-02 | revised: 2026-02-30 | notice.revised",
                    "time-zone: Europe/Brussels | time-zone: Europe/Ghent | notice.time-zone",
                    "languages: [en] | languages: [en, english] | notice.languages[1]",
                    "country: BE | country: BEL | controller.country",
                    "origins: [https://example.org, | origins: [https://example.org/contact, | controller.origins[0]",
                    "origins: [https://example.org, | origins: [example.org, | controller.origins[0]",
                    "origins: [https://example.org, | origins: [https://example.org?a, | controller.origins[0]",
                    "category: message | category: letters | data-items[0].category",
                    "required: true | required: perhaps | data-items[0].required",
                    "minimum-age: 16 | minimum-age: -1 | declarations.minimum-age",
                    "minimum-age: 16 | minimum-age: 99999999999 | declarations.minimum-age",
                    "valid-through: 2031-12-27 | valid-through: 2031 | recipients[1].transfer-mechanisms[0].valid-through",
                    "period: P12M | period: a year | retention[0].period",
                    "period: P12M | period: P0D | retention[0].period",
                    "period: P12M | period: -P12M | retention[0].period",
                    "granted: [access, | granted: [acces, | rights.granted[0]",
                })
        void isNamedWithItsPathAndLine(String right, String wrong, String path) {
            assertThat(findings(YAML.replaceFirst(literal(right), wrong)))
                    .extracting(Finding::code, Finding::path, Finding::source, Finding::line)
                    .containsExactly(tuple("REGISTER-WRONG-VALUE", path, "processing-register.yml", lineOf(right)));
        }

        @Test
        void saysWhatWasExpected() {
            assertThat(findings(YAML.replaceFirst("starts-at: resolved", "starts-at: sometimes")))
                    .singleElement()
                    .hasToString("REGISTER-WRONG-VALUE at retention[0].starts-at (processing-register.yml, line "
                            + lineOf("starts-at: resolved")
                            + "): The value is not one of received, resolved, erased, recorded, external."
                            + " Fix: Write one of received, resolved, erased, recorded, external.");
        }

        @Test
        void ofATextOfManyLinesIsNamedAtItsKey() {
            assertThat(findings(YAML.replaceFirst("criterion: >-", "criterien: >-")))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .containsExactlyInAnyOrder(
                            tuple("REGISTER-UNKNOWN-KEY", "retention[0].criterien", lineOf("criterion: >-")),
                            tuple("REGISTER-MISSING-KEY", "retention[0].criterion", lineOf("- id: submissions")));
        }

        @Test
        void whereASectionIsExpectedIsNamedOnceAndNotForEachOfItsKeys() {
            String yaml = YAML.substring(0, YAML.indexOf("controller:")) + "controller: us\n"
                    + YAML.substring(YAML.indexOf("# What is collected"));

            assertThat(findings(yaml))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .containsExactly(tuple("REGISTER-WRONG-TYPE", "controller", lineOf("controller:")));
        }

        @Test
        void whereASingleValueIsExpectedIsNamed() {
            assertThat(findings(YAML.replace("site: example.org", "site: [example.org]")))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .containsExactly(tuple("REGISTER-WRONG-TYPE", "controller.site", lineOf("site: example.org")));
        }

        @Test
        void thatIsMissingIsNamedAtTheSectionAroundIt() {
            assertThat(findings(YAML.replace("  site: example.org\n", "")))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .containsExactly(tuple("REGISTER-MISSING-KEY", "controller.site", lineOf("controller:")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "~", "null", "''"})
        void thatSaysNothingIsMissing(String nothing) {
            assertThat(findings(YAML.replace("site: example.org", "site: " + nothing)))
                    .extracting(Finding::code, Finding::path)
                    .containsExactly(tuple("REGISTER-MISSING-KEY", "controller.site"));
        }

        @Test
        void thatStandsTwiceIsNamedAtTheSecondPlace() {
            assertThat(findings(YAML.replace("  site: example.org\n", "  site: example.org\n  site: example.net\n")))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .containsExactly(
                            tuple("REGISTER-DUPLICATE-KEY", "controller.site", lineOf("site: example.org") + 1));
        }

        @Test
        void nobodyKnowsIsNamedWithTheKeysThatExist() {
            assertThat(findings(YAML.replace("minimum-age: 16", "minimum-age: 16\n  no-cookies: true")))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo("REGISTER-UNKNOWN-KEY");
                        assertThat(finding.path()).isEqualTo("declarations.no-cookies");
                        assertThat(finding.line()).isEqualTo(lineOf("minimum-age: 16") + 1);
                        assertThat(finding.fix()).contains("no-analytics, no-automated-decisions");
                    });
        }

        @Test
        void doesNotHideAnother() {
            String yaml = YAML.replace("revised: 2026-11-02 ", "revised: yesterday ")
                    .replace("enterprise-number:", "enterprise-numbers:")
                    .replace("country: GB", "country: UK")
                    .replace("valid-through: 2031-12-27", "valid-through: someday")
                    .replace("items: [name, email, phone, message]", "items: [name, email, fax, message]")
                    .replace("answer-within-days: 30", "answer-within-days: soon");

            assertThat(findings(yaml))
                    .extracting(Finding::code, Finding::path)
                    .containsExactly(
                            tuple("REGISTER-WRONG-VALUE", "notice.revised"),
                            tuple("REGISTER-UNKNOWN-KEY", "controller.enterprise-numbers"),
                            tuple("FORM-ITEM-UNDECLARED", "forms[0].items"),
                            tuple("REGISTER-WRONG-VALUE", "recipients[1].country"),
                            tuple("REGISTER-WRONG-VALUE", "recipients[1].transfer-mechanisms[0].valid-through"),
                            tuple("REGISTER-WRONG-VALUE", "rights.answer-within-days"));
        }
    }

    @Nested
    class PartsThatDoNotFit {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "- id: email | - id: name | REGISTER-DUPLICATE-ID | data-items[1].id",
                    "- id: phone | - id: lang | DATA-RESERVED-NAME | data-items[2].id",
                    "- id: phone | - id: _trap | DATA-RESERVED-NAME | data-items[2].id",
                    "- id: cloudflare | - id: controller | RECIPIENT-RESERVED-ID | recipients[0].id",
                    "purpose: reply | purpose: marketing | PURPOSE-UNDECLARED | forms[0].purpose",
                    "purposes: [reply, contract] | purposes: [reply, sale] | PURPOSE-UNDECLARED | data-items[2].purposes",
                })
        void areNamedWithPathAndLine(String right, String wrong, String code, String path) {
            assertThat(findings(YAML.replaceFirst(literal(right), wrong)))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .contains(tuple(code, path, lineOf(right)));
        }

        @Test
        void areToldTogetherWithEverythingElseThatIsMissing() {
            String yaml = YAML.replace("purpose: reply", "purpose: marketing")
                    .replace("privacy-contact: privacy@example.org", "privacy-contact:");

            assertThat(findings(yaml)).extracting(Finding::code).containsExactly("NOTICE-13-1-A", "PURPOSE-UNDECLARED");
        }
    }

    @Nested
    class AFileThatIsNoRegister {

        @ParameterizedTest
        @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "~", "null"})
        void isEmpty(String nothing) {
            assertThat(findings(nothing))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .containsExactly(tuple("REGISTER-EMPTY", "(document)", 1));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "just a sentence | 1",
                    "\"- a\n- list\" | 1",
                    "\"notice:\n  version: [1,\n  revised: 2\" | 3",
                    "\"notice:\n\tversion: 1\" | 2",
                    "\"notice: 1\nversion: a: b\" | 2",
                    "\"? [a]\n: b\" | 1",
                    "\"notice:\n  version: 'it's'\" | 2",
                    "\"notice:\n  version: '1\n  revised: 2\" | 2",
                })
        void isNoYamlFromALineOn(String text, int line) {
            assertThat(findings(text))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .containsExactly(tuple("REGISTER-NOT-YAML", "(document)", line));
        }

        @Test
        void isNoYamlWhenItIsBinary() {
            assertThat(findings("\u0000\u0001\u0002")).extracting(Finding::code).containsExactly("REGISTER-NOT-YAML");
        }

        @Test
        void isOneDocumentOnly() {
            assertThat(findings(YAML + "\n---\nnotice: {}\n"))
                    .extracting(Finding::code)
                    .containsExactly("REGISTER-NOT-YAML");
        }

        @Test
        void isNotInAnotherEncoding() {
            byte[] latin = "notice:\n  version: \"1\"\ncontroller:\n  name: Soci\u00e9t\u00e9\n"
                    .getBytes(StandardCharsets.ISO_8859_1);

            assertThat(findings(() -> ProcessingRegister.load(new ByteArrayInputStream(latin), "latin.yml")))
                    .extracting(Finding::code, Finding::source, Finding::line)
                    .containsExactly(tuple("REGISTER-NOT-UTF-8", "latin.yml", 4));
        }

        @Test
        void isNotLargerThanAnyRegister() {
            assertThat(findings("#".repeat(RegisterText.MAXIMUM_BYTES + 1)))
                    .extracting(Finding::code)
                    .containsExactly("REGISTER-TOO-LARGE");
        }

        @Test
        void isNotThere(@TempDir Path directory) {
            Path missing = directory.resolve("nowhere.yml");

            assertThat(findings(() -> ProcessingRegister.load(missing)))
                    .extracting(Finding::code, Finding::source)
                    .containsExactly(tuple("REGISTER-UNREADABLE", missing.toString()));
        }
    }

    @Nested
    class AnAlias {

        @Test
        void isRefusedWhereItStands() {
            String yaml =
                    YAML.replace("label: Name", "label: &name Name").replace("label: Phone number", "label: *name");

            assertThat(findings(yaml))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .contains(tuple("REGISTER-ALIAS", "data-items[2].label", lineOf("label: Phone number")));
        }

        @Test
        void doesNotBlowAFileUp() {
            StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
            for (int i = 1; i < 40; i++) {
                String each = "*a" + (i - 1);
                bomb.append("a" + i + ": &a" + i + " [" + String.join(", ", List.of(each, each, each, each)) + "]\n");
            }

            assertThat(findings(bomb.toString())).extracting(Finding::code).contains("REGISTER-ALIAS");
        }

        @Test
        void isNotTheOnlyWayToNestTooDeep() {
            assertThat(findings("notice: " + "[".repeat(5_000) + "]".repeat(5_000)))
                    .extracting(Finding::code)
                    .contains("REGISTER-TOO-DEEP");
        }
    }

    @Nested
    class Words {

        @Test
        void thatNameNoLanguageAreInTheFirstOne() {
            ProcessingRegister register = TestRegister.load(YAML.replace("languages: [en]", "languages: [fr, en]"));

            assertThat(register.dataItems().get(0).label().byLanguage()).containsOnlyKeys("fr");
            assertThat(register.languages()).containsExactly(Locale.FRENCH, Locale.ENGLISH);
        }

        @Test
        void mayBeGivenByLanguage() {
            ProcessingRegister register =
                    TestRegister.load(YAML.replace("label: Phone number", "label: {en: Phone number, fr: Téléphone}"));

            LocalizedText label = register.dataItem("phone").orElseThrow().label();
            assertThat(label.in(Locale.FRENCH)).isEqualTo("Téléphone");
            assertThat(label.in(Locale.GERMAN)).isEqualTo("Phone number");
        }

        @Test
        void ofNoLanguageAreRefused() {
            assertThat(findings(YAML.replace("label: Phone number", "label: {en: Phone number, french: Téléphone}")))
                    .extracting(Finding::code, Finding::path, Finding::line)
                    .containsExactly(
                            tuple("REGISTER-WRONG-VALUE", "data-items[2].label.french", lineOf("label: Phone number")));
        }
    }

    @Test
    void readsValuesAsTheyAreWritten() {
        ProcessingRegister register = TestRegister.load(
                YAML.replace("version: \"2026-11\"", "version: 1.10").replace("country: GB", "country: NO"));

        assertThat(register.version()).isEqualTo("1.10");
        assertThat(register.recipient("authsmtp").orElseThrow().country()).isEqualTo("NO");
    }

    @Test
    void shortensANetworkAddressUnlessTheRegisterSaysOtherwise() { // R2.5
        ProcessingRegister register = TestRegister.load(YAML.replaceFirst("    precision: full.*\n", ""));

        assertThat(register.dataItem(DataItem.CLIENT_ADDRESS).orElseThrow().precision())
                .isEqualTo(DataItem.Precision.TRUNCATED);
    }

    @Test
    void readsTheSameFromAFileWithAByteOrderMark(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("processing-register.yml"), "\uFEFF" + YAML);

        assertThat(ProcessingRegister.load(file)).isEqualTo(TestRegister.example());
    }

    @Test
    void isEqualWhereverItsPartsStand() {
        assertThat(TestRegister.load("# moved down\n\n" + YAML))
                .isEqualTo(TestRegister.example())
                .hasSameHashCodeAs(TestRegister.example());
    }

    /** Whatever happens to a file, its owner reads findings with lines and no stack trace. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tellsOfEveryDamageByFindings(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            byte[] damaged = YAML.getBytes(StandardCharsets.UTF_8);
            for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
            }
            try {
                ProcessingRegister.load(new ByteArrayInputStream(damaged), "damaged.yml")
                        .check(TestRegister.NOW);
            } catch (ConfigurationException refused) {
                assertThat(refused.findings()).allSatisfy(finding -> {
                    assertThat(finding.path()).isNotBlank();
                    assertThat(finding.source()).isEqualTo("damaged.yml");
                });
            }
        }
    }

    private static List<Finding> findings(String yaml) {
        return findings(() -> TestRegister.load(yaml));
    }

    private static List<Finding> findings(ThrowingCallable loading) {
        ConfigurationException refused = catchThrowableOfType(ConfigurationException.class, loading);
        assertThat(refused).as("it is refused").isNotNull();
        return refused.findings();
    }

    private static int lineOf(String text) {
        assertThat(YAML).contains(text);
        return 1
                + (int) YAML.substring(0, YAML.indexOf(text))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
    }

    private static String literal(String text) {
        return Pattern.quote(text);
    }
}
