/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * people who do the same at once, one is told that it has been done already. While processing is restricted (Art. 18),
 * only restrictions, holds and blockers change (rule 7).
 *
 * <p>Whatever opens content names the purpose it is opened for (R3.1), and the ledger tells who did it.
 *
 * <p>Who may do what is not decided here but by whoever calls it. Any method throws {@link UnavailableException} when
 * the store does not answer in time; nothing was changed then. Thread-safe.
 */
public final class Inbox {

    /** The most enquiries that one page, or one answer to a search, holds. */
    public static final int MOST = 100;

    /**
     * The storage ports that the inbox works on; all of one store.
     *
     * @param transactions their unit of work
     */
    public record Ports(
            Transactions transactions,
            Lives lives,
            Submissions submissions,
            Notes notes,
            Disclosures disclosures,
            Ledger ledger,
            RecordIds ids) {}

    /**
     * What lies on the floors above and has a say, or a part, in what happens here.
     *
     * @param promises asked before what the notice's promises may forbid
     * @param staffMail the mails to staff
     * @param erasureOrdered called after the commit that orders to erase something, so that it follows at once
     */
    public record Hooks(RetentionPromises promises, StaffMail staffMail, Runnable erasureOrdered) {}

    private final Lives lives;
    private final LifeSteps steps;
    private final Edits edits;
    private final Restrictions restrictions;
    private final Holds holds;
    private final Reader reader;
    private final Searches searches;

    /** An inbox over one store. */
    public Inbox(ProcessingRegister register, Ports ports, Hooks hooks, Clock clock) {
        LifeChanges changes = new LifeChanges(ports, register.version(), hooks.erasureOrdered(), clock);
        Notebook notebook = new Notebook(ports.notes(), ports.ids(), clock);
        ReadingRules rules = new ReadingRules(register);
        this.lives = ports.lives();
        this.steps = new LifeSteps(changes, hooks);
        this.edits = new Edits(ports.submissions(), changes, notebook);
        this.restrictions = new Restrictions(changes);
        this.holds = new Holds(changes, notebook, hooks.promises(), register.zone());
        this.reader = new Reader(ports, rules, changes);
        this.searches = new Searches(ports, rules, changes);
    }

    /** An enquiry without what it says; empty when there is none. */
    public Optional<Headline> find(RecordId id) {
        return lives.find(id);
    }

    /** The enquiry that people name like this, without what it says; empty when there is none. */
    public Optional<Headline> findByReference(Reference reference) {
        return lives.findByReference(reference);
    }

    /**
     * Enquiries without what they say, newest first.
     *
     * @param which what they must be
     * @param after the id that the page before ended with; empty for the first page
     * @param most how many, from 1 to {@link #MOST}
     */
    public List<Headline> list(Lives.Which which, Optional<RecordId> after, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most: expected 1 to " + MOST);
        }
        return lives.list(which, after, most);
    }

    /**
     * The enquiries that came with an address, whatever its case: the newest 100. Those whose restriction does not let
     * them be read for the purpose are left out.
     *
     * @param purpose the id of a declared purpose
     */
    public Reading<Found> findByAddress(EmailAddress address, String purpose, Actor actor) {
        return searches.byAddress(address, purpose, actor);
    }

    /**
     * The enquiries that say all of some words, whatever their case and accents, as a part of longer words too. What
     * they say is sealed, so that each must be opened: one call opens 200 at most, and its answer says where to go on.
     * Those whose restriction does not let them be read for the purpose stay closed; notes are not looked at.
     *
     * @param words at least one, 200 characters at most
     * @param which what the enquiries must be
     * @param after where the call before stopped; empty to begin with the newest
     * @param purpose the id of a declared purpose; only what serves it is looked at
     */
    public Reading<Found> findByWords(
            String words, Lives.Which which, Optional<RecordId> after, String purpose, Actor actor) {
        return searches.byWords(SearchedWords.of(words), which, after, purpose, actor);
    }

    /**
     * Opens an enquiry. Read for its own purpose, it is open from then on if it was on its way to staff.
     *
     * @param purpose the id of a declared purpose; only what serves it is shown
     */
    public Reading<Sheet> read(RecordId id, String purpose, Actor actor) {
        return reader.read(id, purpose, actor);
    }

    /**
     * Opens the technical data of an enquiry, as far as it has not been purged.
     *
     * @param purpose the id of a declared purpose of security, which is all that it serves (R2.9)
     */
    public Reading<TechnicalData> readTechnical(RecordId id, String purpose, Actor actor) {
        return reader.readTechnical(id, purpose, actor);
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

    /**
     * Writes a note about an enquiry: personal data, kept as long as the enquiry, and part of an access answer.
     *
     * @param text 1 to {@link Note#LONGEST} characters
     */
    public Change note(RecordId id, String text, Actor actor) {
        return edits.note(id, text, actor);
    }

    /** Flags an enquiry as sensitive, or takes that back (R2.12). */
    public Change flagSensitive(RecordId id, boolean sensitive, Actor actor) {
        return edits.flag(id, sensitive, actor);
    }

    /**
     * Redacts a span of what an enquiry says, for good: {@link Span#MARK} stands there from then on, and its copies in
     * the staff mailbox, which still hold it, are ordered to be erased (R2.12).
     *
     * @param seen its life as it was when the span was chosen; refused when it has changed since, because the span may
     *     be another one by now
     */
    public Change redact(Life seen, Span span, Actor actor) {
        return edits.redact(seen, span, actor);
    }

    /** Orders that an enquiry and every copy are erased ahead of its date, which follows at once (R2.12). */
    public Change eraseEarly(RecordId id, Actor actor) {
        return edits.eraseEarly(id, actor);
    }

    /** Says that an enquiry seems to come from a minor: its processing is restricted at once (R2.14). */
    public Change reportMinor(RecordId id, Actor actor) {
        return restrictions.reportMinor(id, actor);
    }

    /**
     * Says that an enquiry that was reported does come from a minor: that it and every copy are erased is ordered, and
     * follows at once (R2.14).
     */
    public Change confirmMinor(RecordId id, Actor actor) {
        return restrictions.confirmMinor(id, actor);
    }

    /** Says that an enquiry that was reported does not come from a minor: it goes on as before. */
    public Change dismissMinor(RecordId id, Actor actor) {
        return restrictions.dismissMinor(id, actor);
    }

    /**
     * Restricts processing (Art. 18): no mail, no edit, no scheduled deletion until that is lifted.
     *
     * @param reason a code, for example {@code accuracy-contested}; not {@link Restriction#MINOR_REPORTED}
     */
    public Change restrict(RecordId id, String reason, Actor actor) {
        return restrictions.restrict(id, reason, actor);
    }

    /**
     * Lifts a restriction. The person is told first (Art. 18(3)); what is due then goes some days later (R5.9).
     *
     * @param personToldAt when the person was told; not to come, and after it was placed
     */
    public Change lift(RecordId id, Instant personToldAt, Actor actor) {
        return restrictions.lift(id, personToldAt, actor);
    }

    /**
     * Keeps an enquiry for legal claims (R5.8).
     *
     * @param hold who answers for it, and a review within six months from today
     * @param why kept as a note, sealed
     */
    public Change hold(RecordId id, LegalHold hold, String why, Actor actor) {
        return holds.hold(id, hold, why, actor);
    }

    /**
     * Says that somebody has looked whether a legal hold is still needed, and that it is.
     *
     * @param next by when it is looked at again, within six months from today
     */
    public Change reviewHold(RecordId id, LocalDate next, Actor actor) {
        return holds.review(id, next, actor);
    }

    /** Ends a legal hold: the enquiry's own period holds again. */
    public Change releaseHold(RecordId id, Actor actor) {
        return holds.release(id, actor);
    }

    /**
     * Says that an enquiry has led to a business relationship: its message follows the contract's schedule (R5.4).
     *
     * @param contract the contract's reference, kept as a note, sealed
     * @param startsOn when it started, in the register's zone; not to come
     */
    public Change startRelationship(RecordId id, String contract, LocalDate startsOn, Actor actor) {
        return holds.startRelationship(id, contract, startsOn, actor);
    }

    /**
     * Says that the relationship has ended.
     *
     * @param keptUntil the last day on which the contract's schedule keeps the message; not before its start
     */
    public Change endRelationship(RecordId id, LocalDate keptUntil, Actor actor) {
        return holds.endRelationship(id, keptUntil, actor);
    }

    /**
     * Places something that keeps an enquiry from going before its time, and its mail from leaving perhaps (R5.10): for
     * floors above.
     */
    public Change block(RecordId id, Blocker blocker, Actor actor) {
        return restrictions.block(id, blocker, actor);
    }

    /** Takes a blocker away again. */
    public Change unblock(RecordId id, String code, Actor actor) {
        return restrictions.unblock(id, code, actor);
    }
}
