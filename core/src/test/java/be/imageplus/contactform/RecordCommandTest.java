/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.notice.ProcessingRecords;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCommandTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final String IMAGEPLUS = "../examples/imageplus-site/src/main/resources/processing-register.yml";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @Test
    void printsTheRecordOfProcessingActivities() throws IOException {
        assertThat(run(register(TestRegister.yaml()))).isZero();
        assertThat(printed())
                .isEqualTo(ProcessingRecords.of(TestRegister.example(), TODAY)
                        .activities(Locale.ENGLISH)
                        .markdown());
    }

    @Test
    void printsAnyOfTheRecordsInAnyFormatAndLanguage() {
        assertThat(run(IMAGEPLUS, "--format", "csv", "--language", "fr", "--record", "transfers"))
                .isZero();
        assertThat(printed()).startsWith("\"Transfert\",").contains("\r\n", "Royaume-Uni");
        printed.reset();
        assertThat(run(IMAGEPLUS, "--record", "recipients", "--format", "json", "--language", "de"))
                .isZero();
        assertThat(printed()).startsWith("{").contains("Verzeichnis der Empfänger");
        printed.reset();
        assertThat(run(IMAGEPLUS, "--record", "assessments", "--format", "markdown"))
                .isZero();
        assertThat(printed()).startsWith("# Legitimate-interest assessments");
    }

    @Test
    void printsWhatThereIsOfAnIncompleteRegister() throws IOException {
        assertThat(run(register(
                        TestRegister.yaml().replace("privacy-contact: privacy@example.org", "privacy-contact:"))))
                .isZero();
        assertThat(printed()).contains("Example Works");
    }

    @Test
    void saysWhyARegisterCannotBeRead() {
        assertThat(run(directory.resolve("none.yml").toString())).isEqualTo(1);
        assertThat(complained()).contains("REGISTER-UNREADABLE");
        assertThat(printed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--format json",
                "R --format",
                "R --format xml",
                "R --record notice",
                "R --format csv --format json",
                "R --colour red",
                "R json"
            })
    void explainsItselfToWrongArguments(String arguments) throws IOException {
        String file = register(TestRegister.yaml());
        assertThat(run(Stream.of(arguments.split(" "))
                        .filter(each -> !each.isEmpty())
                        .map(each -> each.equals("R") ? file : each)
                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(complained()).contains("usage: RecordCommand");
        assertThat(printed()).isEmpty();
    }

    @Test
    void doesNotMixLanguages() throws IOException {
        assertThat(run(register(TestRegister.yaml()), "--language", "fr")).isEqualTo(2);
        assertThat(complained()).isEqualToIgnoringNewLines("The register is written in en.");
    }

    @Test
    void endsItsProcessWithTheCode() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=US-ASCII",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordCommand.class.getName(),
                        IMAGEPLUS,
                        "--language",
                        "fr")
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("Registre des activités de traitement");
    }

    @Test // R4.5
    void theFrontDoorAddsWhatOperatorsSaid() {
        try (Journey journey = Journey.in(directory)) {
            assertThat(journey.forms.records().transfers(Locale.ENGLISH).json()).doesNotContain("invalidation");

            journey.forms
                    .transfers()
                    .invalidate(
                            "Commission Implementing Decision (EU) 2023/1795",
                            LocalDate.of(2026, 1, 1),
                            Invalidation.Reason.COURT_RULING);

            assertThat(journey.forms.records().transfers(Locale.ENGLISH).markdown())
                    .contains("**Declared void from:** 1 January 2026", "a court declared it invalid");
            assertThat(journey.forms.records().activities(Locale.ENGLISH).markdown())
                    .contains("declared void from 1 January 2026 on");
        }
    }

    private String register(String yaml) throws IOException {
        return Files.writeString(directory.resolve("register.yml"), yaml).toString();
    }

    private int run(String... arguments) {
        return RecordCommand.run(
                List.of(arguments),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8),
                SettableClock.at(TestRegister.NOW.toString()));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return complained.toString(StandardCharsets.UTF_8);
    }
}
