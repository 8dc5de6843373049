/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.form.EmailAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param byForm where the enquiries of single forms go instead, by the form's id
 * @param actionLinks where people reach the pages of the forms, to which links in mails to staff lead; empty for mails
 *     without links
 * @param acknowledgements how enquiries are acknowledged to their senders; empty where none is
 */
public record MailRouting(
        String from,
        Optional<String> fromName,
        List<String> to,
        String mailboxRecipient,
        Map<String, Mailboxes> byForm,
        Optional<URI> actionLinks,
        Optional<AcknowledgementTerms> acknowledgements) {

    /**
     * Staff mailboxes.
     *
     * @param to their addresses
     * @param recipient the register's id of who hosts them
     */
    public record Mailboxes(List<String> to, String recipient) {
        public Mailboxes {
            to = to.stream().map(MailRouting::asMailNeedsIt).toList();
        }
    }

    public MailRouting {
        from = asMailNeedsIt(from);
        to = to.stream().map(MailRouting::asMailNeedsIt).toList();
        byForm = Map.copyOf(byForm);
    }

    /** Where the enquiries of a form go. */
    public Mailboxes of(String form) {
        return byForm.getOrDefault(form, new Mailboxes(to, mailboxRecipient));
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
        private final Map<String, OfForm> byForm = new LinkedHashMap<>();
        private Optional<URI> actionLinks = Optional.empty();
        private Optional<AcknowledgementTerms> acknowledgements = Optional.empty();

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

        /**
         * Where the enquiries of one form go, other than those of the rest.
         *
         * <pre>{@code
         * mail.to("office@example.org").form("quote", quote -> quote.to("sales@example.org"))
         * }</pre>
         *
         * @param id the form's id
         * @param mailboxes set the staff mailboxes; who hosts them is as for the others unless it says so
         */
        public Builder form(String id, Consumer<OfForm> mailboxes) {
            mailboxes.accept(byForm.computeIfAbsent(id, any -> new OfForm()));
            return this;
        }

        /**
         * Has mails to staff carry links by which an enquiry is resolved, or moved to the quarantine. Without them a
         * date begins its period, unless staff resolve it elsewhere (R5.3).
         *
         * @param pages where people reach the pages of the forms, with context and base path: an https address, for
         *     example {@code https://imageplus.be} or {@code https://example.org/site}
         */
        public Builder actionLinks(URI pages) {
            this.actionLinks = Optional.of(pages);
            return this;
        }

        /**
         * Has enquiries of the forms that the register declares so acknowledged to their senders by a short automatic
         * mail. Nobody has verified the address that it goes to, and mail providers keep in their logs for years who
         * was sent one (R4.8): the receipt on the page does without both.
         */
        public Builder acknowledgements(AcknowledgementTerms terms) {
            this.acknowledgements = Optional.of(terms);
            return this;
        }

        /** The routing; what is wrong with it is found when the application starts. */
        public MailRouting build() {
            Map<String, Mailboxes> routes = new LinkedHashMap<>();
            byForm.forEach((form, route) ->
                    routes.put(form, new Mailboxes(route.to, route.recipient.orElse(mailboxRecipient))));
            return new MailRouting(from, fromName, to, mailboxRecipient, routes, actionLinks, acknowledgements);
        }
    }

    /** Collects where the enquiries of one form go. */
    public static final class OfForm {
        private List<String> to = List.of();
        private Optional<String> recipient = Optional.empty();

        private OfForm() {}

        /** The staff mailboxes. */
        public OfForm to(String... mailboxes) {
            this.to = List.of(mailboxes);
            return this;
        }

        /** Who hosts them, by its id in the register; by default who hosts those of the other forms. */
        public OfForm mailboxRecipient(String id) {
            this.recipient = Optional.of(id);
            return this;
        }
    }
}
