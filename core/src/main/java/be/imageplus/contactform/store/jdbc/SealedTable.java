/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Optional;

/** A table with something sealed in each row. */
interface SealedTable {

    /** The next rows by their ids. */
    List<SealedRow> list(Session session, Optional<RecordId> after, int most);

    /** One row as it is now; empty when it is gone. */
    Optional<SealedRow> find(Session session, RecordId id);

    /** A row as it was read. */
    interface SealedRow {

        RecordId id();

        /**
         * Whether older keys have made something of it.
         *
         * @throws BrokenSealException when it does not open
         */
        boolean isOlder();

        /** Makes it anew; false when somebody else has changed it since it was read, and nothing was done. */
        boolean renew(Session session);
    }
}
