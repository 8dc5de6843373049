/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.Transactions;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Real forms on a real store, asked without a server between; the store can be told to fail. */
final class WebFixture implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    private final ContactForms forms;
    private final ContactStore store;
    private Supplier<? extends RuntimeException> failure = () -> null;

    WebFixture(Path directory) {
        store = JdbcContactStore.open(
                directory.resolve("contact-form.db"),
                KeySource.fileCreatedIfMissing(directory.resolve("keys").resolve("keys.json")));
        forms = ContactForms.builder(TestRegister.example())
                .form("contact", Enquiry.class)
                .store(failing(store))
                .mail(
                        new RecordingTransport(),
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .clock(SettableClock.at("2026-11-23T09:00:00Z"))
                .build();
    }

    ContactWeb web(WebSettings settings) {
        return forms.web(settings);
    }

    ContactStore store() {
        return store;
    }

    /** From now on no transaction begins. */
    void storeIsBusy() {
        failure = () -> new UnavailableException("STORE-BUSY", "busy", Duration.ofMillis(2500), null);
    }

    /** From now on each transaction ends in a fault whose message holds what a visitor typed. */
    void storeIsBroken() {
        failure = () -> new IllegalStateException("Ada Example typed this", new IllegalStateException("Ada Example"));
    }

    void storeIsWell() {
        failure = () -> null;
    }

    private ContactStore failing(ContactStore whole) {
        Transactions transactions = new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                RuntimeException fault = failure.get();
                if (fault != null) {
                    throw fault;
                }
                return whole.transactions().call(work);
            }

            @Override
            public void afterCommit(Runnable action) {
                whole.transactions().afterCommit(action);
            }
        };
        return (ContactStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ContactStore.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("transactions") ? transactions : method.invoke(whole, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
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
