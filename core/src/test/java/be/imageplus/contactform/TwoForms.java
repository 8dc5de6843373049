/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.Options;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import be.imageplus.contactform.web.WebSettings;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An application with two forms, in English and Italian, asked without a server between. */
final class TwoForms implements AutoCloseable {

    /** What can be asked of us; the register has one option more, of old. */
    enum Project {
        NEW_WEBSITE,
        REPAIR,
        HOSTING
    }

    /** Days on which we call. */
    enum Day {
        MONDAY,
        WEDNESDAY,
        FRIDAY
    }

    /** A request for an offer: choices of every kind, and boxes. */
    record Quote(
            @NotBlank String name,
            @NotNull EmailAddress email,
            @NotNull Project project,

            @Options({"up-to-1000", "up-to-5000", "more"}) @Nullable String budget,

            @Options({"be", "de", "es", "fr", "it", "lu", "nl"}) @NotNull String country,

            Set<Day> days,

            @Options({"texts", "photos", "translation"}) @NotEmpty @Size(max = 2) List<String> extras,

            boolean urgent,
            @AssertTrue boolean business) {}

    /** A request for an offer without a mistake, as a browser sends it. */
    static final String[] COMPLETE = {
        "name=Ada Example",
        "email=ada@example.org",
        "project=new-website",
        "country=be",
        "days=friday",
        "days=monday",
        "extras=photos",
        "urgent=true",
        "business=true"
    };

    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    private final SettableClock clock = SettableClock.at(TestRegister.NOW.toString());
    private final JdbcContactStore store;
    private final RecordingTransport transport = new RecordingTransport();
    private final ContactForms forms;
    private final ContactWeb web;

    TwoForms(Path directory) {
        this(directory, yaml(), Quote.class);
    }

    TwoForms(Path directory, String yaml, Class<? extends Record> quote) {
        this.store = JdbcContactStore.open(
                directory.resolve("contact-form.db"),
                KeySource.fileCreatedIfMissing(directory.resolve("keys").resolve("keys.json")));
        this.forms = ContactForms.builder(TestRegister.load(yaml))
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .form("quote", quote)
                .store(store)
                .mail(
                        transport,
                        mail -> mail.from("website@example.org")
                                .to("office@example.org")
                                .form(
                                        "quote",
                                        sales -> sales.to("sales@mailbox.example")
                                                .mailboxRecipient("workspace")))
                .clock(clock)
                .build();
        this.web = forms.web(WebSettings.defaults());
    }

    static String yaml() {
        try (InputStream in = TwoForms.class.getResourceAsStream("two-forms.yml")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ContactForms forms() {
        return forms;
    }

    JdbcContactStore store() {
        return store;
    }

    /** The one enquiry of a sender. */
    Submission storedFrom(String address) {
        List<Submission> found = store.submissions().findByEmail(address);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    RecordingTransport transport() {
        return transport;
    }

    WebResponse get(String path, String query) {
        return web.handle(request("GET", path, query, "", ""));
    }

    WebResponse post(String path, String type, String body) {
        return web.handle(request("POST", path, "", type, body));
    }

    /** Sends a form as a browser does: the fields as {@code name=value} lines, not yet encoded. */
    WebResponse send(String form, String language, String... fields) {
        StringBuilder body = new StringBuilder("_token=" + token(form, language) + "&lang=" + language);
        for (String field : fields) {
            int equals = field.indexOf('=');
            body.append('&')
                    .append(field, 0, equals)
                    .append('=')
                    .append(URLEncoder.encode(field.substring(equals + 1), UTF_8));
        }
        return post("/" + form, "application/x-www-form-urlencoded", body.toString());
    }

    String token(String form, String language) {
        Matcher token = TOKEN.matcher(text(get("/" + form, "lang=" + language)));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    static String text(WebResponse response) {
        return new String(response.body(), UTF_8);
    }

    static WebRequest request(String method, String path, String query, String type, String body) {
        Map<String, List<String>> headers = type.isEmpty() ? Map.of() : Map.of("content-type", List.of(type));
        return new WebRequest(
                method,
                "https://example.org",
                "",
                path,
                query,
                headers,
                InetAddress.getLoopbackAddress(),
                new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    @Override
    public void close() {
        forms.close();
    }
}
