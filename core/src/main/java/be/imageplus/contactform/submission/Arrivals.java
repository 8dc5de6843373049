/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;

/**
 * Tells the life of an enquiry that its mail has reached staff: what was on its way to them is open from then on. The
 * ledger needs no event of its own, since the mail's says it. Thread-safe.
 */
public final class Arrivals {

    private final Lives lives;
    private final LifeWriter writer;

    /** Over the lives of one store. */
    public Arrivals(Lives lives) {
        this.lives = lives;
        this.writer = new LifeWriter(lives);
    }

    /** Takes part in the calling thread's transaction. Does nothing while the tables are those of schema 2. */
    public void mailArrived(RecordId submission, Instant at) {
        if (lives.isReady()) {
            writer.write(submission, enquiry -> LifePlan.byItself(Step.DELIVER, enquiry.life(), at));
        }
    }
}
