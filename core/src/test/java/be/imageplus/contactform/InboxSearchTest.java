/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.InboxDesk.ADA;
import static be.imageplus.contactform.InboxDesk.HANDLER;
import static be.imageplus.contactform.InboxDesk.ids;
import static be.imageplus.contactform.InboxDesk.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.imageplus.contactform.submission.Found;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives.Which;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists show of enquiries, and what searches find, at the front door. */
class InboxSearchTest {

    @TempDir
    Path directory;

    private InboxDesk desk;
    private Inbox inbox;

    @BeforeEach
    void open() {
        desk = InboxDesk.in(directory);
        inbox = desk.inbox;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Nested
    class Lists {

        @Test
        void showEnquiriesNewestFirstAndNothingOfWhatTheySay() {
            RecordId first = desk.received();
            RecordId second = desk.received("An odd message");

            assertThat(ids(inbox.list(Which.ALL, Optional.empty(), 100))).containsExactly(second, first);
            assertThat(ids(inbox.list(Which.ALL, Optional.of(second), 1))).containsExactly(first);
            assertThat(ids(inbox.list(Which.in(Stage.QUARANTINED), Optional.empty(), 1)))
                    .containsExactly(second);
            Headline found = inbox.find(first).orElseThrow();
            assertThat(inbox.findByReference(found.reference())).contains(found);
            assertThat(desk.events(first)).as("no consultation").hasSize(1);
        }

        @Test
        void areBounded() {
            assertThatIllegalArgumentException().isThrownBy(() -> inbox.list(Which.ALL, Optional.empty(), 0));
            assertThatIllegalArgumentException().isThrownBy(() -> inbox.list(Which.ALL, Optional.empty(), 101));
        }
    }

    @Nested
    class Searches {

        @Test
        void findAnAddressWhateverItsCase() {
            RecordId older = desk.received();
            desk.received(Journey.with(desk.journey.enquiry(), "email", "grace@example.org"));
            RecordId newer = desk.received(Journey.with(desk.journey.enquiry(), "email", "ADA@example.org"));

            Found found = shown(inbox.findByAddress(ADA, "reply", HANDLER));

            assertThat(ids(found)).containsExactly(newer, older);
            assertThat(found.goOnAfter()).isEmpty();
            assertThat(desk.events(older)).last().isEqualTo("SUBMISSION_CONSULTED handler/7 reply");
        }

        @Test
        void findWordsWhateverTheirCaseAndAccents() {
            RecordId enquiry = desk.stored(Map.of("name", "Zoë Ångström", "message", "Die große Straße, ein ﬁlm"));
            desk.stored(Map.of("name", "Ada Example", "message", "Nothing of the kind"));

            for (String words : List.of("zoe", "ANGSTROM", "GROSSE strasse", "straße zoë", "film", "  gro\tein ")) {
                assertThat(ids(shown(inbox.findByWords(words, Which.ALL, Optional.empty(), "reply", HANDLER))))
                        .as(words)
                        .containsExactly(enquiry);
            }
            assertThat(ids(shown(inbox.findByWords("zoe nothing", Which.ALL, Optional.empty(), "reply", HANDLER))))
                    .as("all of the words, in one enquiry")
                    .isEmpty();
        }

        @Test
        void lookOnlyAtWhatServesThePurpose() {
            desk.stored(Map.of("phone", "+32 2 555 12 12", "message", "Hello"));

            assertThat(ids(shown(inbox.findByWords("555", Which.ALL, Optional.empty(), "reply", HANDLER))))
                    .hasSize(1);
            assertThat(ids(shown(inbox.findByWords("555", Which.ALL, Optional.empty(), "legal-claims", HANDLER))))
                    .isEmpty();
        }

        @Test
        void lookOnlyWhereTheyAreAsked() {
            RecordId open = desk.received("A lighthouse");
            desk.received("An odd lighthouse");

            assertThat(ids(shown(inbox.findByWords(
                            "lighthouse", Which.in(Stage.RECEIVED), Optional.empty(), "reply", HANDLER))))
                    .containsExactly(open);
        }

        @Test
        void openABoundedPageAndSayWhereToGoOn() {
            List<RecordId> wanted = new ArrayList<>();
            desk.journey.store.transactions().run(() -> {
                for (int i = 0; i < 450; i++) {
                    boolean match = i % 50 == 0;
                    RecordId stored = desk.stored(Map.of("message", match ? "A lighthouse" : "A bridge"));
                    if (match) {
                        wanted.add(0, stored);
                    }
                }
            });

            List<RecordId> found = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            Optional<RecordId> after = Optional.empty();
            do {
                Found page = shown(inbox.findByWords("lighthouse", Which.ALL, after, "reply", HANDLER));
                found.addAll(ids(page));
                sizes.add(page.enquiries().size());
                after = page.goOnAfter();
            } while (after.isPresent());

            assertThat(found).isEqualTo(wanted);
            assertThat(sizes).as("of 200, 200 and 50").containsExactly(4, 4, 1);
            assertThat(desk.events(wanted.get(0))).containsExactly("SUBMISSION_CONSULTED handler/7 reply");
        }

        @Test
        void answerNoMoreThanAPersonReadsAndGoOnRightThere() {
            List<RecordId> all = new ArrayList<>();
            desk.journey.store.transactions().run(() -> {
                for (int i = 0; i < 130; i++) {
                    all.add(0, desk.stored(Map.of("message", "A lighthouse")));
                }
            });

            Found first = shown(inbox.findByWords("lighthouse", Which.ALL, Optional.empty(), "reply", HANDLER));
            Found second = shown(inbox.findByWords("lighthouse", Which.ALL, first.goOnAfter(), "reply", HANDLER));

            assertThat(ids(first)).isEqualTo(all.subList(0, 100));
            assertThat(ids(second)).isEqualTo(all.subList(100, 130));
            assertThat(second.goOnAfter()).isEmpty();
        }

        @Test
        void leaveOutWhatDoesNotOpen() throws SQLException {
            RecordId broken = desk.received("A lighthouse");
            RecordId whole = desk.received("Another lighthouse");
            desk.breakSeal(broken);

            assertThat(ids(shown(inbox.findByWords("lighthouse", Which.ALL, Optional.empty(), "reply", HANDLER))))
                    .containsExactly(whole);
        }

        @Test
        void needWords() {
            for (String words : List.of("", " \t", "\u0301", "x".repeat(201))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> inbox.findByWords(words, Which.ALL, Optional.empty(), "reply", HANDLER))
                        .withMessageContaining("words");
            }
        }
    }
}
