/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.transfer.TransferDecision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dispatch of one mail: one attempt at it, transport by transport. The next is asked only if one before it may not
 * be used, is known to fail, or said {@link DeliveryResult.Transient}. Used once, by one thread.
 *
 * <p>Not after {@link DeliveryResult.Ambiguous}, since the mail may have arrived; and not after
 * {@link DeliveryResult.Permanent}, which is about the mail: another transport would be refused too, and one recipient
 * more would hold the data for nothing.
 */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /** What decides whether a mail may leave. */
    record Rules(TransferCheck transfers, Clock clock) {}

    /**
     * A transport that may be used now.
     *
     * @param recipient who receives what goes through it, and what makes that lawful
     * @param mailbox who receives it in the end, where that is a recipient of the controller's
     */
    private record Permitted(Transports.Link link, Attempt.Disclosed recipient, Optional<Attempt.Disclosed> mailbox) {}

    private final Rules rules;
    private final Optional<String> mailboxHost;
    private final OutgoingMail mail;
    private final String categories;
    private final List<Attempt.Passed> passed = new ArrayList<>();
    private final List<Attempt.Disclosed> disclosed = new ArrayList<>();
    private Attempt.@Nullable Unlawful unlawful;
    private Attempt.@Nullable Answer answer;

    /**
     * @param mailboxHost the register's id of who hosts the mailbox that the mail goes to; empty where that is for the
     *     person to know who reads it
     * @param categories ids of the data items in the mail, joined by commas; where there is none, nothing is disclosed
     */
    Dispatch(Rules rules, Optional<String> mailboxHost, OutgoingMail mail, String categories) {
        this.rules = rules;
        this.mailboxHost = mailboxHost;
        this.mail = mail;
        this.categories = categories;
    }

    /** Asks transports in this order until one answers otherwise than "not now". */
    Attempt through(List<Transports.Link> order) {
        List<Permitted> resting = new ArrayList<>();
        for (Transports.Link link : order) {
            Optional<Permitted> permitted;
            try {
                permitted = permitted(link);
            } catch (UnavailableException e) {
                if (answer == null) {
                    throw e;
                }
                break; // who has the data already must be written down; another may not be asked unseen
            }
            if (permitted.isEmpty()) {
                continue;
            }
            if (!link.circuit().admits()) {
                passed.add(new Attempt.Passed(link, link.circuit().code(), false));
                resting.add(permitted.get());
            } else if (isDoneBy(permitted.get())) {
                break;
            }
        }
        if (answer == null) {
            // Even if none has worked lately, a mail is tried: by the one that was left alone for longest.
            resting.stream()
                    .min(Comparator.comparing(one -> one.link().circuit().nextProbe()))
                    .ifPresent(this::isDoneBy);
        }
        return answer == null
                ? Objects.requireNonNull(unlawful)
                : new Attempt.Sent(answer, mail, categories, disclosed, passed);
    }

    /** Decided right before each transport is asked: the one before it may have taken minutes (R4.3). */
    private Optional<Permitted> permitted(Transports.Link link) {
        TransferDecision recipient = decide(link.recipient());
        if (recipient instanceof TransferDecision.Unlawful no) {
            passed.add(new Attempt.Passed(link, no.code(), true));
            return refused(link.recipient(), no);
        }
        Optional<TransferDecision> mailbox = mailboxHost.map(this::decide);
        if (mailbox.isPresent() && mailbox.get() instanceof TransferDecision.Unlawful no) {
            return refused(mailboxHost.orElseThrow(), no);
        }
        return Optional.of(new Permitted(
                link,
                disclosed(link.recipient(), recipient),
                mailbox.map(lawful -> disclosed(mailboxHost.orElseThrow(), lawful))));
    }

    private TransferDecision decide(String recipient) {
        return rules.transfers().decide(recipient, rules.clock().instant());
    }

    private Optional<Permitted> refused(String recipient, TransferDecision.Unlawful no) {
        if (unlawful == null) {
            unlawful = new Attempt.Unlawful(recipient, no.code());
        }
        return Optional.empty();
    }

    private static Attempt.Disclosed disclosed(String recipient, TransferDecision decision) {
        return new Attempt.Disclosed(recipient, ((TransferDecision.Lawful) decision).ground());
    }

    /** Asks one; false when another one may be asked. */
    private boolean isDoneBy(Permitted permitted) {
        Transports.Link link = permitted.link();
        DeliveryResult result = resultOf(link.transport());
        answer = new Attempt.Answer(link, result);
        boolean mayHaveArrived =
                result instanceof DeliveryResult.Delivered || result instanceof DeliveryResult.Ambiguous;
        if (result.contentSent() && !categories.isEmpty()) {
            disclosed.add(permitted.recipient());
        }
        if (mayHaveArrived && !categories.isEmpty()) {
            permitted.mailbox().ifPresent(disclosed::add);
        }
        if (result instanceof DeliveryResult.Delivered || result instanceof DeliveryResult.Permanent) {
            link.circuit().worked();
            return true;
        }
        if (Thread.currentThread().isInterrupted()) { // delivery is being closed, which says nothing of the transport
            return true;
        }
        link.circuit().failed(result.code());
        passed.add(new Attempt.Passed(link, result.code(), false));
        return mayHaveArrived;
    }

    /** An exception is a fault of the transport: it counts as an answer, and a worker must go on. */
    private DeliveryResult resultOf(MailTransport transport) {
        try {
            return transport.send(mail);
        } catch (RuntimeException | Error e) { // a missing class, for example
            LOG.error(
                    "The transport to recipient {} failed with {}",
                    transport.recipient(),
                    e.getClass().getName());
            return new DeliveryResult.Transient("internal", true); // what had left by then nobody knows
        }
    }
}
