/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions;

/** The library's ports in one unit of work, in the order of its reception: sealed and indexed. */
record PortsWriter(ContactStore store) implements EnquiryWriter {

    @Override
    public void write() {
        store.transactions().run(() -> {
            Submission submission = SyntheticEnquiry.submission();
            if (store.submissions().insert(submission) != Submissions.Insertion.STORED) {
                throw new IllegalStateException("not stored");
            }
            store.ledger().append(SyntheticEnquiry.event(submission));
            store.outbox().enqueue(SyntheticEnquiry.mail(submission));
        });
    }

    @Override
    public void close() {}
}
