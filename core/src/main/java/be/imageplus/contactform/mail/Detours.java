/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.ledger.LedgerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which transport takes the mails of this node, so that a change is told, and told once (R4.3: no mail is silently sent
 * another way). Thread-safe.
 */
final class Detours {

    /**
     * A change of the way that mails take.
     *
     * @param type {@link LedgerEvent.Type#MAIL_FAILED_OVER}, {@link LedgerEvent.Type#MAIL_FAILED_BACK} or
     *     {@link LedgerEvent.Type#TRANSPORT_PASSED_OVER}
     * @param from what took mails before, or is passed over
     * @param to what takes them now; the same as {@code from} where something is passed over
     * @param code why it is not {@code from}; empty where mails take an earlier way again
     */
    record Change(LedgerEvent.Type type, Transports.Link from, Transports.Link to, String code) {

        /** For the ledger: who and why. */
        String reason() {
            return switch (type) {
                case MAIL_FAILED_OVER -> from.recipient() + " " + to.recipient() + " " + code;
                case MAIL_FAILED_BACK -> from.recipient() + " " + to.recipient();
                default -> from.recipient() + " " + code;
            };
        }
    }

    private final Set<Transports.Link> notLawful = new HashSet<>();
    private Transports.Link taker;

    /** @param first what takes mails unless something happens */
    Detours(Transports.Link first) {
        this.taker = first;
    }

    /** What an attempt changes. It counts as told, unless {@link #untold} says otherwise. */
    synchronized List<Change> in(Attempt.Sent sent) {
        List<Change> changes = new ArrayList<>();
        Map<Transports.Link, String> codes = new HashMap<>();
        for (Attempt.Passed passed : sent.passed()) {
            codes.putIfAbsent(passed.link(), passed.code());
            if (!passed.notLawful()) {
                notLawful.remove(passed.link());
            } else if (notLawful.add(passed.link())) {
                changes.add(new Change(
                        LedgerEvent.Type.TRANSPORT_PASSED_OVER, passed.link(), passed.link(), passed.code()));
            }
        }
        Transports.Link by = sent.answer().by();
        notLawful.remove(by);
        if (sent.result() instanceof DeliveryResult.Delivered && by.position() != taker.position()) {
            takenBy(by, codes, changes);
        }
        return changes;
    }

    private void takenBy(Transports.Link by, Map<Transports.Link, String> codes, List<Change> changes) {
        boolean earlier = by.position() < taker.position();
        String code = codes.get(taker);
        if (earlier) {
            changes.add(new Change(LedgerEvent.Type.MAIL_FAILED_BACK, taker, by, ""));
        } else if (code == null) {
            return; // a mail that may have arrived went where it had gone before: the others go on as they did
        } else {
            changes.add(new Change(LedgerEvent.Type.MAIL_FAILED_OVER, taker, by, code));
        }
        taker = by;
    }

    /** Takes changes back that could not be written down, so that the next mail tells them. */
    synchronized void untold(List<Change> changes) {
        for (Change change : changes) {
            if (change.type() == LedgerEvent.Type.TRANSPORT_PASSED_OVER) {
                notLawful.remove(change.from());
            } else if (taker.equals(change.to())) {
                taker = change.from();
            }
        }
    }
}
