/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final MemoryArchive archive = new MemoryArchive();

    private Notices notices(String yaml) {
        return new Notices(TestRegister.load(yaml), archive, clock);
    }

    private static String changed(String from, String to) {
        assertThat(TestRegister.yaml()).contains(from);
        return TestRegister.yaml().replace(from, to);
    }

    /** The same facts in other words of ours, as an earlier release would have archived them. */
    private static PublishedNotice reworded(PublishedNotice notice, String language, String hash) {
        return new PublishedNotice(
                new NoticeRef(notice.ref().version(), language, hash),
                notice.facts(),
                notice.revised(),
                notice.publishedAt(),
                "Title of " + hash,
                notice.markdown() + hash,
                notice.json());
    }

    @Test // R6.16
    void namesTheTextByVersionLanguageAndHash() throws Exception {
        PublishedNotice notice = notices(TestRegister.yaml()).current(Locale.ENGLISH);
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(notice.markdown().getBytes(StandardCharsets.UTF_8));
        assertThat(notice.ref())
                .isEqualTo(new NoticeRef("2026-11", "en", HexFormat.of().formatHex(digest)));
    }

    @Test
    void showsAReaderOfAnotherLanguageTheFirstOne() {
        Notices notices = notices(TestRegister.yaml());
        assertThat(notices.current(DUTCH)).isEqualTo(notices.current(Locale.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({"'version: \"2026-11\"', version", "revised: 2026-11-02, revised"})
    void publishesNothingWithoutVersionAndDate(String line, String path) { // R6.16
        String yaml = TestRegister.yaml().replaceFirst(line + ".*", "");
        assertThatIllegalArgumentException().isThrownBy(() -> notices(yaml)).withMessageContaining("notice." + path);
    }

    @Test // Art. 12(1)
    void publishesNothingInALanguageItHasNoWordsFor() {
        String yaml = changed("languages: [en]", "languages: [en, eo]");
        assertThat(Notices.check(TestRegister.example())).isEmpty();
        assertThat(Notices.check(TestRegister.load(yaml)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("NOTICE-LANGUAGE"))
                .extracting(Finding::problem)
                .contains(
                        "Form and notice cannot be published in \"eo\": notice_eo.properties is not there (Art. 12(1)).");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> notices(yaml));
    }

    @Nested
    class Publishing {

        @Test // R6.16
        void archivesWhatIsInForceOnce() {
            Notices notices = notices(TestRegister.yaml());
            notices.publish();
            clock.advance(Duration.ofDays(1));
            Notices restarted = notices(TestRegister.yaml());
            restarted.publish();

            assertThat(archive.version("2026-11")).containsExactly(notices.current(Locale.ENGLISH));
            assertThat(restarted.current(Locale.ENGLISH).publishedAt())
                    .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        }

        @ParameterizedTest // R6.17
        @CsvSource(
                delimiter = '|',
                value = {
                    "period: P12M | period: P24M",
                    "legal-basis: contract | legal-basis: consent",
                    "interest: being able to defend our rights | interest: winning",
                    "country: GB | country: IN",
                    "legal-entity: GetOnline Ltd | legal-entity: Another Ltd",
                    "no-sale: true | no-sale: false",
                    "granted: [access, | granted: [",
                    "precision: full | precision: truncated",
                    "revised: 2026-11-02 | revised: 2026-11-03",
                    "valid-through: 2031-12-27 | valid-through: 2035-12-27",
                    "privacy@example.org | other@example.org"
                })
        void refusesOtherFactsUnderTheSameVersion(String from, String to) {
            notices(TestRegister.yaml()).publish();
            String yaml = changed(from, to);

            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> notices(yaml).publish())
                    .satisfies(refusal -> assertThat(refusal.findings())
                            .extracting(Finding::code)
                            .containsExactly("NOTICE-FACTS-CHANGED"));
            assertThat(archive.version("2026-11")).hasSize(1);
        }

        @Test
        void takesOtherFactsUnderAnotherVersion() {
            notices(TestRegister.yaml()).publish();
            notices(changed("period: P12M", "period: P24M").replace("\"2026-11\"", "\"2027-01\""))
                    .publish();
            assertThat(archive.version("2026-11")).hasSize(1);
            assertThat(archive.version("2027-01")).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "reviewed: 2026-11-02 | reviewed: 2027-11-02",
                    "last-verified: 2026-11-02 | last-verified: 2027-01-02",
                    "agreement: AuthSMTP data processing terms | agreement: DPA 7",
                    "https://www.example.org] | https://www.example.org, https://shop.example.org]"
                })
        void takesWhatIsKeptUpWithoutChangingWhatPeopleAreTold(String from, String to) {
            notices(TestRegister.yaml()).publish();
            notices(changed(from, to)).publish();
            assertThat(archive.version("2026-11")).hasSize(1);
        }

        @Test // R6.19
        void archivesAnotherWordingOfTheSameFactsBesideTheFirst() {
            Notices notices = notices(TestRegister.yaml());
            archive.publish(reworded(notices.current(Locale.ENGLISH), "en", "earlier"));
            notices.publish();
            assertThat(archive.version("2026-11")).hasSize(2);
        }
    }

    @Nested
    class Changing {

        private Notices later() {
            notices(TestRegister.yaml()).publish();
            clock.advance(Duration.ofDays(1));
            Notices later = notices(changed(
                            "P12M\n    starts-at: resolved\n    criterion: >-",
                            "P24M\n    starts-at: resolved\n    criterion: >-")
                    .replace("\"2026-11\"", "\"2027-01\""));
            later.publish();
            return later;
        }

        @Test
        void listsTheVersionsNewestFirst() {
            assertThat(notices(TestRegister.yaml()).versions()).containsExactly("2026-11");
            Notices later = later();
            assertThat(later.versions()).containsExactly("2027-01", "2026-11");
            assertThat(later.previous("2027-01")).contains("2026-11");
            assertThat(later.previous("2026-11")).isEmpty();
            assertThat(later.previous("2025-01")).isEmpty();
        }

        @Test // R6.17
        void tellsWhatIsMaterialFromOneVersionToAnother() {
            NoticeChanges changes =
                    later().changes("2026-11", "2027-01", Locale.ENGLISH).orElseThrow();
            assertThat(changes.material()).extracting(NoticeChange::code).containsExactly("retention-longer");
            assertThat(changes.others()).isEmpty();
            assertThat(changes.earlier().version()).isEqualTo("2026-11");
            assertThat(changes.later().version()).isEqualTo("2027-01");
        }

        @Test
        void knowsNoChangesOfUnknownVersions() {
            Notices later = later();
            assertThat(later.changes("2025-01", "2027-01", Locale.ENGLISH)).isEmpty();
            assertThat(later.changes("2026-11", "2025-01", Locale.ENGLISH)).isEmpty();
        }

        @Test
        void speaksALanguageThatBothVersionsHave() {
            notices(TestRegister.yaml()).publish();
            Notices later =
                    notices(changed("languages: [en]", "languages: [fr, en]").replace("\"2026-11\"", "\"2027-01\""));
            later.publish();

            NoticeChanges changes =
                    later.changes("2026-11", "2027-01", Locale.FRENCH).orElseThrow();
            assertThat(changes.later().language()).isEqualTo("en");
            assertThat(changes.changes()).extracting(NoticeChange::code).containsExactly("language-added");
            assertThat(later.languages("2027-01")).containsExactly(Locale.FRENCH, Locale.ENGLISH);
            assertThat(later.languages("2026-11")).containsExactly(Locale.ENGLISH);
            assertThat(later.languages("2025-01")).isEmpty();
        }
    }

    @Nested
    class Knowing {

        @Test
        void knowsItsOwnTextBeforeItIsArchivedAndAnyTextOfTheArchive() {
            Notices notices = notices(TestRegister.yaml());
            PublishedNotice current = notices.current(Locale.ENGLISH);
            PublishedNotice earlier = reworded(current, "en", "earlier");
            archive.publish(earlier);

            assertThat(notices.knows(current.ref())).isTrue();
            assertThat(notices.knows(earlier.ref())).isTrue();
            assertThat(notices.find(current.ref())).contains(current);
            assertThat(notices.find(earlier.ref())).contains(earlier);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-10", "2026-11"})
        void knowsNoOtherText(String version) {
            Notices notices = notices(TestRegister.yaml());
            notices.publish();
            assertThat(notices.knows(new NoticeRef(version, "en", "0".repeat(64))))
                    .isFalse();
        }
    }

    @Nested
    class ByVersion {

        @Test
        void findsTheCurrentAndEarlierVersions() {
            notices(TestRegister.yaml()).publish();
            Notices later = notices(changed("\"2026-11\"", "\"2027-01\""));
            later.publish();

            assertThat(later.version("2027-01", Locale.ENGLISH)).contains(later.current(Locale.ENGLISH));
            assertThat(later.version("2026-11", Locale.ENGLISH))
                    .hasValueSatisfying(
                            notice -> assertThat(notice.ref().version()).isEqualTo("2026-11"));
            assertThat(later.version("2025-01", Locale.ENGLISH)).isEmpty();
        }

        @Test
        void prefersTheNewestWordingInTheLanguageAskedFor() {
            PublishedNotice notice = notices(TestRegister.yaml()).current(Locale.ENGLISH);
            PublishedNotice first = reworded(notice, "fr", "first");
            PublishedNotice english = reworded(notice, "en", "english");
            PublishedNotice second = reworded(notice, "fr", "second");
            archive.publish(first);
            archive.publish(english);
            archive.publish(second);

            Notices later = notices(changed("\"2026-11\"", "\"2027-01\""));
            assertThat(later.version("2026-11", Locale.FRENCH)).contains(second);
            assertThat(later.version("2026-11", Locale.ENGLISH)).contains(english);
            assertThat(later.version("2026-11", DUTCH)).contains(english);
        }
    }
}
