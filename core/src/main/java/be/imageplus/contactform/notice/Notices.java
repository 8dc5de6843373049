/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static java.util.stream.Collectors.toUnmodifiableMap;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.text.ContentHash;
import be.imageplus.contactform.text.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notices of one register: the ones in force, in each language, and all earlier ones. Thread-safe.
 *
 * <pre>{@code
 * Notices notices = new Notices(register, store.notices(), clock);
 * notices.publish();
 * String text = notices.current(Locale.ENGLISH).markdown();
 * }</pre>
 */
public final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final ProcessingRegister register;
    private final NoticeArchive archive;
    private volatile Map<Locale, PublishedNotice> inForce;
    private volatile List<String> versions;

    /**
     * Renders the notices in force; nothing is archived yet.
     *
     * @param register a register that passed its check
     * @param archive where notices are kept
     * @param clock gives the instant of publication
     * @throws IllegalArgumentException when the register has no version or no revision date (R6.16)
     * @throws ConfigurationException when {@link #check} finds an error
     */
    public Notices(ProcessingRegister register, NoticeArchive archive, Clock clock) {
        if (register.version().isBlank()) {
            throw new IllegalArgumentException("notice.version: a notice is not published without a version");
        }
        LocalDate revised = register.revised()
                .orElseThrow(
                        () -> new IllegalArgumentException("notice.revised: a notice is not published without a date"));
        List<Finding> findings = check(register);
        if (!findings.isEmpty()) {
            throw new ConfigurationException(findings);
        }
        this.register = register;
        this.archive = archive;
        this.versions = List.of(register.version());
        this.inForce = register.languages().stream()
                .distinct()
                .collect(toUnmodifiableMap(
                        language -> language, language -> render(register, revised, language, clock)));
    }

    /**
     * Languages that the register publishes and for which words of this library are missing: a form or a notice in two
     * languages at once is not in clear and plain language (Art. 12(1)). Empty when there are none.
     */
    public static List<Finding> check(ProcessingRegister register) {
        return register.languages().stream()
                .flatMap(language -> Messages.gaps(language).stream()
                        .map(gap -> Finding.of(
                                FindingCode.NOTICE_LANGUAGE, "notice.languages", language.getLanguage(), gap)))
                .toList();
    }

    /**
     * Archives the notices in force, in every language. Idempotent; harmless on several nodes at once.
     *
     * <p>A text that differs from the archived one although the facts are the same (this library's own words changed)
     * is archived as a further rendering of the version and logged (R6.19).
     *
     * @return the texts that were not in the archive before; the caller tells the ledger of them
     * @throws ConfigurationException when the register's facts changed and its version did not (R6.17); nothing is
     *     archived then
     */
    public List<NoticeRef> publish() {
        List<PublishedNotice> archived = archive.version(register.version());
        List<String> changed = register.languages().stream()
                .filter(language -> archived.stream()
                        .anyMatch(earlier -> isIn(language, earlier)
                                && !earlier.facts().equals(inForce(language).facts())))
                .map(Locale::getLanguage)
                .toList();
        if (!changed.isEmpty()) {
            throw new ConfigurationException(List.of(Finding.of(
                    FindingCode.NOTICE_FACTS_CHANGED,
                    "notice.version",
                    register.version(),
                    String.join(", ", changed))));
        }
        List<NoticeRef> published = new ArrayList<>();
        Map<Locale, PublishedNotice> asArchived = new HashMap<>();
        for (Locale language : register.languages()) {
            PublishedNotice notice = inForce(language);
            boolean reworded = archived.stream().anyMatch(earlier -> isIn(language, earlier));
            if (archive.publish(notice)) {
                published.add(notice.ref());
                LOG.info(
                        "notice {} ({}) archived as {}{}",
                        notice.ref().version(),
                        notice.ref().language(),
                        notice.ref().hash(),
                        reworded ? ", a new wording of the same facts" : "");
            }
            // The archived one knows when this text was published first.
            asArchived.put(language, archive.find(notice.ref()).orElse(notice));
        }
        inForce = Map.copyOf(asArchived);
        versions = archive.versions();
        if (!published.isEmpty()) {
            tellWhatChanged();
        }
        return List.copyOf(published);
    }

    /** R6.17: the codes, for whoever has to tell people; the words are on the page of changes. */
    private void tellWhatChanged() {
        previous(register.version())
                .flatMap(earlier -> changes(
                        earlier, register.version(), register.languages().get(0)))
                .ifPresent(changes -> LOG.info(
                        "notice {} differs from {} in {} ways; material, so that people must be told: {}",
                        changes.later().version(),
                        changes.earlier().version(),
                        changes.changes().size(),
                        changes.material().stream().map(NoticeChange::code).toList()));
    }

    /**
     * The versions that were ever published, newest first, as they stood when this node published its own; before that,
     * the one in force.
     */
    public List<String> versions() {
        return versions;
    }

    /** The version that was published before another one. */
    public Optional<String> previous(String version) {
        List<String> newestFirst = versions;
        int at = newestFirst.indexOf(version);
        return at < 0 || at + 1 == newestFirst.size() ? Optional.empty() : Optional.of(newestFirst.get(at + 1));
    }

    /**
     * What changed from one version to another, in a language that both were published in if there is one, and else in
     * that of the later one (R6.17); empty when one of them is unknown.
     */
    public Optional<NoticeChanges> changes(String earlier, String later, Locale reader) {
        Map<String, PublishedNotice> before = byLanguage(earlier);
        Map<String, PublishedNotice> after = byLanguage(later);
        List<String> common =
                after.keySet().stream().filter(before::containsKey).toList();
        Optional<PublishedNotice> to = common.contains(reader.getLanguage())
                ? Optional.of(reader.getLanguage()).map(after::get)
                : common.stream().findFirst().map(after::get).or(() -> version(later, reader));
        return to.flatMap(now -> Optional.ofNullable(before.get(now.ref().language()))
                .or(() -> version(earlier, reader))
                .map(was -> NoticeChanges.between(was, now)));
    }

    /** The newest wording of a version in each of its languages, the version's own order of languages first. */
    private Map<String, PublishedNotice> byLanguage(String version) {
        Map<String, PublishedNotice> newest = new LinkedHashMap<>();
        if (version.equals(register.version())) {
            register.languages().forEach(language -> newest.put(language.getLanguage(), inForce(language)));
            return newest;
        }
        List<PublishedNotice> newestFirst = archive.version(version);
        newestFirst.stream()
                .findFirst()
                .flatMap(any -> newestIn(NoticeJson.firstLanguage(any.json()), newestFirst))
                .ifPresent(first -> newest.put(first.ref().language(), first));
        newestFirst.forEach(notice -> newest.putIfAbsent(notice.ref().language(), notice));
        return newest;
    }

    /** The notice in force, in a published language; in the register's first language if this one is not published. */
    public PublishedNotice current(Locale language) {
        return inForce(register.languageFor(List.of(language)));
    }

    /** The short version in force, for beside a form; in the register's first language if this one is not published. */
    public NoticeSummary summary(Locale language, String form) {
        return NoticeSummary.of(
                register,
                register.languageFor(List.of(language)),
                register.form(form).stream().toList());
    }

    /** Whether exactly this text was published, now or earlier, by this node or another. */
    public boolean knows(NoticeRef ref) {
        return find(ref).isPresent();
    }

    /** Exactly this text, in force or not: the one that a sender was shown (R6.18). */
    public Optional<PublishedNotice> find(NoticeRef ref) {
        return inForce.values().stream()
                .filter(notice -> notice.ref().equals(ref))
                .findFirst()
                .or(() -> archive.find(ref));
    }

    /**
     * One version in a language: its newest wording. In the version's first language if it was not published in that
     * one; empty for an unknown version.
     */
    public Optional<PublishedNotice> version(String version, Locale language) {
        if (version.equals(register.version())) {
            return Optional.of(current(language));
        }
        List<PublishedNotice> newestFirst = archive.version(version);
        return newestIn(language, newestFirst)
                .or(() -> newestFirst.stream()
                        .findFirst()
                        .flatMap(newest -> newestIn(NoticeJson.firstLanguage(newest.json()), newestFirst)));
    }

    /** In which languages a version can be read, its own first one first; empty for an unknown version. */
    public List<Locale> languages(String version) {
        return byLanguage(version).keySet().stream().map(Locale::forLanguageTag).toList();
    }

    private PublishedNotice inForce(Locale language) {
        PublishedNotice notice = inForce.get(language);
        if (notice == null) {
            throw new IllegalArgumentException("language: the notice is not published in " + language);
        }
        return notice;
    }

    private static Optional<PublishedNotice> newestIn(Locale language, List<PublishedNotice> newestFirst) {
        return newestFirst.stream().filter(notice -> isIn(language, notice)).findFirst();
    }

    private static boolean isIn(Locale language, PublishedNotice notice) {
        return notice.ref().language().equals(language.getLanguage());
    }

    private static PublishedNotice render(
            ProcessingRegister register, LocalDate revised, Locale language, Clock clock) {
        String markdown = NoticeMarkdown.of(register, language);
        NoticeRef ref = new NoticeRef(register.version(), language.getLanguage(), ContentHash.of(markdown));
        String title = new NoticeWords(language).say("title");
        return new PublishedNotice(
                ref,
                ContentHash.of(NoticeFacts.of(register, language)),
                revised,
                clock.instant(),
                title,
                markdown,
                NoticeJson.of(register, ref, title));
    }
}
