/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.mail.connection.TestCertificate;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** A mailbox, a front before it, and nodes that erase in it. */
final class ImapSite implements AutoCloseable {

    static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");

    final StaffMailbox mailbox = new StaffMailbox();
    final ImapFront front;
    private final List<ImapMailbox> nodes = new ArrayList<>();

    ImapSite() {
        this(ImapFront.Protection.TLS);
    }

    ImapSite(ImapFront.Protection protection) {
        this(protection, CERTIFICATE);
    }

    ImapSite(ImapFront.Protection protection, TestCertificate shown) {
        try {
            front = new ImapFront(mailbox, protection, shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImapSettings.Builder settings() {
        return ImapSettings.builder("localhost")
                .port(front.port())
                .trusting(CERTIFICATE.trust())
                .credentials(StaffMailbox.USER, StaffMailbox.PASSWORD)
                .readTimeout(Duration.ofSeconds(30));
    }

    /** A node of its own, which knows nothing of the others. */
    ImapMailbox node() {
        return node(settings());
    }

    ImapMailbox node(ImapSettings.Builder settings) {
        ImapMailbox node = ImapMailbox.at(settings.build());
        nodes.add(node);
        return node;
    }

    ErasureAnswer erase(int number) {
        return node().erase(Records.numbered(number));
    }

    /** The code of an outage while a node erases. */
    static String outage(ImapMailbox node, ErasedRecord record) {
        UnavailableException outage =
                Assertions.catchThrowableOfType(UnavailableException.class, () -> node.erase(record));
        Assertions.assertThat(outage).as("an outage").isNotNull();
        Assertions.assertThat(outage).hasNoCause();
        return outage.code();
    }

    @Override
    public void close() {
        nodes.forEach(ImapMailbox::close);
        front.close();
        mailbox.close();
    }
}
