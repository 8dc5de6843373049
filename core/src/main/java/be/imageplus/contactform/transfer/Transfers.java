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
 * contact.transfers().invalidate(
 *         "Commission Implementing Decision (EU) 2023/1795", dayOfTheRuling, Invalidation.Reason.COURT_RULING);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Transfers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final Duration POLL = Duration.ofMinutes(10);
    private static final int PAGE = 100;

    /**
     * The storage ports that are needed; all of one store.
     *
     * @param transactions their unit of work
     * @param release has what was parked looked at again; called inside their transaction
     */
    public record Ports(Transactions transactions, Ledger ledger, TransferBook book, RecordIds ids, Runnable release) {}

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
     * @param check decides over the same register and the same book
     * @param listener hears of transfers that end
     */
    public Transfers(
            ProcessingRegister register, TransferCheck check, Ports ports, TransferListener listener, Clock clock) {
        this.register = register;
        this.ports = ports;
        this.check = check;
        this.warnings = new TransferWarnings(check, ports, register.version(), listener, clock);
        this.clock = clock;
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
        return check.outlooks(check.recipientsThatNeedAMechanism(), clock.instant());
    }

    /**
     * The register as operators have narrowed it, for its check: what the register finds lawful may have been declared
     * void since. Answers while the store does not, by what was known last.
     */
    public ProcessingRegister inForce() {
        return check.inForce();
    }

    /**
     * Gives the warnings that are due now and that no node has given, and releases the mail of transfers that stand
     * again: the background does it every ten minutes.
     *
     * @throws UnavailableException when the store does not answer
     */
    public void warnNow() {
        warnings.giveDue();
    }

    /**
     * Says that a mechanism does not stand from a day on, on every node from now on: for every recipient that relies on
     * it, the next mechanism in the register's order takes over, and where there is none, mail is parked (R4.5). It is
     * written to the ledger. Said again, the newest word counts. Names nobody: neither who is affected nor who says it.
     *
     * @param reference the mechanism's reference, exactly as the register has it
     * @param from the first day on which it does not stand, in the register's zone; past or to come
     * @param reason why; it is shown to operators and in the record of processing activities
     * @throws IllegalArgumentException when the register names no such mechanism
     * @throws UnavailableException when the store does not answer in time; nothing changed then
     */
    public void invalidate(String reference, LocalDate from, Invalidation.Reason reason) {
        requireDeclared(reference);
        Invalidation said = new Invalidation(reference, from, reason, clock.instant());
        ports.transactions().run(() -> {
            ports.book().invalidate(said);
            append(LedgerEvent.Type.TRANSFER_MECHANISM_INVALIDATED, reference + " from " + from + " " + reason);
            ports.release().run(); // the word before may have been a sterner one
            ports.transactions().afterCommit(this::wake);
        });
        LOG.warn("The transfer mechanism \"{}\" is void from {} on: an operator said so", reference, from);
    }

    /**
     * Takes back what was said of a mechanism: it stands again as the register has it, and parked mail leaves at once.
     * It is written to the ledger.
     *
     * @return false when nothing was said of a mechanism with this reference
     * @throws UnavailableException when the store does not answer in time; nothing changed then
     */
    public boolean reinstate(String reference) {
        boolean reinstated = ports.transactions().call(() -> {
            boolean was = ports.book().reinstate(reference);
            if (was) {
                append(LedgerEvent.Type.TRANSFER_MECHANISM_REINSTATED, reference);
                ports.release().run();
                ports.transactions().afterCommit(this::wake);
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

    private void append(LedgerEvent.Type type, String reason) {
        ports.ledger()
                .append(new LedgerEvent(
                        ports.ids().next(),
                        clock.instant(),
                        type,
                        "operator",
                        Optional.empty(),
                        Optional.of(register.version()),
                        Optional.of(reason)));
    }
}
