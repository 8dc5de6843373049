/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.transport;

import be.imageplus.contactform.mail.OutgoingMail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Synthetic mails. */
final class Mails {

    static final String MESSAGE_ID = "0192f0c1-7a5b-7c3d-8e4f-000000000001@website.example.org";

    private Mails() {}

    static OutgoingMail enquiry() {
        return withText("A question – with a dash\n");
    }

    static OutgoingMail withText(String text) {
        return new OutgoingMail(
                MESSAGE_ID,
                Instant.parse("2026-11-23T09:00:00Z"),
                "website@example.org",
                "Example website",
                List.of("office@example.org"),
                Optional.of("visitor@example.com"),
                "Enquiry 7Q4M-2KXD",
                "en",
                text,
                "<p>A question</p>\n");
    }
}
