/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.transfer.TransferOutlook;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The transports in the order in which they are asked, each with its circuit. */
final class Transports {

    /**
     * One of them.
     *
     * @param position in the order, from 0
     */
    record Link(int position, MailTransport transport, Circuit circuit) {
        /** The register's id of who receives what goes through it. */
        String recipient() {
            return transport.recipient();
        }
    }

    private final List<Link> links;

    Transports(List<MailTransport> inOrder, Clock clock) {
        List<Link> linked = new ArrayList<>();
        for (MailTransport transport : inOrder) {
            linked.add(new Link(linked.size(), transport, new Circuit(transport.maximumDuration(), clock)));
        }
        if (linked.isEmpty()) {
            throw new IllegalArgumentException("transports: at least one is needed");
        }
        this.links = List.copyOf(linked);
    }

    List<Link> inOrder() {
        return links;
    }

    /**
     * The usual order; but of a mail that may have arrived, the one more copy goes first where the other one went:
     * there it can be recognised, and no other recipient learns of it. Two transports of one recipient count as the
     * same place. A notice holds nothing that anybody could learn, so that it takes the usual order.
     */
    List<Link> orderOf(OutboxItem item, OutgoingMail mail, Disclosures disclosures) {
        if (!item.mayHaveArrived()) {
            return links;
        }
        return preferring(disclosures.of(item.submission()).stream()
                .filter(disclosure -> disclosure.messageId().equals(mail.messageId()))
                .map(Disclosure::recipient)
                .collect(Collectors.toSet()));
    }

    /** Those whose recipient is one of these first, otherwise in order. */
    List<Link> preferring(Set<String> recipients) {
        Comparator<Link> preferred = Comparator.comparing(link -> !recipients.contains(link.recipient()));
        return links.stream().sorted(preferred).toList();
    }

    /** The longest that one attempt can take, which may ask each of them once. */
    Duration longestAttempt() {
        return links.stream().map(link -> link.transport().maximumDuration()).reduce(Duration.ZERO, Duration::plus);
    }

    /** How each stands, in order. */
    List<TransportStatus> status(TransferCheck transfers, Clock clock) {
        List<TransferOutlook> outlooks =
                transfers.outlooks(links.stream().map(Link::recipient).toList(), clock.instant());
        return links.stream()
                .map(link -> new TransportStatus(
                        link.recipient(),
                        outlooks.get(link.position()).isLawful(),
                        !link.circuit().isOpen(),
                        Optional.of(link.circuit().code()).filter(code -> !code.isEmpty())))
                .toList();
    }
}
