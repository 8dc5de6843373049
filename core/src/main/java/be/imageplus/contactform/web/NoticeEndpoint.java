/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.notice.PublishedNotice;
import java.util.Locale;
import java.util.Optional;

/** The notice in force, and every version that ever was (R6.16). */
final class NoticeEndpoint {

    private final Notices notices;
    private final Pages pages;

    NoticeEndpoint(Notices notices, Pages pages) {
        this.notices = notices;
        this.pages = pages;
    }

    WebResponse current(Visit visit, NoticeFormat format) {
        return show(visit, notices.current(visit.language()), format, true);
    }

    /** @param segment a version as the path has it, perhaps with a format's suffix */
    WebResponse version(Visit visit, String segment) {
        String version;
        try {
            version = FormEncoding.decodeSegment(segment);
        } catch (UnreadableRequest unreadable) {
            return pages.problem(visit, Problem.NOT_FOUND);
        }
        for (NoticeFormat format : NoticeFormat.values()) {
            if (version.endsWith(format.suffix())) {
                String name =
                        version.substring(0, version.length() - format.suffix().length());
                Optional<PublishedNotice> notice = notices.version(name, visit.language());
                if (notice.isPresent()) {
                    String inForce = notices.current(visit.language()).ref().version();
                    return show(visit, notice.get(), format, inForce.equals(name));
                }
            }
        }
        return pages.problem(visit, Problem.NOT_FOUND);
    }

    private WebResponse show(Visit visit, PublishedNotice notice, NoticeFormat format, boolean inForce) {
        Answer answer = switch (format) {
            case HTML -> pages.notice(visit, notice, inForce);
            case MARKDOWN -> Answer.text(200, format.mediaType(), notice.markdown());
            case JSON -> Answer.json(200, format.mediaType(), notice.json());
        };
        return answer.language(Locale.forLanguageTag(notice.ref().language())).revalidated(visit.request());
    }
}
