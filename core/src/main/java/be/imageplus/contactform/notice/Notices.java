/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** The notices of one register: the ones in force, in each language, and all earlier ones. Thread-safe. */
public final class Notices {

    public Notices(ProcessingRegister register, NoticeArchive archive, Clock clock) {
        throw new AssertionError("stub");
    }

    /**
     * Archives the notices in force.
     *
     * @throws ConfigurationException when the register's facts changed and its version did not (R6.17)
     */
    public void publish() {
        throw new AssertionError("stub");
    }

    /** The notice in force, in a published language. */
    public PublishedNotice current(Locale language) {
        throw new AssertionError("stub");
    }

    /** Whether exactly this text was published, now or earlier, by this node or another. */
    public boolean knows(NoticeRef ref) {
        throw new AssertionError("stub");
    }

    /** One version in a language, or in the version's first language if it was not published in that one. */
    public Optional<PublishedNotice> version(String version, Locale language) {
        throw new AssertionError("stub");
    }
}
