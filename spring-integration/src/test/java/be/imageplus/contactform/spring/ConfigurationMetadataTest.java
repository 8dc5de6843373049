/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor shows while somebody types a property; lost without a word when the processor does not run. */
class ConfigurationMetadataTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(contact-form\\.[^`]+)` \\| ?([^|]*?) ?\\|", Pattern.MULTILINE);

    private final JsonNode metadata = read();

    @Test
    void namesEveryPropertyThatWorksAndNoOther() {
        assertThat(properties().stream().map(property -> property.path("name").asString()))
                .containsExactlyInAnyOrder(
                        "contact-form.enabled",
                        "contact-form.register",
                        "contact-form.store.type",
                        "contact-form.store.data-source",
                        "contact-form.store.path",
                        "contact-form.store.keys",
                        "contact-form.store.create-keys",
                        "contact-form.store.checkpoints",
                        "contact-form.store.tombstones",
                        "contact-form.store.recipient",
                        "contact-form.store.update-schema",
                        "contact-form.mail.recipient",
                        "contact-form.mail.mailbox-recipient",
                        "contact-form.mail.from",
                        "contact-form.mail.to",
                        "contact-form.mail.acknowledgement.enabled",
                        "contact-form.mail.acknowledgement.notice",
                        "contact-form.mail.acknowledgement.per-address-per-day",
                        "contact-form.mail.acknowledgement.per-hour",
                        "contact-form.mail.acknowledgement.per-day",
                        "contact-form.mail.acknowledgement.maximum-age",
                        "contact-form.mail.smtp.host",
                        "contact-form.mail.smtp.port",
                        "contact-form.mail.smtp.username",
                        "contact-form.mail.smtp.password",
                        "contact-form.mail.smtp.security",
                        "contact-form.mail.smtp.dkim.domain",
                        "contact-form.mail.smtp.dkim.selector",
                        "contact-form.mail.smtp.dkim.key",
                        "contact-form.mail.failover",
                        "contact-form.mail.imap.host",
                        "contact-form.mail.imap.port",
                        "contact-form.mail.imap.username",
                        "contact-form.mail.imap.password",
                        "contact-form.mail.imap.security",
                        "contact-form.mail.imap.recipient",
                        "contact-form.forms",
                        "contact-form.web.base-path",
                        "contact-form.web.public-url",
                        "contact-form.web.allowed-origins",
                        "contact-form.web.trusted-proxies",
                        "contact-form.web.client-address-header",
                        "contact-form.web.max-request-size",
                        "contact-form.screening.rate-per-client",
                        "contact-form.screening.rate-per-address",
                        "contact-form.screening.rate-per-form",
                        "contact-form.screening.rate-overall",
                        "contact-form.screening.proof-of-work",
                        "contact-form.screening.proof-of-work-tries",
                        "contact-form.screening.minimum-time",
                        "contact-form.screening.minimum-time-without-proof",
                        "contact-form.screening.maximum-time",
                        "contact-form.screening.links",
                        "contact-form.screening.characters",
                        "contact-form.screening.repeats",
                        "contact-form.screening.repeats-within",
                        "contact-form.screening.weights",
                        "contact-form.screening.turnstile.site-key",
                        "contact-form.screening.turnstile.secret-key",
                        "contact-form.screening.turnstile.recipient",
                        "contact-form.screening.turnstile.client-address",
                        "contact-form.screening.turnstile.hostnames",
                        "contact-form.retention.enabled");
    }

    @Test
    void describesEveryProperty() {
        assertThat(properties())
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(property.path("name").asString())
                        .endsWith("."));
    }

    @Test
    void agreesWithTheTableOfTheReadme() throws IOException {
        Map<String, String> told = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8));
        while (row.find()) {
            told.put(row.group(1), row.group(2));
        }

        assertThat(told.keySet())
                .containsExactlyInAnyOrderElementsOf(properties().stream()
                        .map(property -> property.path("name").asString())
                        .toList());
        assertThat(properties()).allSatisfy(property -> {
            String standard = property.path("defaultValue").asString("");
            if (!standard.isEmpty()) {
                assertThat(told).containsEntry(property.path("name").asString(), "`" + standard + "`");
            }
        });
    }

    /** Ours; every Actuator endpoint has some of Boot's besides. */
    private List<JsonNode> properties() {
        return StreamSupport.stream(metadata.path("properties").spliterator(), false)
                .filter(property -> property.path("name").asString().startsWith("contact-form."))
                .toList();
    }

    private static JsonNode read() {
        try (InputStream json =
                ContactFormProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(json).as("META-INF/spring-configuration-metadata.json").isNotNull();
            return JsonMapper.shared().readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
