/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The same rows as entities. Fields only: nobody reads them here. */
final class JpaRows {

    private JpaRows() {}

    /** The enquiry. */
    @Entity(name = "Enquiry")
    @Table(name = "cf_submission")
    static class EnquiryRow {
        @Id
        @Nullable String id;

        @Nullable String reference;

        @Nullable String form;

        @Nullable String purpose;

        @Column(name = "received_at")
        long receivedAt;

        @Nullable String state;

        @Column(name = "screening_reasons")
        @Nullable String screeningReasons;

        @Column(name = "notice_version")
        @Nullable String noticeVersion;

        @Column(name = "notice_language")
        @Nullable String noticeLanguage;

        @Column(name = "notice_hash")
        @Nullable String noticeHash;

        @Nullable String nonce;

        @Nullable String fingerprint;

        @Column(name = "sealed_values")
        byte @Nullable [] sealedValues;

        int restricted;

        @Column(name = "on_hold")
        int onHold;
    }

    /** What came with the request. */
    @Entity(name = "Technical")
    @Table(name = "cf_technical")
    static class TechnicalRow {
        @Id
        @Nullable String submission;

        @Column(name = "sealed_data")
        byte @Nullable [] sealedData;
    }

    /** The index of the address. */
    @Entity(name = "EmailIndex")
    @Table(name = "cf_email_index")
    static class EmailIndexRow {
        @Id
        @Nullable String submission;

        @Column(name = "email_index")
        byte @Nullable [] emailIndex;
    }

    /** The event. */
    @Entity(name = "Event")
    @Table(name = "cf_ledger_event")
    static class EventRow {
        @Id
        @Nullable String id;

        @Column(name = "occurred_at")
        long occurredAt;

        @Nullable String type;

        @Nullable String actor;

        @Nullable String subject;

        @Column(name = "register_version")
        @Nullable String registerVersion;
    }

    /** The owed mail. */
    @Entity(name = "OwedMail")
    @Table(name = "cf_outbox")
    static class OwedMailRow {
        @Id
        @Nullable String id;

        @Nullable String submission;

        @Nullable String state;

        @Column(name = "owed_since")
        long owedSince;

        @Column(name = "due_at")
        long dueAt;

        int attempts;

        @Column(name = "may_have_arrived")
        int mayHaveArrived;
    }
}
