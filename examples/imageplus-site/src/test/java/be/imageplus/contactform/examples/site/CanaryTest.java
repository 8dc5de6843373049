/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor typed is nowhere in clear: not in the database, its log, the keys, temporary files or any output. */
class CanaryTest {

    private static final Map<String, String> FIELDS = Map.of(
            "name", "Canaria Nameth",
            "email", "canary.7f3a9c@example.org",
            "phone", "+32 2 555 73 91",
            "message", "The canary sings of ultramarine shop signs.");

    @TempDir
    Path directory;

    @Test
    void nothingThatWasSubmittedIsWrittenInClear() throws Exception {
        try (SiteProcess site = SiteProcess.start(
                directory,
                "server.tomcat.basedir=" + directory.resolve("tomcat"),
                "server.tomcat.accesslog.enabled=true",
                "server.tomcat.accesslog.buffered=false",
                "server.tomcat.accesslog.pattern=%h \"%r\" %s \"%{Referer}i\" \"%{User-Agent}i\"",
                "logging.level.be.imageplus=trace",
                "logging.level.org.springframework=debug")) {
            String reference = site.visitor().enquire(FIELDS);
            assertThat(site.visitor().read("/contact/received?reference=" + reference))
                    .contains(reference);
            List<String> written = filesWithACanary();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> site.visitor().read("/demo/mailbox").contains(reference));

            assertThat(written).isEmpty();
            assertThat(filesWithACanary()).isEmpty();
            assertThat(names()).contains("contact-form.db", "contact-form.db-wal", "contact-form-keys.json");
            assertThat(names()).anyMatch(name -> name.startsWith("access_log"));
        }
        assertThat(filesWithACanary()).isEmpty();
    }

    @Test
    void aCanaryThatIsWrittenIsFound() throws Exception {
        Files.writeString(directory.resolve("leak.log"), "enquiry of " + FIELDS.get("name"));

        assertThat(filesWithACanary()).containsExactly("leak.log: name");
    }

    private List<String> filesWithACanary() {
        return files().flatMap(this::canariesIn).toList();
    }

    private Stream<String> canariesIn(Path file) {
        String content = read(file);
        return FIELDS.entrySet().stream()
                .filter(field ->
                        content.contains(latin1(field.getValue())) || content.contains(encoded(field.getValue())))
                .map(field -> directory.relativize(file) + ": " + field.getKey());
    }

    private List<String> names() {
        return files().map(file -> file.getFileName().toString()).toList();
    }

    private Stream<Path> files() {
        List<Path> all = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    all.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE; // gone since
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.stream();
    }

    /** Every byte as one character, so that nothing is lost in decoding. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return ""; // the site writes some files beside their place first
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String latin1(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
