/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.transfer.TransferOutlook;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
