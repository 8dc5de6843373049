/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.retention.ErasureReport.Place;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswersInWordsTest {

    private static final Pattern CODE = Pattern.compile("ErasureAnswer\\.Manual\\(\\s*\"([a-z-]+)\"");

    @Test // R5.12
    void everyTaskOfThisLibrarysPlacesHasWords() throws IOException {
        Set<String> tasks = new TreeSet<>();
        tasks.add(taskOf(ByHand.staffMailbox("controller").erase(mailed())));
        for (String module : new String[] {"src/main/java", "../mail-smtp/src/main/java"}) {
            try (Stream<Path> sources = Files.walk(Path.of(module))) {
                sources.filter(file -> file.toString().endsWith(".java"))
                        .flatMap(AnswersInWordsTest::tasksIn)
                        .forEach(tasks::add);
            }
        }

        assertThat(tasks)
                .containsExactly(
                        "delete-mails",
                        "export-on-another-node",
                        "mail-folder-closed",
                        "mail-forwarded",
                        "mail-thread-too-long")
                .allMatch(task -> Messages.of("retention", Locale.ENGLISH)
                        .find("task." + task)
                        .isPresent());
    }

    @Test
    void saysInFourLanguagesWhatAPersonMustDo() {
        Place place = place(Optional.of(new ErasureAnswer.Manual("mail-forwarded")));

        assertThat(place.message(Locale.ENGLISH)).startsWith("A mail about it was forwarded: see that it is deleted");
        assertThat(place.message(Locale.FRENCH)).startsWith("Un courriel à ce sujet a été transféré");
        assertThat(place.message(new Locale("nl", "BE"))).startsWith("Een e-mail hierover is doorgestuurd");
        assertThat(place.message(Locale.GERMAN)).startsWith("Eine E-Mail dazu wurde weitergeleitet");
        assertThat(place.message(new Locale("xx"))).isEqualTo(place.message(Locale.ENGLISH));
    }

    @Test
    void namesATaskOfAnApplicationsOwnByItsCode() {
        assertThat(place(Optional.of(new ErasureAnswer.Manual("shred-paper"))).message(Locale.ENGLISH))
                .isEqualTo("A person must erase it there, and then confirm it (shred-paper).");
    }

    @Test
    void saysWhatEveryOtherAnswerMeans() {
        assertThat(said(Optional.empty())).startsWith("It has not answered yet");
        assertThat(said(Optional.of(new ErasureAnswer.Done()))).isEqualTo("Nothing of it is there any more.");
        assertThat(said(Optional.of(new ErasureAnswer.Shredded()))).contains("its key is gone");
        assertThat(said(Optional.of(new ErasureAnswer.Scheduled(LocalDate.parse("2027-12-24")))))
                .isEqualTo("It goes by itself, on 24 December 2027 at the latest.");
        assertThat(said(Optional.of(new ErasureAnswer.Impossible("legal-duty"))))
                .contains("(legal-duty)");
    }

    private static String said(Optional<ErasureAnswer> answer) {
        return place(answer).message(Locale.ENGLISH);
    }

    private static Place place(Optional<ErasureAnswer> answer) {
        return new Place("staff-mailbox", answer, 1, Optional.empty(), Optional.empty());
    }

    private static ErasedRecord mailed() {
        return new ErasedRecord(
                new RecordId(UUID.fromString("01a2b0c1-7a5b-7c3d-8e4f-000000000001")),
                Set.of("1@example.org"),
                Instant.EPOCH);
    }

    private static String taskOf(ErasureAnswer answer) {
        return ((ErasureAnswer.Manual) answer).task();
    }

    private static Stream<String> tasksIn(Path source) {
        try {
            return CODE.matcher(Files.readString(source)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
