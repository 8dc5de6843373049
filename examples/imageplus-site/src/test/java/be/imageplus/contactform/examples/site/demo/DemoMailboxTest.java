/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoMailboxTest {

    private final DemoMailbox mailbox = new DemoMailbox();

    @Test
    void keepsTheLastFiftyMailsNewestFirst() {
        for (int i = 1; i <= 60; i++) {
            receive("Subject: Enquiry " + i + "\r\n\r\ntext");
        }

        assertThat(mailbox.mails()).hasSize(50);
        assertThat(mailbox.mails().get(0).header("Subject")).isEqualTo("Enquiry 60");
        assertThat(mailbox.mail(10)).isEmpty();
        assertThat(mailbox.mail(11)).isPresent();
    }

    @Test
    void readsBothAlternativesAndEncodedHeaders() {
        receive("""
                Subject: =?UTF-8?Q?Zo=C3=AB?=
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=UTF-8

                plain
                --b
                Content-Type: text/html; charset=UTF-8

                <p>html</p>
                --b--
                """.replace("\n", "\r\n"));

        assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.header("subject")).isEqualTo("Zoë");
            assertThat(mail.text()).contains("plain");
            assertThat(mail.html()).contains("<p>html</p>");
            assertThat(mail).asString().isEqualTo("DemoMail[1]");
        });
    }

    private void receive(String message) {
        mailbox.add("website@example.org", "office@example.org", message.getBytes(StandardCharsets.UTF_8));
    }
}
