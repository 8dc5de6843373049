/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.work.BackgroundSchedule;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transfers of one register to countries outside the EEA: how they stand, what an operator says of the mechanisms
 * behind them, and warnings before they end.
 *
 * <p>A ruling that makes a mechanism void does not wait for a deployment, and must not hold on one node only: so an
 * operator states it here, in the store, with a day and a reason. It can only narrow what the register allows. The
 * register names the mechanism until its next version takes it out.
 *
 * <pre>{@code
 * contact.transfers().invalidate("Commission Implementing Decision (EU) 2023/1795", ruling, "annulled by the Court");
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Transfers implements AutoCloseable {

    /** The most letters that a reason has. */
    public static final int MOST_LETTERS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final Duration POLL = Duration.ofMinutes(10);
    private static final int PAGE = 100;

    /**
     * The storage ports that are needed; all of one store.
     *
     * @param transactions their unit of work
     */
    public record Ports(Transactions transactions, Ledger ledger, TransferBook book, RecordIds ids) {}

    private final ProcessingRegister register;
    private final Ports ports;
    private final TransferCheck check;
    private final TransferWarnings warnings;
    private final Clock clock;
    private volatile @Nullable BackgroundSchedule schedule;
    private boolean closed;

    /**
     * Transfers that nobody watches yet.
     *
     * @param listener hears of transfers that end
     */
    public Transfers(ProcessingRegister register, Ports ports, TransferListener listener, Clock clock) {
        this.register = register;
        this.ports = ports;
        this.check = new TransferCheck(register, ports.book());
        this.warnings = new TransferWarnings(check, ports, register.version(), listener, clock);
        this.clock = clock;
    }

    /** Decides what may be sent now. */
    public TransferCheck check() {
        return check;
    }

    /**
     * Starts to watch for transfers that end; starting twice changes nothing.
     *
     * @throws IllegalStateException when it was closed
     */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("The watch over transfers was closed; build another.");
        }
        if (schedule == null) {
            schedule = BackgroundSchedule.start("contact-form-transfers", 1, POLL, () -> {
                warnings.giveDue();
                return false;
            });
        }
    }

    /**
     * How sending stands to each recipient that needs a mechanism, in the register's order. Answers while the store
     * does not, by what was known last.
     */
    public List<TransferOutlook> outlooks() {
        return check.recipientsThatNeedAMechanism().stream()
                .map(recipient -> check.outlook(recipient, clock.instant()))
                .toList();
    }

    /**
     * Gives the warnings that are due now and that no node has given: the background does it every ten minutes.
     *
     * @throws UnavailableException when the store does not answer
     */
    public void warnNow() {
        warnings.giveDue();
    }

    /**
     * Says that a mechanism does not stand from a day on, on every node from now on: for every recipient that relies on
     * it, the next mechanism in the register's order takes over, and where there is none, mail is parked (R4.5). It is
     * written to the ledger. Said again, the newest word counts.
     *
     * @param reference the mechanism's reference, exactly as the register has it
     * @param from the first day on which it does not stand, in the register's zone; past or to come
     * @param reason why, for example the judgment, on one line of at most {@value #MOST_LETTERS} letters; it is shown
     *     in the Art. 30 record, so it names no person
     * @throws IllegalArgumentException when the register names no such mechanism, or the reason is blank, too long or
     *     has line ends
     * @throws UnavailableException when the store does not answer in time; nothing changed then
     */
    public void invalidate(String reference, LocalDate from, String reason) {
        requireDeclared(reference);
        requireOneLine(reason);
        Invalidation said = new Invalidation(reference, from, reason.strip(), clock.instant());
        ports.transactions().run(() -> {
            ports.book().invalidate(said);
            ports.ledger()
                    .append(event(LedgerEvent.Type.TRANSFER_MECHANISM_INVALIDATED, reference + " from " + said.from()));
            ports.transactions().afterCommit(this::wake);
        });
        LOG.warn("The transfer mechanism \"{}\" is void from {} on: an operator said so", reference, from);
    }

    /**
     * Takes back what was said of a mechanism: it stands again as the register has it, and parked mail leaves within
     * ten minutes. It is written to the ledger.
     *
     * @return false when nothing was said of a mechanism with this reference
     * @throws UnavailableException when the store does not answer in time; nothing changed then
     */
    public boolean reinstate(String reference) {
        boolean reinstated = ports.transactions().call(() -> {
            boolean was = ports.book().reinstate(reference);
            if (was) {
                ports.ledger().append(event(LedgerEvent.Type.TRANSFER_MECHANISM_REINSTATED, reference));
            }
            return was;
        });
        if (reinstated) {
            LOG.warn("The transfer mechanism \"{}\" stands again: an operator said so", reference);
        }
        return reinstated;
    }

    /**
     * Everything that operators said of mechanisms and did not take back, by reference; also of mechanisms that the
     * register does not name any more.
     *
     * @throws UnavailableException when the store does not answer in time
     */
    public List<Invalidation> invalidations() {
        List<Invalidation> all = new ArrayList<>();
        List<Invalidation> page = ports.book().invalidations(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = ports.book()
                    .invalidations(Optional.of(page.get(page.size() - 1).reference()), PAGE);
        }
        return List.copyOf(all);
    }

    /** Begins no more rounds and waits for the one under way. Idempotent. */
    @Override
    public synchronized void close() {
        BackgroundSchedule running = schedule;
        closed = true;
        schedule = null;
        if (running != null) {
            running.close();
        }
    }

    private void wake() {
        BackgroundSchedule running = schedule;
        if (running != null) {
            running.wake();
        }
    }

    private void requireDeclared(String reference) {
        List<String> declared = register.recipients().stream()
                .flatMap(recipient -> recipient.mechanisms().stream())
                .map(TransferMechanism::reference)
                .distinct()
                .toList();
        if (!declared.contains(reference)) {
            throw new IllegalArgumentException("reference: the register names no such mechanism, but " + declared);
        }
    }

    private static void requireOneLine(String reason) {
        if (reason.isBlank() || reason.length() > MOST_LETTERS || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "reason: expected 1 to " + MOST_LETTERS + " letters on one line, which say why");
        }
    }

    private LedgerEvent event(LedgerEvent.Type type, String reason) {
        return new LedgerEvent(
                ports.ids().next(),
                clock.instant(),
                type,
                "operator",
                Optional.empty(),
                Optional.of(register.version()),
                Optional.of(reason));
    }
}
