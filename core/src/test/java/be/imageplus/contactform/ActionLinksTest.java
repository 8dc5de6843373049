/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Reopening;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.web.WebResponse;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resolving happens where staff work: from the mail to the ledger, on a real store. */
class ActionLinksTest {

    @TempDir
    Path directory;

    private Journey journey;
    private LinkFollower staff;

    @BeforeEach
    void open() {
        begin(Journey.in(directory));
    }

    private void begin(Journey opened) {
        journey = opened;
        staff = new LinkFollower(journey);
        journey.forms.start();
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void theMailOfAnEnquiryResolvesIt() { // R5.1
        String resolve = LinkFollower.links(mailOfAnEnquiry()).get(0);
        journey.clock.advance(Duration.ofHours(3));

        String before = staff.open(resolve);
        assertThat(onlyOne().life().stage()).as("after the link was opened").isEqualTo(Stage.OPEN);
        String after = staff.press(resolve);

        Headline enquiry = onlyOne();
        assertThat(enquiry.life().stage()).isEqualTo(Stage.RESOLVED);
        assertThat(enquiry.life().resolution().orElseThrow().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(before)
                .contains(enquiry.reference().value(), "Mark this enquiry as resolved?", "<button", "Open")
                .doesNotContain("Ada", "website for us");
        assertThat(after)
                .contains(
                        enquiry.reference().value(), "This enquiry is resolved", "Resolved on 23 November 2026, 13:00")
                .doesNotContain("<button", "Ada", "website for us");
        assertThat(journey.store.ledger().about(enquiry.life().submission()))
                .filteredOn(event -> event.type() == LedgerEvent.Type.SUBMISSION_RESOLVED)
                .extracting(LedgerEvent::actor)
                .containsExactly("mail-link");
    }

    @Test
    void theMailSaysThatALinkOnlyOpensAPage() {
        OutgoingMail mail = mailOfAnEnquiry();

        assertThat(LinkFollower.links(mail)).hasSize(2).doesNotHaveDuplicates();
        assertThat(mail.text()).contains("Mark as resolved:", "Move to quarantine:", "a page with a button");
        assertThat(mail.html()).contains(">Mark as resolved</a>", ">Move to quarantine</a>", "a page with a button");
    }

    @Test
    void aLinkHoldsNothingPersonal() {
        for (String link : LinkFollower.links(mailOfAnEnquiry())) {
            String token = link.substring(link.lastIndexOf('/') + 1, link.indexOf('.'));
            assertThat(new String(Base64.getUrlDecoder().decode(token), UTF_8))
                    .contains("contact", onlyOne().life().submission().toString())
                    .doesNotContain(
                            "Ada", "ada@", "example.org", onlyOne().reference().value());
        }
    }

    /** Staff reply, and quote the mail with its links. */
    @Test
    void whoeverIsQuotedALinkCanDoNothingThatCannotBeUndone() {
        List<String> quoted = LinkFollower.links(mailOfAnEnquiry());
        LinkFollower visitor = new LinkFollower(journey);

        assertThat(visitor.press(quoted.get(1))).contains("This enquiry is in quarantine");
        assertThat(visitor.press(quoted.get(0))).contains("Release it first").doesNotContain("<button");
        RecordId id = onlyOne().life().submission();
        journey.forms.inbox().release(id, Actor.of("handler", "7"));
        assertThat(visitor.press(quoted.get(0))).contains("This enquiry is resolved");
        assertThat(visitor.press(quoted.get(1))).contains("Reopen it first").doesNotContain("<button");

        journey.forms.inbox().reopen(id, Reopening.byStaff(), Actor.of("handler", "7"));

        assertThat(onlyOne().life().stage()).isEqualTo(Stage.REOPENED);
        assertThat(staff.open(quoted.get(0))).contains("Mark this enquiry as resolved?", "Reopened", "<button");
    }

    @Test
    void aLinkOutlivesTheRotationOfTheKeys() {
        String resolve = LinkFollower.links(mailOfAnEnquiry()).get(0);
        journey.close();

        begin(journey.reopenedWithRotatedKeys());

        assertThat(staff.press(resolve)).contains("This enquiry is resolved");
    }

    @Test
    void aLinkExpiresWithTheLongestTimeThatAnEnquiryIsKeptUnresolved() { // R5.3
        String resolve = LinkFollower.links(mailOfAnEnquiry()).get(0);

        journey.clock.advance(Duration.ofDays(731));
        assertThat(staff.open(resolve)).contains("<button");
        journey.clock.advance(Duration.ofDays(1));

        assertThat(LinkFollower.body(staff.ask("GET", resolve)))
                .contains("This link does not work", "by the reference in the mail");
        assertThat(staff.ask("GET", resolve).status()).isEqualTo(404);
        assertThat(staff.ask("POST", resolve).status()).isEqualTo(404);
        assertThat(onlyOne().life().stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void aLinkToAnEnquiryThatIsGoneSaysSo() throws SQLException {
        String resolve = LinkFollower.links(mailOfAnEnquiry()).get(0);
        erase(onlyOne().life().submission());

        for (String method : List.of("GET", "POST")) {
            WebResponse page = staff.ask(method, resolve);
            if (page.status() == 303) {
                page = staff.ask("GET", resolve);
            }
            assertThat(page.status()).isEqualTo(410);
            assertThat(LinkFollower.body(page))
                    .contains("This enquiry no longer exists")
                    .doesNotContain("<button");
        }
    }

    @Test
    void ofTwoWhoPressAtOnceBothSeeHowItStands() {
        String resolve = LinkFollower.links(mailOfAnEnquiry()).get(0);
        staff.open(resolve);
        LinkFollower colleague = new LinkFollower(journey);
        colleague.open(resolve);

        String mine = staff.press(resolve);
        String theirs = colleague.press(resolve);

        assertThat(theirs).isEqualTo(mine).contains("This enquiry is resolved");
    }

    @Test
    void withoutAnAddressOfThePagesMailsSayNothingOfLinks() { // R5.3
        RecordingTransport transport = new RecordingTransport("authsmtp");
        try (Journey unlinked = Journey.in(
                directory.resolve("unlinked"),
                builder -> builder.mail(
                        transport, mail -> mail.from("website@example.org").to("office@example.org")))) {
            unlinked.forms.start();
            unlinked.submit(unlinked.enquiry());

            OutgoingMail mail = transport.awaitMails(1).get(0);

            assertThat(mail.text()).doesNotContain("/actions/", "Mark as resolved", "a page with a button");
            assertThat(mail.html()).doesNotContain("/actions/", "Mark as resolved", "a page with a button");
            assertThat(unlinked.forms.findings()).extracting("code").containsExactly("MAIL-ACTION-LINKS-MISSING");
        }
    }

    @Test
    void whatIsRestrictedIsNotChangedByALink() { // Art. 18, rule 7
        List<String> links = LinkFollower.links(mailOfAnEnquiry());
        journey.forms.inbox().restrict(onlyOne().life().submission(), "accuracy-contested", Actor.of("privacy", "3"));

        for (String link : links) {
            assertThat(staff.open(link)).contains("is restricted").doesNotContain("<button");
            assertThat(staff.press(link)).contains("is restricted").doesNotContain("<button");
        }
        assertThat(onlyOne().life().stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void aLinkSaysUntilWhenTheEnquiryIsKeptThen() { // R5.1, R5.6
        List<String> links = LinkFollower.links(mailOfAnEnquiry());

        assertThat(staff.open(links.get(0))).contains("It will be kept until 23 November 2027 and then erased.");
        assertThat(staff.open(links.get(1)))
                .contains("Unless somebody releases it, it will be kept until 23 December 2026 and then erased.");

        assertThat(staff.press(links.get(0))).contains("Kept until", "23 November 2027");
    }

    @Test
    void whatIsTooOldForTheQuarantineStaysWhereItIs() { // R5.6
        String quarantine = LinkFollower.links(mailOfAnEnquiry()).get(1);
        journey.clock.advance(Duration.ofDays(60));

        assertThat(staff.press(quarantine))
                .contains("too old for the quarantine")
                .doesNotContain("<button");

        assertThat(onlyOne().life().stage()).isEqualTo(Stage.OPEN);
    }

    private OutgoingMail mailOfAnEnquiry() {
        journey.submit(journey.enquiry());
        OutgoingMail mail = journey.transport.awaitMails(1).get(0);
        await().until(() -> onlyOne().life().stage() == Stage.OPEN);
        return mail;
    }

    private Headline onlyOne() {
        List<Headline> all = journey.store.lives().list(Lives.Which.ALL, Optional.empty(), 10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void erase(RecordId id) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("contact.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("DELETE FROM cf_submission WHERE id = '" + id + "'");
        }
    }
}
