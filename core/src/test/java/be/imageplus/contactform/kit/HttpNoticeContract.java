/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notice in force and its versions. */
interface HttpNoticeContract {

    HttpVisitor visitor();

    @ParameterizedTest
    @CsvSource({
        "/privacy, text/html;charset=utf-8",
        "/privacy.md, text/markdown;charset=utf-8",
        "/privacy.json, application/json"
    })
    default void publishesTheNoticeInThreeFormats(String path, String type) {
        HttpReply notice = visitor().get(path);

        assertThat(notice.status()).isEqualTo(200);
        assertThat(notice.mediaType()).isEqualTo(type);
        assertThat(notice.header("Content-Language")).isEqualTo("en");
        assertThat(notice.body())
                .contains(visitor().register().controller().privacyContact().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/privacy", "/privacy.md", "/privacy.json"})
    default void saysWhenAVisitorHasTheNoticeAlready(String path) {
        String tag = visitor().get(path).header("ETag");

        assertThat(tag).isNotBlank();
        for (String have : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            HttpReply unchanged = visitor().get(path, "If-None-Match", have);
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.header("ETag")).isEqualTo(tag);
            assertThat(unchanged.body()).isEmpty();
        }
        assertThat(visitor().get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    default void keepsTheVersionThatTheFormNamesReadable() { // R6.16
        HttpReply described = visitor().get("/api/contact");
        String version = URLEncoder.encode(described.json("version"), StandardCharsets.UTF_8)
                .replace("+", "%20");

        for (String format : new String[] {"", ".md", ".json"}) {
            HttpReply notice = visitor().get("/privacy/versions/" + version + format);
            assertThat(notice.status()).isEqualTo(200);
            assertThat(notice.header("Content-Type"))
                    .isEqualTo(visitor().get("/privacy" + format).header("Content-Type"));
        }
        assertThat(visitor().get("/privacy/versions/" + version).body())
                .contains(described.json("version"), described.json("hash"));
    }

    @Test
    default void keepsTheVeryTextThatTheFormNamesReadable() { // R6.18
        HttpReply described = visitor().get("/api/contact");
        String address = "/privacy/versions/" + described.json("version") + "?lang=en&hash=";

        assertThat(visitor().get(address + described.json("hash")).status()).isEqualTo(200);
        assertThat(visitor().get(address + "0".repeat(64)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"'', text/html;charset=utf-8", ".json, application/json"})
    default void tellsWhatChangedBetweenTwoVersions(String suffix, String type) { // R6.17
        String version = visitor().get("/api/contact").json("version");

        HttpReply changes = visitor().get("/privacy/versions/" + version + "/changes-from/" + version + suffix);
        assertThat(changes.status()).isEqualTo(200);
        assertThat(changes.mediaType()).isEqualTo(type);
        assertThat(changes.header("Content-Language")).isEqualTo("en");
        assertThat(visitor()
                        .get("/privacy/versions/" + version + "/changes-from/none" + suffix)
                        .status())
                .isEqualTo(404);
        assertThat(visitor()
                        .get("/privacy/versions/none/changes-from/" + version + suffix)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "none.md", "none%20it", "a/b", ""})
    default void knowsNoOtherVersion(String version) {
        assertThat(visitor().get("/privacy/versions/" + version).status()).isEqualTo(404);
    }
}
