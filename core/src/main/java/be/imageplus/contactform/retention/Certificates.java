/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where certificates are kept. Thread-safe; takes part in the calling thread's transaction. */
public interface Certificates {

    /** Keeps one; a second one of the same run and batch is a fault, and fails. */
    void issue(Certificate certificate);

    /**
     * Certificates, newest run first, and within a run the last batch first.
     *
     * @param before the one that the page before ended with; empty for the first page
     */
    List<Certificate> list(Optional<Certificate> before, int most);

    /** Removes those issued before an instant, at most so many; says how many it removed. */
    int expire(Instant issuedBefore, int most);
}
