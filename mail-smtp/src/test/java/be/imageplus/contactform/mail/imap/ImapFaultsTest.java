/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static be.imageplus.contactform.mail.imap.ImapFront.cut;
import static be.imageplus.contactform.mail.imap.ImapFront.in;
import static be.imageplus.contactform.mail.imap.ImapFront.reply;
import static be.imageplus.contactform.mail.imap.ImapFront.saying;
import static be.imageplus.contactform.mail.imap.ImapFront.silence;
import static be.imageplus.contactform.mail.imap.Records.messageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.ErasureAnswer.Done;
import be.imageplus.contactform.retention.ErasureAnswer.Manual;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mailbox that cannot be searched to its end is never said to be empty, and leaves a task that is tried again. */
class ImapFaultsTest {

    /** For a server that falls silent: short for a test, and long for a machine that has much else to do. */
    private static final Duration OF_SILENCE = Duration.ofSeconds(3);

    /** Of a node that comes at least one folder further each time. */
    private static final int MOST_ATTEMPTS = 40;

    private static final String OWN = "Message-ID: <" + messageId(1) + ">";

    private final ImapSite site = new ImapSite();
    private final StaffMailbox mailbox = site.mailbox.create("Sent", "Shared").put("INBOX", OWN, "Subject: ours");

    /** The first erasure of a JVM takes seconds on a busy machine: all classes are loaded for it. */
    @BeforeAll
    static void eraseOnce() {
        try (ImapSite first = new ImapSite()) {
            assertThat(first.erase(1)).isEqualTo(new Done());
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aMailboxThatIsDownIsAskedAgainUntilItIsUp() throws IOException {
        ImapMailbox node = site.node();
        site.front.goAway();
        assertThat(ImapSite.outage(node, Records.numbered(1))).isEqualTo("MAILBOX-UNREACHABLE");
        assertThat(ImapSite.outage(node, Records.numbered(1))).isEqualTo("MAILBOX-UNREACHABLE");

        site.front.comeBack();

        assertThat(node.erase(Records.numbered(1))).isEqualTo(new Done());
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void aHostThatIsUnknownIsUnreachable() {
        assertThat(ImapSite.outage(
                        ImapMailbox.at(ImapSettings.builder("imap.invalid")
                                .credentials("user", "secret")
                                .build()),
                        Records.numbered(1)))
                .isEqualTo("MAILBOX-UNREACHABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "CAPABILITY", "LIST", "EXAMINE", "UID SEARCH", "UID FETCH", "SELECT", "UID STORE"})
    void aConnectionThatEndsAnywhereTellsNothing(String word) {
        site.front.at(word, cut());

        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-UNREACHABLE");
        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "LIST, * LIST (",
        "EXAMINE, * OK [UIDVALIDITY",
        "UID FETCH, * 1 FETCH (UID",
        "UID SEARCH, * {99999999}",
    })
    void anAnswerThatIsCutShortTellsNothing(String word, String said) {
        ImapMailbox node = site.node(site.settings().readTimeout(OF_SILENCE));
        site.front.at(word, saying(said)).at(word, saying(said));

        try {
            assertThat(node.erase(Records.numbered(1)))
                    .as("or it was understood")
                    .isEqualTo(new Done());
            assertThat(mailbox.size()).isZero();
        } catch (UnavailableException e) {
            assertThat(mailbox.subjects("INBOX")).containsExactly("ours");
        }
    }

    @Test
    void aSearchThatIsNotAnsweredIsNoSearchThatFindsNothing() {
        site.front.at("UID SEARCH", reply("OK done"));

        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-UNREACHABLE");
    }

    @Test
    void aMailThatIsFoundAndCannotBeReadIsNotPassedOver() {
        site.front.rewriting(said -> said.contains("BODY[HEADER.FIELDS") ? said.replace("BODY[", "BODY<") : said);

        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).startsWith("MAILBOX-");
        assertThat(mailbox.subjects("INBOX")).containsExactly("ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"220 smtp.example.org ESMTP office@example.org", "", "*", "+", "* {99999999999}", "* (\""})
    void aServerThatDoesNotSpeakImapIsUnreachable(String greeting) {
        site.front.at("CONNECT", (line, tag) -> {
            saying(greeting).on(line, tag);
            return false;
        });
        ImapMailbox node = site.node(site.settings().readTimeout(Duration.ofMillis(500)));

        assertThat(ImapSite.outage(node, Records.numbered(1))).isEqualTo("MAILBOX-UNREACHABLE");
    }

    @Test
    void aServerThatSaysGoodbyeAtOnceIsUnreachable() {
        site.front.at("CONNECT", (line, tag) -> {
            saying("* BYE too many connections of office@example.org").on(line, tag);
            return false;
        });

        UnavailableException outage = catchThrowableOfType(
                UnavailableException.class, () -> site.node().erase(Records.numbered(1)));
        assertThat(outage.code()).isEqualTo("MAILBOX-UNREACHABLE");
        assertThat(outage).hasMessageNotContaining("office").hasMessageNotContaining("too many");
    }

    @Nested
    class InTime {

        @Test
        void aServerThatFallsSilentIsGivenUp() {
            site.front.at("UID SEARCH", silence());
            ImapMailbox node = site.node(site.settings().readTimeout(OF_SILENCE));

            assertThat(ImapSite.outage(node, Records.numbered(1))).isEqualTo("MAILBOX-UNREACHABLE");
            assertThat(node.erase(Records.numbered(1))).isEqualTo(new Done());
        }

        /** Each attempt has time for some folders only. */
        @Test
        void aLargeMailboxIsSearchedInSeveralAttempts() {
            for (int i = 0; i < 12; i++) {
                mailbox.create("Many.no" + i).put("Many.no" + i, "Subject: another");
            }
            mailbox.put("Many.no9", OWN);
            ImapMailbox node = site.node(site.settings()
                    .eraseTimeout(Duration.ofSeconds(5))
                    .connectTimeout(Duration.ofSeconds(1))
                    .writeTimeout(Duration.ofSeconds(1))
                    .readTimeout(OF_SILENCE));
            CountDownLatch slowness = new CountDownLatch(1);
            site.front.always("UID SEARCH", (line, tag) -> {
                try {
                    return !slowness.await(600, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            });

            int attempts = 0;
            boolean done = false;
            while (!done && attempts < MOST_ATTEMPTS) {
                attempts++;
                try {
                    done = node.erase(Records.numbered(1)).equals(new Done());
                } catch (UnavailableException e) {
                    assertThat(e.code()).isEqualTo("MAILBOX-SLOW");
                }
            }

            assertThat(done).isTrue();
            assertThat(attempts).isGreaterThan(1);
            assertThat(mailbox.subjects("Many.no9")).containsExactly("another");
        }

        @Test
        void whoeverHasToWaitTooLongIsToldThatItIsBusy() throws Exception {
            CountDownLatch searching = new CountDownLatch(1);
            site.front.at("UID SEARCH", (line, tag) -> {
                searching.countDown();
                return false;
            });
            ImapMailbox node = site.node();
            Thread first = new Thread(() -> ImapSite.outage(node, Records.numbered(1)));
            first.start();
            searching.await();
            Thread.currentThread().interrupt();

            assertThat(ImapSite.outage(node, Records.numbered(2))).isEqualTo("MAILBOX-BUSY");
            assertThat(Thread.interrupted()).as("the interruption is kept").isTrue();
            site.front.endConnections();
            first.join();
        }
    }

    @Nested
    class Refused {

        @Test
        void aFolderThatMayNotBeReadIsLeftToAPerson() {
            site.front.always("EXAMINE", in("Shared", reply("NO [NOPERM] not for office@example.org")));

            assertThat(site.erase(1)).isEqualTo(new Manual("mail-folder-closed"));
            assertThat(mailbox.subjects("INBOX"))
                    .as("what can be erased is erased")
                    .isEmpty();
        }

        @Test
        void aFolderInWhichNothingMayBeErasedIsLeftToAPerson() {
            mailbox.put("Shared", OWN, "Subject: ours, too");
            site.front.always("UID STORE", in("Shared", reply("NO [NOPERM] read only")));

            assertThat(site.erase(1)).isEqualTo(new Manual("mail-folder-closed"));
            assertThat(mailbox.subjects("INBOX")).isEmpty();
            assertThat(mailbox.subjects("Shared")).containsExactly("ours, too");
            assertThat(site.erase(1)).as("asked again").isEqualTo(new Manual("mail-folder-closed"));
            site.front.always("UID STORE", ImapFront.usual());
            assertThat(site.erase(1)).as("allowed again").isEqualTo(new Done());
        }

        /** Without the reply that it answers nobody would find it again. */
        @Test
        void aReplyThatMayNotBeErasedKeepsWhatLeadsToIt() {
            mailbox.put("Sent", "Message-ID: <re@example.org>", "In-Reply-To: <" + messageId(1) + ">")
                    .put("Shared", "In-Reply-To: <re@example.org>", "Subject: far");
            site.front.always("UID STORE", in("Shared", reply("NO [NOPERM] read only")));

            assertThat(site.erase(1)).isEqualTo(new Manual("mail-folder-closed"));
            assertThat(site.erase(1)).isEqualTo(new Manual("mail-folder-closed"));
            site.front.always("UID STORE", ImapFront.usual());
            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.size()).isZero();
        }

        @ParameterizedTest
        @CsvSource({"EXAMINE, [UNAVAILABLE]", "SELECT, [INUSE]", "UID STORE, [LIMIT]", "LOGIN, [UNAVAILABLE]"})
        void whatIsRefusedForNowIsTriedAgain(String word, String code) {
            site.front.at(word, reply("NO " + code + " later"));

            assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-BUSY");
            assertThat(site.erase(1)).isEqualTo(new Done());
        }

        @Test
        void aServerThatListsNoFoldersNeedsAnOperator() {
            site.front.at("LIST", reply("NO not for you"));

            assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-REFUSES");
        }
    }

    /** Where each mail is shown twice and expunging takes only a label away, the trash is the way out. */
    @Nested
    class AFolderThatShowsEverything {

        @Test
        void isEmptiedThroughTheTrash() {
            mailbox.create("Everything", "Bin").put("Everything", OWN).put("Everything", "Subject: another");
            site.front.rewriting(said -> said.startsWith("* LIST")
                    ? said.replaceFirst("\\(\\)(?=.*Everything)", "(\\\\All)")
                            .replaceFirst("\\(\\)(?=.*Bin)", "(\\\\Trash)")
                    : said);

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.size()).isEqualTo(1);
            List<String> erasing = site.front.commands().stream()
                    .filter(command -> command.matches("(SELECT|UID COPY|UID EXPUNGE) .*"))
                    .toList();
            assertThat(erasing)
                    .containsExactly(
                            "SELECT INBOX",
                            "UID EXPUNGE 1",
                            "SELECT Everything",
                            "UID COPY 1 Bin",
                            "UID EXPUNGE 1",
                            "SELECT Bin",
                            "UID EXPUNGE 1");
        }

        @Test
        void isLeftAloneWhenItWasOnlyAView() {
            mailbox.create("Everything", "Bin").put("Everything", OWN);
            site.front
                    .rewriting(said ->
                            said.startsWith("* LIST") ? said.replaceFirst("\\(\\)(?=.*Everything)", "(\\\\All)") : said)
                    .at("UID EXPUNGE", ImapFront.afterwards(() -> mailbox.empty("Everything")));

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(site.front.commands()).doesNotContain("SELECT Everything");
        }
    }
}
