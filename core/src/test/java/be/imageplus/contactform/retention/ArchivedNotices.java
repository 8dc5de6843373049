/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.notice.MemoryArchive;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Notices as an archive has them. */
final class ArchivedNotices {

    private ArchivedNotices() {}

    /** The notice of a register in its first language. */
    static PublishedNotice of(ProcessingRegister register) {
        Notices notices = new Notices(
                register, new MemoryArchive(), Clock.fixed(Instant.parse("2026-05-02T10:00:00Z"), ZoneOffset.UTC));
        notices.publish();
        return notices.current(Locale.ENGLISH);
    }
}
