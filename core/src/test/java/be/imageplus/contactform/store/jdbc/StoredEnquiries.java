/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions.Insertion;
import be.imageplus.contactform.submission.TechnicalData;
import be.imageplus.contactform.work.RecordIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Enquiries of one synthetic person. */
final class StoredEnquiries {

    static final String ADDRESS = "ada@example.org";
    private static final RecordIds IDS = new RecordIds(Clock.systemUTC());

    private StoredEnquiries() {}

    /** One that is not stored yet. */
    static Submission next() {
        return new Submission(
                IDS.next(),
                Reference.random(),
                "contact",
                "replying",
                Instant.now(),
                Submission.State.RECEIVED,
                List.of(),
                new NoticeRef("2026-11-01", "en", "hash"),
                IDS.next().toString(),
                "fingerprint",
                Map.of("name", "Ada Example", "email", ADDRESS, "message", "Hello"),
                Optional.of(TechnicalData.NONE),
                false,
                false);
    }

    /** A mail that has been due for a while. */
    static OutboxItem mail() {
        return OutboxItem.due(IDS.next(), IDS.next(), Instant.parse("2026-11-23T09:00:00Z"));
    }

    /** What the ledger keeps of one. */
    static LedgerEvent accepted(Submission enquiry) {
        return new LedgerEvent(
                IDS.next(),
                enquiry.receivedAt(),
                LedgerEvent.Type.SUBMISSION_ACCEPTED,
                "visitor",
                Optional.of(enquiry.id()),
                Optional.of(enquiry.notice().version()),
                Optional.empty());
    }

    /** What the ledger keeps of any. */
    static LedgerEvent accepted(RecordIds ids, Instant at) {
        return new LedgerEvent(
                ids.next(),
                at,
                LedgerEvent.Type.SUBMISSION_ACCEPTED,
                "visitor",
                Optional.of(ids.next()),
                Optional.of("2026-11"),
                Optional.of("code"));
    }

    static Submission insertInto(ContactStore store) {
        Submission enquiry = next();
        assertThat(store.submissions().insert(enquiry)).isEqualTo(Insertion.STORED);
        return enquiry;
    }
}
