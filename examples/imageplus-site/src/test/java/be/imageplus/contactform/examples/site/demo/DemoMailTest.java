/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoMailTest {

    @Test
    void readsHeadersInEitherWayThatMailsHaveThem() {
        String message = """
                Reply-To: θσερ@example.org
                Subject: =?UTF-8?Q?=C3=A9?=

                text
                """;

        DemoMail mail = DemoMail.read(1, "a@example.org", "b@example.org", message.getBytes(UTF_8));

        assertThat(mail.header("Reply-To")).isEqualTo("θσερ@example.org");
        assertThat(mail.header("Subject")).isEqualTo("é");
    }
}
