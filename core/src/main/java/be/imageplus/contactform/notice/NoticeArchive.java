/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import java.util.List;
import java.util.Optional;

/** Every notice that was ever published (R6.16). Nothing is changed or removed. Thread-safe. */
public interface NoticeArchive {

    /** Keeps a notice, unless one with the same version, language and hash is kept already; says whether it was new. */
    boolean publish(PublishedNotice notice);

    /** The text with exactly this version, language and hash. */
    Optional<PublishedNotice> find(NoticeRef ref);

    /** Every version that was ever published, newest first, at most 500. */
    List<String> versions();

    /** All renderings of one version, in all languages, newest first; empty for an unknown version. */
    List<PublishedNotice> version(String version);
}
