/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.notice.NoticeChange;
import be.imageplus.contactform.notice.NoticeChanges;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.notice.PublishedNotice;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The notice in force, every version that ever was (R6.16), and what changed between two (R6.17). */
final class NoticeEndpoint {

    private static final String CHANGES_FROM = "/changes-from/";

    private final Notices notices;
    private final Pages pages;
    private final NoticePages noticePages;

    NoticeEndpoint(Notices notices, Pages pages) {
        this.notices = notices;
        this.pages = pages;
        this.noticePages = new NoticePages(notices, pages);
    }

    WebResponse current(Visit visit, NoticeFormat format) {
        return show(visit, notices.current(visit.language()), format, false);
    }

    /**
     * Below the versions.
     *
     * @param rest as the path has it: a version, perhaps what it changed from, perhaps a format's suffix
     */
    WebResponse version(Visit visit, String rest) {
        int from = rest.indexOf(CHANGES_FROM);
        try {
            Optional<WebResponse> found = from < 0
                    ? version(visit, List.of(NoticeFormat.values()), FormEncoding.decodeSegment(rest))
                    : changes(
                            visit,
                            FormEncoding.decodeSegment(rest.substring(0, from)),
                            FormEncoding.decodeSegment(rest.substring(from + CHANGES_FROM.length())));
            return found.orElseGet(() -> pages.problem(visit, Problem.NOT_FOUND));
        } catch (UnreadableRequest unreadable) {
            return pages.problem(visit, Problem.NOT_FOUND);
        }
    }

    private Optional<WebResponse> version(Visit visit, List<NoticeFormat> formats, String named) {
        return inFormat(
                formats, named, (version, format) -> text(visit, version).map(text -> show(visit, text, format, true)));
    }

    /** The newest wording, or exactly the text that the address names by its hash. */
    private Optional<PublishedNotice> text(Visit visit, String version) {
        String hash = visit.query().first(Links.HASH);
        return hash.isEmpty()
                ? notices.version(version, language(visit, version))
                : notices.find(new NoticeRef(version, visit.query().first("lang"), hash));
    }

    /** An earlier version may have been there in other languages than the one in force. */
    private Locale language(Visit visit, String version) {
        List<String> languages =
                notices.languages(version).stream().map(Locale::getLanguage).toList();
        return visit.preferred().stream()
                .filter(wanted -> languages.contains(wanted.getLanguage()))
                .findFirst()
                .orElse(visit.language());
    }

    private Optional<WebResponse> changes(Visit visit, String later, String named) {
        return inFormat(
                List.of(NoticeFormat.HTML, NoticeFormat.JSON),
                named,
                (earlier, format) ->
                        notices.changes(earlier, later, visit.language()).map(changes -> show(visit, changes, format)));
    }

    private static Optional<WebResponse> inFormat(
            List<NoticeFormat> formats, String named, BiFunction<String, NoticeFormat, Optional<WebResponse>> answer) {
        return formats.stream()
                .filter(format -> named.endsWith(format.suffix()))
                .flatMap(format ->
                        answer
                                .apply(
                                        named.substring(
                                                0,
                                                named.length() - format.suffix().length()),
                                        format)
                                .stream())
                .findFirst();
    }

    private WebResponse show(Visit visit, PublishedNotice notice, NoticeFormat format, boolean permanent) {
        Answer answer = switch (format) {
            case HTML -> noticePages.notice(visit, notice, permanent);
            case MARKDOWN -> Answer.text(200, format.mediaType(), notice.markdown());
            case JSON -> Answer.json(200, format.mediaType(), notice.json());
        };
        return answer.language(Locale.forLanguageTag(notice.ref().language())).revalidated(visit.request());
    }

    private WebResponse show(Visit visit, NoticeChanges changes, NoticeFormat format) {
        Answer answer = format == NoticeFormat.JSON
                ? Answer.json(200, format.mediaType(), JsonText.write(json(visit, changes)))
                : noticePages.changes(visit, changes);
        return answer.language(Locale.forLanguageTag(changes.later().language()))
                .revalidated(visit.request());
    }

    private static Map<String, Object> json(Visit visit, NoticeChanges changes) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("earlier", side(visit, changes.earlier(), changes.earlierRevised()));
        described.put("later", side(visit, changes.later(), changes.laterRevised()));
        described.put("material", !changes.material().isEmpty());
        described.put(
                "changes",
                changes.changes().stream().map(NoticeEndpoint::change).toList());
        return described;
    }

    private static Map<String, Object> side(Visit visit, NoticeRef ref, LocalDate revised) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("version", ref.version());
        described.put("revised", revised.toString());
        described.put("language", ref.language());
        described.put("hash", ref.hash());
        described.put("url", visit.links().text(ref, NoticeFormat.HTML));
        return described;
    }

    private static Map<String, Object> change(NoticeChange change) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("code", change.code());
        described.put("material", change.material());
        described.put("text", change.sentence());
        return described;
    }
}
