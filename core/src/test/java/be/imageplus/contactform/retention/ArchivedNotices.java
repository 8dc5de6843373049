/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Notices as an archive has them. */
final class ArchivedNotices {

    private ArchivedNotices() {}

    /** The notice of a register in its first language. */
    static PublishedNotice of(ProcessingRegister register) {
        Notices notices = new Notices(
                register, new Forgetful(), Clock.fixed(Instant.parse("2026-05-02T10:00:00Z"), ZoneOffset.UTC));
        notices.publish();
        return notices.current(Locale.ENGLISH);
    }

    private static final class Forgetful implements NoticeArchive {
        @Override
        public boolean publish(PublishedNotice notice) {
            return true;
        }

        @Override
        public Optional<PublishedNotice> find(NoticeRef ref) {
            return Optional.empty();
        }

        @Override
        public List<String> versions() {
            return List.of();
        }

        @Override
        public List<PublishedNotice> version(String version) {
            return List.of();
        }
    }
}
