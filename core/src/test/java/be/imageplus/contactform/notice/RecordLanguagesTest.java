/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.notice.ProcessingActivity.Origin;
import be.imageplus.contactform.notice.ProcessingActivity.Subjects;
import be.imageplus.contactform.notice.RecipientsDocument.Task;
import be.imageplus.contactform.register.Applicability;
import be.imageplus.contactform.register.LegalBasis;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.text.Messages;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of the first consumer, in each of its languages, and as their published schema says. */
class RecordLanguagesTest {

    private static final ProcessingRegister IMAGEPLUS = ProcessingRegister.load(
            Path.of("..", "examples", "imageplus-site", "src", "main", "resources", "processing-register.yml"));

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream file = ProcessingRecords.class.getResourceAsStream("processing-records.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Error> mistakes(String json) {
        return SCHEMA.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static List<RecordDocument> all(ProcessingRecords records, Locale language) {
        return List.of(
                records.activities(language),
                records.recipients(language),
                records.transfers(language),
                records.assessments(language));
    }

    static Stream<Locale> languages() {
        return IMAGEPLUS.languages().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void areAsTheSchemaSays(Locale language) {
        for (RecordDocument record : all(ProcessingRecords.of(IMAGEPLUS, DAY), language)) {
            assertThat(mistakes(record.json())).as(record.title()).isEmpty();
        }
    }

    @Test
    void areAsTheSchemaSaysWhateverIsMissingOrSaid() {
        ProcessingRegister bare = TestRegister.load(TestRegister.yaml()
                .replaceAll("(?m)^(notice:\n  version: .*)\n  revised: .*$", "$1")
                .replaceAll("    agreement: .*\n", "")
                .replaceAll("  enterprise-number: .*\n", "")
                .replaceAll("  privacy-contact: .*\n", "")
                .replaceAll("    own-retention: .*", "    keeps-content-for: P30D")
                .replaceFirst("(?s)    assessment:\n.*?owner: managing director\n", ""));
        List<Invalidation> said = Stream.of("2023/1795", "2021/914", "2021/1772, as extended")
                .map(act -> new Invalidation(
                        "Commission Implementing Decision (EU) " + act,
                        DAY,
                        Invalidation.Reason.REPEALED,
                        Instant.parse("2026-10-30T10:15:30.5Z")))
                .toList();
        for (RecordDocument record : all(ProcessingRecords.of(bare, DAY, said), Locale.ENGLISH)) {
            assertThat(mistakes(record.json())).as(record.title()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\"asOf\", \"asof\"",
        "\"origin\" : \"register\", \"origin\" : \"guessed\"",
        "2026-11-01, 1 November",
        "\"country\" : \"US\", \"country\" : \"USA\""
    })
    void areHeldToTheSchema(String right, String wrong) {
        String json =
                ProcessingRecords.of(IMAGEPLUS, DAY).activities(Locale.ENGLISH).json();
        assertThat(json).contains(right);
        assertThat(mistakes(json.replace(right, wrong))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Record of processing activities       | 27 December 2031  | 12 months  | as it stands on 1 November 2026
                    fr | Registre des activités de traitement  | 27 décembre 2031  | 12 mois    | état au 1er novembre 2026
                    nl | Register van de verwerkingsactiviteiten | 27 december 2031 | 12 maanden | stand op 1 november 2026
                    de | Verzeichnis von Verarbeitungstätigkeiten | 27. Dezember 2031 | 12 Monate | Stand vom 1. November 2026
                    """)
    void writeDatesAndPeriodsAsTheLanguageDoes(
            String language, String title, String lastDay, String period, String day) {
        RecordDocument record = ProcessingRecords.of(IMAGEPLUS, DAY).activities(Locale.forLanguageTag(language));

        assertThat(record.title()).isEqualTo(title);
        for (String rendering : List.of(record.markdown(), record.json(), record.csv())) {
            assertThat(rendering).contains(lastDay, period);
        }
        assertThat(record.markdown()).startsWith("# " + title + "\n").contains(day);
        assertThat(record.csv()).contains(day);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void leaveNothingUnsaidForTheFirstConsumer(Locale language) {
        String unstated = Messages.of("record", language).text("unstated");
        for (RecordDocument record : all(ProcessingRecords.of(IMAGEPLUS, DAY), language)) {
            assertThat(record.markdown())
                    .doesNotContain(unstated + "\n")
                    .doesNotContainPattern("\\{\\d}|\\{period}|Optional\\[|:\\*\\* *\n\n\\*\\*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de"})
    void haveWordsForEveryConstant(String language) {
        Set<String> keys =
                Messages.of("record", Locale.forLanguageTag(language)).keys();
        Stream.of(
                        codes("origin.", Origin.values()),
                        codes("subjects.", Subjects.values()),
                        codes("task.", Task.values()),
                        codes("state.", Safeguard.State.values()),
                        codes("assessment.", AssessmentsDocument.State.values()),
                        codes("kind.", TransferMechanism.Type.values()),
                        codes("reason.", Invalidation.Reason.values()),
                        Stream.of(Applicability.Test.values()).map(test -> "test." + test))
                .flatMap(all -> all)
                .forEach(key -> assertThat(keys).contains(key));
        Set<String> ofNotice =
                Messages.of("notice", Locale.forLanguageTag(language)).keys();
        assertThat(Stream.of(LegalBasis.values()).map(basis -> "basis." + basis))
                .allMatch(ofNotice::contains);
    }

    private static Stream<String> codes(String prefix, Enum<?>... constants) {
        return Stream.of(constants).map(constant -> prefix + RecordWords.constant(constant));
    }
}
