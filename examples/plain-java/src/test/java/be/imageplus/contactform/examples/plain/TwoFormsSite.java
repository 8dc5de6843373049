/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import be.imageplus.contactform.ContactForms;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The example's two forms over a directory of a test's own; nobody listens where its mail would go. */
final class TwoFormsSite {

    private TwoFormsSite() {}

    static ContactForms in(Path directory) {
        return in(directory, Clock.systemUTC());
    }

    static ContactForms in(Path directory, Clock clock) {
        return PlainJavaSite.contactForms(
                Path.of("src", "main", "resources", "two-forms.yml"),
                Map.of(
                        "DATA", directory.resolve("data").toString(),
                        "KEYS", directory.resolve("keys").toString(),
                        "SMTP_HOST", "127.0.0.1",
                        "SMTP_RECIPIENT", "authsmtp",
                        "MAIL_FROM", "website@example.org",
                        "MAIL_TO", "office@example.org",
                        "MAIL_TO_QUOTE", "sales@mailbox.example"),
                clock);
    }
}
