/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.time.Clock;
import java.util.Optional;

/** Writes to the ledger what retention does. */
final class Journal {

    private final Ledger ledger;
    private final RecordIds ids;
    private final String registerVersion;
    private final Clock clock;

    Journal(Ledger ledger, RecordIds ids, String registerVersion, Clock clock) {
        this.ledger = ledger;
        this.ids = ids;
        this.registerVersion = registerVersion;
        this.clock = clock;
    }

    void about(RecordId record, LedgerEvent.Type type, String reason) {
        by(Actor.RETENTION, Optional.of(record), type, reason);
    }

    void ofAll(LedgerEvent.Type type, String reason) {
        by(Actor.RETENTION, Optional.empty(), type, reason);
    }

    void by(Actor actor, Optional<RecordId> record, LedgerEvent.Type type, String reason) {
        ledger.append(new LedgerEvent(
                ids.next(),
                clock.instant(),
                type,
                actor.toString(),
                record,
                Optional.of(registerVersion),
                Optional.of(reason)));
    }
}
