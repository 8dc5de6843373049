/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import be.imageplus.contactform.web.WebSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A notice that moves on, and one in four languages, as visitors find them. */
class NoticeVersionsTest {

    private static final Path IMAGEPLUS =
            Path.of("..", "examples", "imageplus-site", "src", "main", "resources", "processing-register.yml");

    @TempDir
    Path directory;

    private static ProcessingRegister later() {
        return TestRegister.load(TestRegister.yaml()
                .replace("version: \"2026-11\"", "version: \"2027-01\"")
                .replace("revised: 2026-11-02", "revised: 2027-01-04")
                .replace("period: P12M", "period: P24M")
                .replace("label: Phone number", "label: Telephone"));
    }

    @Nested
    class AfterItMovedOn {

        @Test // R6.17
        void theNoticeLeadsToWhatChanged() {
            try (Journey journey = movedOn()) {
                String page = body(get(journey, "/privacy", "", Map.of()));

                assertThat(page)
                        .contains("Versions of this notice", "Version 2027-01</a> (in force)")
                        .contains("/privacy/versions/2027-01/changes-from/2026-11?lang=en\">What changed since");
            }
        }

        @Test // R6.17
        void thePageSaysInWordsWhatChangedAndWhatOfItIsMaterial() {
            try (Journey journey = movedOn()) {
                String page = body(get(journey, "/privacy/versions/2027-01/changes-from/2026-11", "", Map.of()));

                assertThat(page)
                        .contains("From version 2026-11, revised on 2 November 2026, to version 2027-01, revised on")
                        .containsPattern(
                                "(?s)Material changes.*Kept longer.*Up to 24 months.*Other changes.*“Telephone”")
                        .contains("Read version 2026-11");
                assertThat(body(get(journey, "/privacy/versions/2027-01/changes-from/2026-11.json", "", Map.of())))
                        .contains(
                                "\"material\":true", "{\"code\":\"retention-longer\",\"material\":true,\"text\":\"Kept")
                        .contains("{\"code\":\"item-words\",\"material\":false");
            }
        }

        @Test
        void aPageOfNoChangesSaysSo() {
            try (Journey journey = movedOn()) {
                assertThat(body(get(journey, "/privacy/versions/2027-01/changes-from/2027-01", "", Map.of())))
                        .contains("Both texts are the same.")
                        .doesNotContain("Material changes", "Other changes");
            }
        }

        @Test // R6.18
        void whoWroteBeforeCanStillBeShownTheVeryTextTheySaw() {
            Journey before = Journey.on(directory, TestRegister.example());
            before.submit(before.enquiry());
            Submission stored =
                    before.store.submissions().findByEmail("ada@example.org").get(0);
            String shown = before.forms.notices().current(Locale.ENGLISH).markdown();
            before.close();
            try (Journey journey = before.reopened(later())) {
                assertThat(journey.forms.noticeShown(stored.id()))
                        .hasValueSatisfying(
                                notice -> assertThat(notice.markdown()).isEqualTo(shown));
                String query = "lang=en&hash=" + stored.notice().hash();
                WebResponse page = get(journey, "/privacy/versions/2026-11", query, Map.of());
                assertThat(page.status()).isEqualTo(200);
                assertThat(body(page))
                        .contains("Up to 12 months", "Another version applies now.")
                        .contains(stored.notice().hash());
                assertThat(body(get(journey, "/privacy/versions/2026-11.md", query, Map.of())))
                        .isEqualTo(shown);
            }
        }

        private Journey movedOn() {
            Journey before = Journey.on(directory, TestRegister.example());
            before.close();
            return before.reopened(later());
        }
    }

    @Nested
    class InFourLanguages {

        @ParameterizedTest
        @CsvSource({
            "en, In short, Your right to object, controller",
            "fr, En bref, Votre droit d’opposition, responsable du traitement",
            "nl, In het kort, Uw recht van bezwaar, verwerkingsverantwoordelijke",
            "de, Kurz gefasst, Ihr Widerspruchsrecht, Verantwortliche"
        })
        void formAndNoticeSpeakTheLanguageOfTheReader(String language, String brief, String objection, String who) {
            try (Journey journey = imageplus()) {
                String form = body(get(journey, "/contact", "lang=" + language, Map.of()));
                assertThat(form)
                        .contains("<html lang=\"" + language + "\">", brief, who)
                        .contains("name=\"lang\" value=\"" + language + "\"")
                        .contains("lang=\"" + language + "\" hreflang=\"" + language + "\" aria-current=\"true\"");
                WebResponse notice = get(journey, "/privacy", "", Map.of("accept-language", List.of(language + "-BE")));
                assertThat(notice.headers()).containsEntry("Content-Language", language);
                assertThat(body(notice)).contains("<html lang=\"" + language + "\">", objection, who);
            }
        }

        @Test
        void eachPageLeadsToTheSamePageInTheOthers() {
            try (Journey journey = imageplus()) {
                for (String path : List.of("/contact", "/privacy", "/privacy/versions/2026-11")) {
                    String page = body(get(journey, path, "lang=nl", Map.of()));
                    for (String language : List.of("en", "fr", "nl", "de")) {
                        String address = path + "?lang=" + language;
                        assertThat(page)
                                .contains("<link rel=\"alternate\" hreflang=\"" + language + "\" href=\"" + address)
                                .contains(
                                        "<a href=\"" + address + "\" lang=\"" + language + "\" hreflang=\"" + language);
                    }
                    assertThat(page).contains(">English</a>", ">Français</a>", ">Nederlands</a>", ">Deutsch</a>");
                }
            }
        }

        @Test
        void aNoticeInOneLanguageHasNoSwitch() {
            try (Journey journey = Journey.in(directory)) {
                assertThat(body(get(journey, "/contact", "", Map.of())) + body(get(journey, "/privacy", "", Map.of())))
                        .doesNotContain("cf-languages", "hreflang");
            }
        }

        private Journey imageplus() {
            try {
                String yaml = Files.readString(IMAGEPLUS).replace("site: imageplus.be", "site: example.org");
                return Journey.on(directory, TestRegister.load(yaml));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static WebResponse get(Journey journey, String path, String query, Map<String, List<String>> headers) {
        ContactWeb web = journey.forms.web(WebSettings.defaults());
        return web.handle(new WebRequest(
                "GET",
                "http://localhost:8080",
                "",
                path,
                query,
                headers,
                InetAddress.getLoopbackAddress(),
                new ByteArrayInputStream(new byte[0])));
    }

    private static String body(WebResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
