/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.FindingReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

    private static final String BLANK =
            TestRegister.yaml().replace("privacy-contact: privacy@example.org", "privacy-contact:");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void passesACompleteRegister() throws IOException {
        assertThat(run(register(TestRegister.yaml()))).isZero();
        assertThat(printed()).isEqualTo("0 errors, 0 warnings, 0 acknowledged\n");
    }

    @Test
    void namesCodePlaceProblemAndFixOfWhatStopsAStart() throws IOException {
        String file = register(BLANK);

        assertThat(run(file)).isEqualTo(1);
        assertThat(printed()).isEqualTo("""
                        error NOTICE-13-1-A at controller.privacy-contact (%s, line %d)
                          Nothing says whom to write to on privacy questions (Art. 13(1)(a), R1.7).
                          Fix: Add the address at which rights are exercised.

                        1 error, 0 warnings, 0 acknowledged
                        """.formatted(
                        file,
                        1
                                + BLANK.lines()
                                        .toList()
                                        .indexOf(BLANK.lines()
                                                .filter(line -> line.contains("privacy-contact:"))
                                                .findFirst()
                                                .orElseThrow())));
    }

    @Test
    void passesWarningsAndWhatIsAcknowledged() throws IOException {
        String known = """

                acknowledged-findings:
                  - {code: NOTICE-13-1-D, reason: known, by: director, review-by: 2027-06-30}
                """;
        String file = register(TestRegister.yaml()
                        .replace("    interest: being able to defend our rights\n", "")
                        .replace("valid-through: 2031-12-27", "valid-through: 2027-01-31")
                + known);

        assertThat(run(file)).isZero();
        assertThat(printed())
                .contains("warning TRANSFER-ENDS-SOON", "acknowledged NOTICE-13-1-D", "Acknowledged by director until")
                .endsWith("0 errors, 1 warning, 1 acknowledged\n");
    }

    @Test
    void speaksJsonToPrograms() throws IOException {
        assertThat(run(register(BLANK), "--format", "json")).isEqualTo(1);

        JsonNode report = JsonMapper.shared().readTree(printed());
        assertThat(report.get("errors").asInt()).isEqualTo(1);
        JsonNode finding = report.get("findings").get(0);
        assertThat(finding.get("code").asString()).isEqualTo("NOTICE-13-1-A");
        assertThat(finding.get("severity").asString()).isEqualTo("error");
        assertThat(finding.get("rule").asString()).isEqualTo("Art. 13(1)(a), R1.7");
        assertThat(finding.propertyNames())
                .containsExactly("code", "severity", "title", "path", "file", "line", "problem", "rule", "why", "fix");
    }

    @Test
    void tellsOfARegisterThatCannotBeReadInTheSameForm() {
        assertThat(run(directory.resolve("none.yml").toString(), "--format", "json"))
                .isEqualTo(1);
        assertThat(JsonMapper.shared()
                        .readTree(printed())
                        .at("/findings/0/code")
                        .asString())
                .isEqualTo("REGISTER-UNREADABLE");
    }

    @Test
    void explainsACode() {
        assertThat(run("--explain", "NOTICE-21-4")).isZero();
        assertThat(printed()).startsWith("NOTICE-21-4\n").contains("Art. 21(4)", "*Fix:* ");
    }

    @Test
    void printsTheReferencePage() {
        assertThat(run("--reference")).isZero();
        assertThat(printed()).isEqualTo(FindingReference.markdown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--help", "a.yml --format", "a.yml --format xml", "a.yml b.yml", "--explain", "--explain X"})
    void explainsItselfWhenItIsMisused(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(printed()).containsAnyOf("usage: CheckCommand", "No finding has this code.");
    }

    @Test
    void endsItsProcessWithTheCode() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckCommand.class.getName(),
                        register(BLANK))
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(1);
        assertThat(output).contains("NOTICE-13-1-A");
    }

    private String register(String yaml) throws IOException {
        return Files.writeString(directory.resolve("register.yml"), yaml).toString();
    }

    private int run(String... arguments) {
        return CheckCommand.run(
                List.of(arguments),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                SettableClock.at(TestRegister.NOW.toString()));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
