/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.ContactFormsBuilder;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.kit.UnreliableStore;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.ActionLinks;
import be.imageplus.contactform.submission.StaffAction;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordId;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Real forms on a real store, asked without a server between; the store can be told to fail. */
final class WebFixture implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final ContactForms forms;
    private final ContactStore store;
    private final UnreliableStore database;

    WebFixture(Path directory) {
        this(directory, builder -> builder);
    }

    WebFixture(Path directory, UnaryOperator<ContactFormsBuilder> more) {
        store = JdbcContactStore.open(
                directory.resolve("contact-form.db"),
                KeySource.fileCreatedIfMissing(directory.resolve("keys").resolve("keys.json")));
        database = new UnreliableStore(store);
        forms = more.apply(ContactForms.builder(TestRegister.example())
                        .screening(ScreeningRules.none())
                        .form("contact", Enquiry.class)
                        .store(database.store())
                        .mail(
                                new RecordingTransport(),
                                mail -> mail.from("website@example.org").to("office@example.org"))
                        .clock(clock))
                .build();
    }

    ContactWeb web(WebSettings settings) {
        return forms.web(settings);
    }

    ContactForms forms() {
        return forms;
    }

    SettableClock clock() {
        return clock;
    }

    ContactStore store() {
        return store;
    }

    /** Away or broken when a test says so. */
    UnreliableStore database() {
        return database;
    }

    /** A link to an enquiry that nobody has stored. */
    String link() {
        Instant now = Instant.parse("2026-11-23T09:00:00Z");
        StaffAction action = new StaffAction(new RecordId(new UUID(7, 7)), "contact", StaffAction.Kind.RESOLVE);
        return new ActionLinks(store.vault(), Clock.fixed(now, ZoneOffset.UTC)).path(action, now);
    }

    static WebRequest get(String origin, String contextPath, String path, String query) {
        return request("GET", origin, contextPath, path, query, Map.of(), "");
    }

    static WebRequest post(String path, String type, String body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", type);
        return request("POST", "http://localhost:8080", "", path, "", headers, body);
    }

    static WebRequest request(
            String method,
            String origin,
            String contextPath,
            String path,
            String query,
            Map<String, String> headers,
            String body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new WebRequest(
                method,
                origin,
                contextPath,
                path,
                query,
                lists,
                InetAddress.getLoopbackAddress(),
                new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    static String body(WebResponse response) {
        return new String(response.body(), UTF_8);
    }

    static String token(WebResponse page) {
        Matcher token = TOKEN.matcher(body(page));
        if (!token.find()) {
            throw new AssertionError("a form with a token was expected");
        }
        return token.group(1);
    }

    @Override
    public void close() {
        forms.close();
    }
}
