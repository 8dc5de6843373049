/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.notice.NoticeChange;
import be.imageplus.contactform.notice.NoticeChanges;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A notice, and what changed between two of them, as pages. */
final class NoticePages {

    static final Template NOTICE =
            Template.replaceable(NoticePages.class, "notice-page.mustache", "notice", "version", "hash");
    static final Template CHANGES =
            Template.replaceable(NoticePages.class, "changes-page.mustache", "sentence", "laterUrl", "earlierUrl");

    private record Version(String url, String name, Optional<String> inForce, Optional<Link> changes) {}

    private record Link(String url, String text) {}

    private record Group(String title, String intro, List<NoticeChange> changes) {}

    private final Notices notices;
    private final Pages pages;

    NoticePages(Notices notices, Pages pages) {
        this.notices = notices;
        this.pages = pages;
    }

    /** @param permanent whether the address names a version, so that it goes on showing this one */
    Answer notice(Visit visit, PublishedNotice notice, boolean permanent) {
        NoticeRef ref = notice.ref();
        Locale reader = Locale.forLanguageTag(ref.language());
        Messages words = Messages.of("web", reader);
        Links links = visit.links();
        String inForce = notices.current(reader).ref().version();
        List<PageLayout.Alternate> alternates = LanguageSwitch.alternates(
                notices.languages(ref.version()),
                language -> permanent
                        ? links.version(ref.version(), NoticeFormat.HTML, language.getLanguage())
                        : links.notice(language));
        List<Version> versions = versions(links, words, reader, inForce);
        Html main = new Html(NOTICE.render(Map.ofEntries(
                Map.entry("languages", LanguageSwitch.of(alternates, reader)),
                Map.entry("earlier", !inForce.equals(ref.version())),
                Map.entry("earlierText", words.text("notice.earlier", ref.version())),
                Map.entry("currentUrl", links.notice(reader)),
                Map.entry("current", words.text("notice.current")),
                Map.entry("notice", notice.html()),
                Map.entry("footerLabel", words.text("notice.about")),
                Map.entry("versionLabel", words.text("notice.version")),
                Map.entry("version", ref.version()),
                Map.entry("languageLabel", words.text("notice.language")),
                Map.entry("language", LanguageSwitch.nameOf(reader)),
                Map.entry("hashLabel", words.text("notice.hash")),
                Map.entry("hash", ref.hash()),
                Map.entry("alsoLabel", words.text("notice.also")),
                Map.entry("permanentUrl", links.text(ref, NoticeFormat.HTML)),
                Map.entry("permanent", words.text("notice.permanent")),
                Map.entry("markdownUrl", links.text(ref, NoticeFormat.MARKDOWN)),
                Map.entry("jsonUrl", links.text(ref, NoticeFormat.JSON)),
                Map.entry("hasVersions", versions.size() > 1),
                Map.entry("versionsTitle", words.text("notice.versions")),
                Map.entry("versions", versions))));
        return pages.page(visit, reader, 200, "notice", notice.title(), alternates, main);
    }

    private List<Version> versions(Links links, Messages words, Locale reader, String inForce) {
        return notices.versions().stream()
                .map(version -> new Version(
                        links.version(version, NoticeFormat.HTML, reader.getLanguage()),
                        words.text("notice.version-name", version),
                        Optional.of(words.text("notice.in-force")).filter(said -> version.equals(inForce)),
                        notices.previous(version)
                                .map(earlier -> new Link(
                                        links.changes(earlier, version, NoticeFormat.HTML, reader.getLanguage()),
                                        words.text("notice.changes-since", earlier)))))
                .toList();
    }

    Answer changes(Visit visit, NoticeChanges changes) {
        String earlier = changes.earlier().version();
        String later = changes.later().version();
        Locale reader = Locale.forLanguageTag(changes.later().language());
        Messages words = Messages.of("web", reader);
        Links links = visit.links();
        List<PageLayout.Alternate> alternates = LanguageSwitch.alternates(
                notices.languages(later).stream()
                        .filter(notices.languages(earlier)::contains)
                        .toList(),
                language -> links.changes(earlier, later, NoticeFormat.HTML, language.getLanguage()));
        String title = words.text("changes.title");
        Html main = new Html(CHANGES.render(Map.ofEntries(
                Map.entry("languages", LanguageSwitch.of(alternates, reader)),
                Map.entry("heading", title),
                Map.entry(
                        "lead",
                        words.text(
                                "changes.lead",
                                earlier,
                                changes.earlierRevisedInWords(),
                                later,
                                changes.laterRevisedInWords())),
                Map.entry("nothing", nothing(changes, words)),
                Map.entry(
                        "material",
                        group(
                                words.text("changes.material"),
                                words.text("changes.material.intro"),
                                changes.material())),
                Map.entry("others", group(words.text("changes.others"), "", changes.others())),
                Map.entry("laterUrl", links.version(later, NoticeFormat.HTML, reader.getLanguage())),
                Map.entry("later", words.text("changes.read", later)),
                Map.entry("earlierUrl", links.version(earlier, NoticeFormat.HTML, reader.getLanguage())),
                Map.entry("earlier", words.text("changes.read", earlier)),
                Map.entry("jsonUrl", links.changes(earlier, later, NoticeFormat.JSON, reader.getLanguage())))));
        return pages.page(visit, reader, 200, "changes", title, alternates, main);
    }

    private static Optional<String> nothing(NoticeChanges changes, Messages words) {
        boolean same = changes.earlier().equals(changes.later());
        return Optional.of(words.text(same ? "changes.none" : "changes.wording"))
                .filter(said -> changes.changes().isEmpty());
    }

    private static Optional<Group> group(String title, String intro, List<NoticeChange> changes) {
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Group(title, intro, changes));
    }
}
