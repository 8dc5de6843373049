/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.form.EmailAddress;
import java.util.List;
import java.util.Optional;

/**
 * From which own address and to which own mailboxes staff mail goes. Decided on the server, never by a request.
 *
 * <p>Addresses are kept as mail needs them: without white space around them, domains as A-labels. What is no address is
 * kept as it is, for the check of the start to find.
 *
 * @param from own address
 * @param fromName shown beside it; empty for the controller's name
 * @param to staff mailboxes
 * @param mailboxRecipient the register's id of who hosts the mailbox ({@code controller} for its own)
 */
public record MailRouting(String from, Optional<String> fromName, List<String> to, String mailboxRecipient) {

    public MailRouting {
        from = asMailNeedsIt(from);
        to = to.stream().map(MailRouting::asMailNeedsIt).toList();
    }

    private static String asMailNeedsIt(String address) {
        return EmailAddress.parse(address).map(EmailAddress::value).orElse(address);
    }

    /** Collects a routing. */
    public static final class Builder {
        private String from = "";
        private Optional<String> fromName = Optional.empty();
        private List<String> to = List.of();
        private String mailboxRecipient = "controller";

        /** The own address mails come from, for example {@code website@imageplus.be}. */
        public Builder from(String address) {
            this.from = address;
            return this;
        }

        /** The name beside it; by default the controller's. */
        public Builder fromName(String name) {
            this.fromName = Optional.of(name);
            return this;
        }

        /** The staff mailboxes. */
        public Builder to(String... mailboxes) {
            this.to = List.of(mailboxes);
            return this;
        }

        /** Who hosts the staff mailbox, by its id in the register; by default the controller itself. */
        public Builder mailboxRecipient(String recipient) {
            this.mailboxRecipient = recipient;
            return this;
        }

        /** The routing; what is wrong with it is found when the application starts. */
        public MailRouting build() {
            return new MailRouting(from, fromName, to, mailboxRecipient);
        }
    }
}
