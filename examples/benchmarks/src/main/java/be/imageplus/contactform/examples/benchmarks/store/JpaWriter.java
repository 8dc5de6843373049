/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.submission.Submission;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Hibernate with its defaults, one entity for each row. */
final class JpaWriter implements EnquiryWriter {

    private final EntityManagerFactory factory;

    JpaWriter(DataSource pool) {
        this.factory = new HibernatePersistenceConfiguration("benchmarks")
                .managedClasses(
                        JpaRows.EnquiryRow.class,
                        JpaRows.TechnicalRow.class,
                        JpaRows.EmailIndexRow.class,
                        JpaRows.EventRow.class,
                        JpaRows.OwedMailRow.class)
                .properties(Map.of("jakarta.persistence.nonJtaDataSource", pool))
                .createEntityManagerFactory();
    }

    @Override
    public void write() {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            persist(entities, SyntheticEnquiry.submission());
            entities.getTransaction().commit();
        }
    }

    private static void persist(EntityManager entities, Submission submission) {
        JpaRows.EnquiryRow enquiry = new JpaRows.EnquiryRow();
        enquiry.id = submission.id().toString();
        enquiry.reference = submission.reference().value();
        enquiry.form = submission.form();
        enquiry.purpose = submission.purpose();
        enquiry.receivedAt = submission.receivedAt().toEpochMilli();
        enquiry.state = submission.state().name();
        enquiry.screeningReasons = "[]";
        enquiry.noticeVersion = submission.notice().version();
        enquiry.noticeLanguage = submission.notice().language();
        enquiry.noticeHash = submission.notice().hash();
        enquiry.nonce = submission.nonce();
        enquiry.fingerprint = submission.fingerprint();
        enquiry.sealedValues = PlainRows.SEALED_VALUES;
        entities.persist(enquiry);

        JpaRows.TechnicalRow technical = new JpaRows.TechnicalRow();
        technical.submission = enquiry.id;
        technical.sealedData = PlainRows.SEALED_TECHNICAL;
        entities.persist(technical);

        JpaRows.EmailIndexRow index = new JpaRows.EmailIndexRow();
        index.submission = enquiry.id;
        index.emailIndex = PlainRows.EMAIL_INDEX;
        entities.persist(index);

        LedgerEvent happened = SyntheticEnquiry.event(submission);
        JpaRows.EventRow event = new JpaRows.EventRow();
        event.id = happened.id().toString();
        event.occurredAt = enquiry.receivedAt;
        event.type = happened.type().name();
        event.actor = happened.actor();
        event.subject = enquiry.id;
        event.registerVersion = "2026-11";
        entities.persist(event);

        OutboxItem owed = SyntheticEnquiry.mail(submission);
        JpaRows.OwedMailRow mail = new JpaRows.OwedMailRow();
        mail.id = owed.id().toString();
        mail.submission = enquiry.id;
        mail.state = owed.state().name();
        mail.owedSince = enquiry.receivedAt;
        mail.dueAt = enquiry.receivedAt;
        entities.persist(mail);
    }

    @Override
    public void close() {
        factory.close();
    }
}
