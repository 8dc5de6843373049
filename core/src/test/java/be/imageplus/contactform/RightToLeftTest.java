/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A language that is written from right to left. Its bundles are made for the test: every word of English becomes one
 * of Arabic script, so that whatever is left in another direction shows; some are what a form says.
 */
class RightToLeftTest {

    private static final String TEXT = "be/imageplus/contactform/text/";

    private static final Pattern WORD = Pattern.compile("\\{\\d}|[A-Za-z’]+");

    private static final Map<String, String> ARABIC = Map.of(
            "submit", "إرسال الرسالة",
            "optional", "(اختياري)",
            "summary.title", "هناك مشكلة",
            "hint.message", "يرجى عدم ذكر معلومات حساسة مثل الحالة الصحية أو المعتقدات أو أرقام الهوية.",
            "error.required.name", "اكتب اسمك.",
            "error.required.message", "اكتب رسالتك.",
            "choose", "اختر من القائمة");

    /** How the controller of the test is reached otherwise. */
    private static final String PHONE = "+32 2 555 12 12";

    @TempDir
    Path directory;

    @Test
    void aPageInArabicSaysWhichWayItIsWritten() throws IOException {
        String[] pages =
                print("/contact", "lang=ar", "/privacy", "lang=ar", "/contact", "lang=en", "/api/contact", "lang=ar");

        assertThat(pages[0])
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<form class=\"cf-form\" lang=\"ar\" dir=\"rtl\"")
                .contains("إرسال الرسالة", "dir=\"auto\"")
                .contains("hreflang=\"ar\" href=\"/contact?lang=ar\"", "hreflang=\"x-default\" href=\"/contact\"");
        assertThat(pages[1]).contains("<html lang=\"ar\" dir=\"rtl\">", "hreflang=\"x-default\" href=\"/privacy\"");
        assertThat(pages[2]).contains("<html lang=\"en\">", "lang=\"en\" dir=\"ltr\"");
        assertThat(pages[3]).contains("\"direction\":\"rtl\"");
    }

    /**
     * Among words that run the other way, numbers with something between them are read from their last to their first.
     */
    @Test
    void whatArabicWouldTurnRoundKeepsItsOrder() throws IOException {
        String[] pages = print(
                "/contact",
                "lang=ar",
                "/privacy",
                "lang=ar",
                "/contact/received",
                "reference=4829-KXDQ&lang=ar",
                "/contact/nothing-is-here",
                "lang=ar");

        assertStandsByItself(pages[0], "2026-11");
        assertStandsByItself(pages[1], "2026-11");
        assertStandsByItself(pages[1], PHONE);
        assertStandsByItself(pages[2], "4829-KXDQ");
        assertStandsByItself(pages[3], PHONE);
        assertThat(pages[1]).contains("BE0123.456.749").doesNotContain("BE0123.456.749\u2069");
    }

    private static void assertStandsByItself(String page, String value) {
        String shown = page.replaceAll("(?s)<head>.*</head>|\\w+=\"[^\"]*\"", "");
        String apart = "\u2068" + value + "\u2069";
        String alone = ">" + value + "</bdi>";
        assertThat(shown).contains(value);
        assertThat(shown.replace(apart, "").replace(alone, "")).doesNotContain(value);
    }

    /** A side that is named by where it is on the screen is the wrong one for half of the world. */
    @Test
    void theStylesheetNamesNoSideByWhereItIs() throws IOException {
        assertThat(resource("/be/imageplus/contactform/web/contact-form.css").lines())
                .noneMatch(line -> line.matches("[^/]*\\b(left|right)\\b.*[;{]"))
                .filteredOn(line -> line.matches("\\s*(padding|margin|border-radius|inset)(-\\w+)?:.*"))
                .as("four sides of which two differ")
                .noneMatch(line -> line.matches(".*: (\\S+) (\\S+) (\\S+) (?!\\2;)\\S+;"));
    }

    private String[] print(String... pathsAndQueries) throws IOException {
        String yaml = TwoForms.yaml()
                .replace("languages: [en, it]", "languages: [en, ar]")
                .replace("privacy-contact: privacy@example.org", "privacy-contact: \"" + PHONE + "\"")
                .replaceAll("(?<!-)\\bit: (?!\\{)", "ar: ")
                .replaceAll("(label: \\{en: Name, ar: )[^}]*", "$1الاسم")
                .replaceAll("(label: \\{en: Email address, ar: )[^}]*", "$1البريد الإلكتروني")
                .replaceAll("(label: \\{en: Message, ar: )[^}]*", "$1الرسالة");
        Path classes = directory.resolve("classes");
        arabicBundles(Files.createDirectories(classes.resolve(TEXT)));
        return HostSite.print(directory, yaml, classes, pathsAndQueries).split("(?=<!doctype html>|\\{\"form\")");
    }

    private static void arabicBundles(Path folder) throws IOException {
        Path ours = Path.of("src/main/resources").resolve(TEXT);
        try (DirectoryStream<Path> bundles = Files.newDirectoryStream(ours, "*_en.properties")) {
            for (Path bundle : bundles) {
                Properties words = new Properties();
                words.load(new StringReader(Files.readString(bundle)));
                words.replaceAll((key, english) -> ARABIC.getOrDefault((String) key, arabic((String) english)));
                String name = bundle.getFileName().toString().replace("_en", "_ar");
                try (var out = Files.newBufferedWriter(folder.resolve(name))) {
                    words.store(out, null);
                }
            }
        }
    }

    private static String arabic(String english) {
        return WORD.matcher(english)
                .replaceAll(word -> word.group().startsWith("{")
                        ? word.group()
                        : "نصوص".repeat(1 + word.group().length() / 8));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
