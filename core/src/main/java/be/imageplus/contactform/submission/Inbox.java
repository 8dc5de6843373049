/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.util.Optional;

/**
 * Where staff see enquiries and say what becomes of them: without it the period of no enquiry begins (R5.1).
 *
 * <pre>{@code
 * Change change = contact.inbox().resolve(enquiry, Resolution.Outcome.ANSWERED, Actor.of("handler", "7"));
 * }</pre>
 *
 * <p>Whatever changes an enquiry is one transaction with its event in the ledger, names who does it, and answers with a
 * {@link Change}: it was made, or refused with a reason that can be put into words, or the enquiry is gone. Of two
 * people who do the same at once, one is told that it has been done already. Any method throws
 * {@link UnavailableException} when the store does not answer in time; nothing was changed then.
 *
 * <p>Who may do what is not decided here but by whoever calls it. Thread-safe.
 */
public final class Inbox {

    /**
     * The storage ports that the inbox works on; all of one store.
     *
     * @param transactions their unit of work
     */
    public record Ports(Transactions transactions, Lives lives, Ledger ledger, RecordIds ids) {}

    /**
     * What lies on the floors above and has a say, or a part, in what happens here.
     *
     * @param promises asked before a step that the notice's promises may forbid
     * @param staffMail the mails to staff
     */
    public record Hooks(RetentionPromises promises, StaffMail staffMail) {}

    private final Ports ports;
    private final LifeSteps steps;

    /** An inbox over one store. */
    public Inbox(ProcessingRegister register, Ports ports, Hooks hooks, Clock clock) {
        this.ports = ports;
        this.steps = new LifeSteps(new LifeChanges(ports, register.version(), clock), hooks);
    }

    /** An enquiry without what it says; empty when there is none. */
    public Optional<Headline> find(RecordId id) {
        return ports.lives().find(id);
    }

    /** The enquiry that people name like this, without what it says; empty when there is none. */
    public Optional<Headline> findByReference(Reference reference) {
        return ports.lives().findByReference(reference);
    }

    /**
     * Says that staff are done with an enquiry: its period runs from now (R5.1).
     *
     * @param outcome how it ended; what staff say of it, so not {@link Resolution.Outcome#UNATTENDED}
     */
    public Change resolve(RecordId id, Resolution.Outcome outcome, Actor actor) {
        if (outcome == Resolution.Outcome.UNATTENDED) {
            throw new IllegalArgumentException("outcome: only a date finds an enquiry unattended");
        }
        return steps.resolve(id, outcome, actor);
    }

    /**
     * Resolves an enquiry that nobody attended to, as of its last activity (R5.3): for the work that looks at dates.
     *
     * @param seen its life as it was when its date was found to have come; refused when it has changed since
     */
    public Change resolveUnattended(Life seen) {
        return steps.resolveUnattended(seen);
    }

    /** Holds an enquiry back until somebody has looked at it: its mail does not leave meanwhile. */
    public Change quarantine(RecordId id, Actor actor) {
        return steps.quarantine(id, actor);
    }

    /** Says that somebody has looked at an enquiry in the quarantine: staff get its mail, if they have not got it. */
    public Change release(RecordId id, Actor actor) {
        return steps.release(id, actor);
    }

    /** Takes up a resolved enquiry again: its period does not run any more (R5.7). */
    public Change reopen(RecordId id, Reopening why, Actor actor) {
        return steps.reopen(id, why, actor);
    }
}
