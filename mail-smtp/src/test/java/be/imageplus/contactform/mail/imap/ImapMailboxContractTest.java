/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.kit.DataLocationContractKit;
import be.imageplus.contactform.mail.connection.TestCertificate;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.ErasedRecord;
import java.io.IOException;
import java.time.Duration;

class ImapMailboxContractTest extends DataLocationContractKit {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");

    @Override
    protected Bench open() throws IOException {
        return new MailboxBench();
    }

    private static final class MailboxBench implements Bench {

        private final StaffMailbox mailbox = new StaffMailbox().create("Answered", "Sent");
        private final ImapFront front = new ImapFront(mailbox, ImapFront.Protection.TLS, CERTIFICATE);
        private final ImapMailbox location = ImapMailbox.at(ImapSettings.builder("localhost")
                .port(front.port())
                .trusting(CERTIFICATE.trust())
                .credentials(StaffMailbox.USER, StaffMailbox.PASSWORD)
                .readTimeout(Duration.ofSeconds(30))
                .build());

        MailboxBench() throws IOException {}

        @Override
        public DataLocation location() {
            return location;
        }

        @Override
        public void put(ErasedRecord record) {
            for (String id : record.messageIds()) {
                mailbox.put("INBOX", "Message-ID: <" + id + ">", "Subject: " + id)
                        .put("Sent", "Message-ID: <re-" + id + ">", "References: <" + id + ">", "Subject: " + id);
            }
        }

        @Override
        public boolean holds(ErasedRecord record) {
            return record.messageIds().stream()
                    .anyMatch(id -> mailbox.subjects("INBOX").contains(id)
                            || mailbox.subjects("Sent").contains(id));
        }

        @Override
        public boolean takeAway() throws IOException {
            front.goAway();
            return true;
        }

        @Override
        public void bringBack() throws IOException {
            front.comeBack();
        }

        @Override
        public void close() {
            location.close();
            front.close();
            mailbox.close();
        }
    }
}
