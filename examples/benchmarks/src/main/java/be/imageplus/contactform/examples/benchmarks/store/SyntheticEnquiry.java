/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.TechnicalData;
import be.imageplus.contactform.work.RecordIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all of them write: the same enquiry under another id each time. */
final class SyntheticEnquiry {

    private static final NoticeRef NOTICE = new NoticeRef("2026-11", "en", "ab".repeat(32));
    private static final String FINGERPRINT = "cd".repeat(32);

    private static final Map<String, String> VALUES = Map.of(
            "name",
            "Ada Example",
            "email",
            "ada@example.org",
            "phone",
            "+32 2 555 01 00",
            "message",
            "Good morning,\n\nwe would like to have photographs made of our new office in spring. ".repeat(4));

    private static final RecordIds IDS = new RecordIds(Clock.systemUTC());

    private SyntheticEnquiry() {}

    static Submission submission() {
        return new Submission(
                IDS.next(),
                Reference.random(),
                "contact",
                "reply",
                Instant.now(),
                Submission.State.RECEIVED,
                List.of(),
                NOTICE,
                IDS.next().toString(),
                FINGERPRINT,
                VALUES,
                Optional.of(new TechnicalData(Optional.of("192.0.2.44"), Optional.of("Firefox"))),
                false,
                false);
    }

    static OutboxItem mail(Submission submission) {
        return OutboxItem.due(IDS.next(), submission.id(), submission.receivedAt());
    }

    static LedgerEvent event(Submission submission) {
        return new LedgerEvent(
                IDS.next(),
                submission.receivedAt(),
                LedgerEvent.Type.SUBMISSION_ACCEPTED,
                "visitor",
                Optional.of(submission.id()),
                Optional.of("2026-11"),
                Optional.empty());
    }
}
