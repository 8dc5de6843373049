/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A site on a real store whose mails and time a test holds in its hands. */
final class Journey implements AutoCloseable {

    static final String ORIGIN = "https://example.org";

    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    final RecordingTransport transport;
    final ContactStore store;
    final ContactForms forms;

    private final Path directory;
    private final KeySet keys;

    private Journey(Path directory, KeySet keys, ProcessingRegister register, UnaryOperator<ContactFormsBuilder> more) {
        this.directory = directory;
        this.keys = keys;
        this.transport = new RecordingTransport("authsmtp");
        KeySource source = () -> keys;
        this.store = JdbcContactStore.open(directory.resolve("contact.db"), source);
        this.forms = more.apply(ContactForms.builder(register)
                        .screening(ScreeningRules.none())
                        .form("contact", Enquiry.class)
                        .store(store)
                        .mail(
                                transport,
                                mail -> mail.from("website@example.org")
                                        .to("office@example.org")
                                        .actionLinks(URI.create(ORIGIN)))
                        .purging(false) // or reminders and digests would come among the mails of a test
                        .clock(clock))
                .build();
    }

    static Journey in(Path directory) {
        return in(directory, builder -> builder);
    }

    static Journey in(Path directory, UnaryOperator<ContactFormsBuilder> more) {
        return new Journey(directory, KeySet.generate(), TestRegister.example(), more);
    }

    static Journey on(Path directory, ProcessingRegister register) {
        return new Journey(directory, KeySet.generate(), register, builder -> builder);
    }

    /** The same store with the same keys under another register, after this one was closed. */
    Journey reopened(ProcessingRegister register) {
        return new Journey(directory, keys, register, builder -> builder);
    }

    /** Another node on the same store, with the same keys. */
    Journey besides(UnaryOperator<ContactFormsBuilder> more) {
        return new Journey(directory, keys, TestRegister.example(), more);
    }

    /** The same store under rotated keys, after this one was closed. */
    Journey reopenedWithRotatedKeys() {
        return new Journey(directory, keys.rotated(), TestRegister.example(), builder -> builder);
    }

    /** A fresh page's token. */
    String token() {
        return forms.page("contact", visitor()).token();
    }

    SubmissionOutcome submit(Map<String, String> values) {
        return submit(values, visitor());
    }

    SubmissionOutcome submit(Map<String, String> values, VisitorRequest request) {
        return forms.submit("contact", FormValues.of(values), request);
    }

    /** A valid enquiry on a fresh page. */
    Map<String, String> enquiry() {
        return enquiry(token());
    }

    static Map<String, String> enquiry(String token) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("_token", token);
        values.put("name", "Ada Example");
        values.put("email", "ada@example.org");
        values.put("phone", "+32 2 555 12 12");
        values.put("message", "Could you build a website for us?");
        return values;
    }

    static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    static VisitorRequest visitor() {
        return visitor(Optional.empty(), "192.0.2.7");
    }

    static VisitorRequest visitor(Optional<String> originHeader, String address) {
        try {
            return new VisitorRequest(
                    ORIGIN,
                    originHeader,
                    InetAddress.getByName(address),
                    BrowserFamily.FIREFOX,
                    List.of(Locale.ENGLISH));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        forms.close();
    }
}
