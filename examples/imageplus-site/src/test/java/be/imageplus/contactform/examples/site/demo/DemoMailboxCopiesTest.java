/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DemoMailboxCopiesTest {

    private final DemoMailbox mailbox = new DemoMailbox();
    private final DemoMailboxCopies copies = new DemoMailboxCopies(mailbox);

    @Test
    void erasesTheMailsAboutARecordAndNoOther() {
        mailbox.add("website@imageplus.be", "office@imageplus.be", mail("1@imageplus.be"));
        mailbox.add("website@imageplus.be", "office@imageplus.be", mail("11@imageplus.be"));

        assertThat(copies.erase(
                        new ErasedRecord(new RecordId(new UUID(7, 7)), Set.of("1@imageplus.be"), Instant.EPOCH)))
                .isEqualTo(new ErasureAnswer.Done());

        assertThat(mailbox.mails())
                .extracting(mail -> mail.header("Message-ID"))
                .containsExactly("<11@imageplus.be>");
    }

    private static byte[] mail(String id) {
        return ("Message-ID: <" + id + ">\r\nSubject: New enquiry\r\nContent-Type: text/plain\r\n\r\nHello\r\n")
                .getBytes(UTF_8);
    }
}
