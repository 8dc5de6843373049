/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.TechnicalData;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Synthetic things to store, stamped by a clock: each call makes another one. */
final class StoredSamples {

    static final NoticeRef NOTICE = new NoticeRef("2026-11-01", "en", "ab".repeat(32));

    private final SettableClock clock;
    private final RecordIds ids;

    StoredSamples(SettableClock clock) {
        this.clock = clock;
        this.ids = new RecordIds(clock);
    }

    RecordId id() {
        return ids.next();
    }

    /** An enquiry with everything that one can have. */
    Submission enquiry() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "Zoë Ångström 🦊");
        values.put("email", "zoe.angstrom@example.org");
        values.put("phone", "+32 2 555 01 00");
        values.put("message", "First line\nsecond “line” with \\ and \" and \u0000.");
        return enquiry(values);
    }

    Submission enquiryFrom(String address) {
        return enquiry(Map.of("name", "Ada Example", "email", address, "message", "Hello"));
    }

    Submission enquiry(Map<String, String> values) {
        return enquiry(Reference.random(), id().toString(), values);
    }

    Submission enquiry(Reference reference, String nonce) {
        return enquiry(reference, nonce, Map.of("name", "Ada Example", "message", "Hello"));
    }

    private Submission enquiry(Reference reference, String nonce, Map<String, String> values) {
        return new Submission(
                id(),
                reference,
                "contact",
                "replying",
                clock.instant(),
                Submission.State.RECEIVED,
                List.of(),
                NOTICE,
                nonce,
                "fingerprint-" + nonce,
                values,
                Optional.of(new TechnicalData(Optional.of("192.0.2.44"), Optional.of("Firefox"))),
                false,
                false);
    }

    /** A quarantined enquiry with as little as one can have. */
    Submission quarantined() {
        return new Submission(
                id(),
                Reference.random(),
                "contact",
                "replying",
                clock.instant(),
                Submission.State.QUARANTINED,
                List.of("too-fast", "trap, filled"),
                NOTICE,
                id().toString(),
                "fingerprint",
                Map.of("message", "Hello"),
                Optional.empty(),
                true,
                false);
    }

    /** A mail that is due now, for an enquiry that need not exist. */
    OutboxItem mail() {
        return OutboxItem.due(id(), id(), clock.instant());
    }

    OutboxItem mail(OutboxItem.State state, Instant due) {
        return new OutboxItem(id(), id(), state, clock.instant(), due, 3, true, Optional.of("4.2.1"));
    }

    /** A notice about enquiries that need not exist, with as many more. */
    StaffNotice staffNotice(StaffNotice.Kind kind, int enquiries) {
        List<RecordId> about = Stream.generate(this::id).limit(enquiries).toList();
        return new StaffNotice(id(), kind, "contact", about, enquiries);
    }

    LedgerEvent event(RecordId subject) {
        return new LedgerEvent(
                id(),
                clock.instant(),
                LedgerEvent.Type.SUBMISSION_ACCEPTED,
                "visitor",
                Optional.of(subject),
                Optional.of("2026-11-01"),
                Optional.empty());
    }

    Disclosure disclosure(RecordId submission, String messageId) {
        return new Disclosure(
                submission, "authsmtp", "name,email,message", clock.instant(), messageId, "UK adequacy decision");
    }

    Tombstone tombstone() {
        return new Tombstone(id(), clock.instant(), "period-ended");
    }

    PublishedNotice notice(String version, String language, String hash) {
        return new PublishedNotice(
                new NoticeRef(version, language, hash),
                "facts of " + version,
                LocalDate.of(2026, 11, 1),
                clock.instant(),
                "Privacy notice",
                "# Privacy notice\n\nÀ propos — " + hash,
                "{\"version\":\"" + version + "\"}");
    }
}
