/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.problem.FindingCode.*;

import be.imageplus.contactform.EveryFindingTest.Provocation;
import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.Options;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.AcknowledgementTerms;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.turnstile.TurnstileSettings;
import be.imageplus.contactform.screening.turnstile.TurnstileVerifier;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.web.WebSettings;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** For each code that an application's settings provoke: a form that would start, and what is wrong with it. */
final class SettingsProvocations {

    /** Asks for a phone number as if it were needed, for a company that nobody declared, and for no message. */
    record Curious(
            @NotBlank String name,
            @NotNull EmailAddress email,
            @NotBlank String phone,
            String company) {}

    /** Takes a name that the form needs itself. */
    record Clashing(String lang) {}

    /** Has as a box what the register declares as text. */
    record Ticking(boolean phone) {}

    /** Offers one option more than the register has. */
    record Choosing(
            @Options({"new-website", "repair"}) @Nullable String phone) {}

    private final Map<FindingCode, Provocation> all = new EnumMap<>(FindingCode.class);
    private final Path directory;
    private final Path database;
    private final Path keys;

    SettingsProvocations(Path directory) {
        this.directory = directory;
        this.database = directory.resolve("data").resolve("contact.db");
        this.keys = directory.resolve("keys").resolve("keys.json");
        forms();
        mail();
        web();
        store();
        keys();
    }

    Map<FindingCode, Provocation> all() {
        return all;
    }

    private void forms() {
        all.put(FORM_MISSING, () -> starting(ContactForms.builder(TestRegister.example())));
        all.put(FORM_UNDECLARED, () -> form("quote", Enquiry.class));
        all.put(FORM_FIELD_UNDECLARED, () -> form("contact", Curious.class));
        all.put(FORM_FIELD_NOT_LISTED, () -> form("contact", Curious.class));
        all.put(FORM_ITEM_MISSING, () -> form("contact", Curious.class));
        all.put(FORM_REQUIRED_MISMATCH, () -> form("contact", Curious.class));
        all.put(FORM_ANSWER_MISMATCH, () -> form("contact", Ticking.class));
        all.put(
                FORM_OPTION_UNDECLARED,
                () -> FormDefinition.of("contact", Choosing.class)
                        .check(
                                TestRegister.load(
                                        TestRegister.yaml()
                                                .replaceFirst(
                                                        "( {2}- id: phone\n)",
                                                        "$1    answer: one-of\n    options: [{id: new-website, label: A new website}]\n"))));
        all.put(FORM_RESERVED_NAME, () -> form("contact", Clashing.class));
    }

    private static List<Finding> form(String id, Class<? extends Record> type) {
        return FormDefinition.of(id, type).check(TestRegister.example());
    }

    private void mail() {
        all.put(TRANSPORT_MISSING, () -> starting(ContactForms.builder(TestRegister.example())));
        all.put(RECIPIENT_MISSING, () -> mail(" ", mail -> mail.from("website@example.org")));
        all.put(RECIPIENT_ROLE, () -> mail("authsmtp", mail -> usual(mail).mailboxRecipient("cloudflare")));
        all.put(
                CHALLENGE_CATEGORY,
                () -> starting(builder(TestRegister.example()).challenge(challengeOf("authsmtp"))));
        all.put(
                CHALLENGE_ADDRESS,
                () -> starting(builder(keepingNetworksOnly())
                        .challenge(
                                new TurnstileVerifier(turnstileOf("cloudflare").withClientAddress()))));
        all.put(MAIL_TO_MISSING, () -> mail("authsmtp", mail -> mail.from("website@example.org")));
        all.put(
                MAIL_FORM_UNKNOWN,
                () -> mail("authsmtp", mail -> usual(mail).form("qoute", quote -> quote.to("sales@example.org"))));
        all.put(MAIL_ADDRESS_INVALID, () -> mail("authsmtp", mail -> mail.from("nobody")));
        all.put(
                MAIL_ADDRESS_NEEDS_SMTPUTF8,
                () -> mail("authsmtp", mail -> usual(mail).from("büro@example.org")));
        all.put(MAIL_FROM_NAME_INVALID, () -> mail("authsmtp", mail -> mail.fromName("Example\nWorks")));
        all.put(MAIL_FROM_OUTSIDE_SITE, () -> mail("authsmtp", mail -> mail.from("website@example.com")));
        all.put(MAIL_ACTION_LINKS_MISSING, () -> mail("authsmtp", SettingsProvocations::usual));
        all.put(
                MAIL_ACTION_LINKS_ADDRESS,
                () -> mail("authsmtp", mail -> usual(mail).actionLinks(URI.create("http://example.org"))));
        all.put(MAIL_TO_OUTSIDE_RECIPIENTS, () -> mail("authsmtp", mail -> mail.to("office@example.com")));
        all.put(
                MAIL_ACKNOWLEDGEMENT_UNDECLARED,
                () -> mail("authsmtp", mail -> usual(mail).acknowledgements(Acknowledging.TERMS)));
        all.put(MAIL_ACKNOWLEDGEMENT_OFF, () -> acknowledged(SettingsProvocations::usual));
        all.put(
                MAIL_ACKNOWLEDGEMENT_NOTICE,
                () -> acknowledged(
                        mail -> usual(mail).acknowledgements(AcknowledgementTerms.of(URI.create("/privacy?lang=en")))));
        all.put(
                MAIL_ACKNOWLEDGEMENT_LIMITS,
                () -> acknowledged(mail -> usual(mail)
                        .acknowledgements(
                                Acknowledging.TERMS.withLimits(11, 0, -1).withMaximumAge(Duration.ofHours(25)))));
    }

    private List<Finding> acknowledged(Consumer<MailRouting.Builder> routing) {
        return starting(builder(Acknowledging.declared()).mail(new RecordingTransport("authsmtp"), routing));
    }

    private static ChallengeVerifier challengeOf(String recipient) {
        return new TurnstileVerifier(turnstileOf(recipient));
    }

    private static TurnstileSettings turnstileOf(String recipient) {
        return TurnstileSettings.of("site", "secret", recipient, List.of("example.org"));
    }

    private static ProcessingRegister keepingNetworksOnly() {
        return TestRegister.load(TestRegister.yaml().replace("precision: full ", "precision: truncated "));
    }

    private static MailRouting.Builder usual(MailRouting.Builder mail) {
        return mail.from("website@example.org").to("office@example.org");
    }

    private List<Finding> mail(String recipient, Consumer<MailRouting.Builder> routing) {
        return starting(builder(TestRegister.example()).mail(new RecordingTransport(recipient), routing));
    }

    private void web() {
        all.put(WEB_ORIGIN_UNDECLARED, () -> web("", Optional.empty(), "https://example.com", 1024));
        all.put(WEB_PUBLIC_URL, () -> web("", Optional.of(URI.create("https://example.com")), "", 1024));
        all.put(WEB_BASE_PATH, () -> web("site/", Optional.empty(), "", 1024));
        all.put(WEB_REQUEST_SIZE, () -> web("", Optional.empty(), "", 0));
        all.put(
                WEB_FORM_ADDRESS,
                () -> web(builder(renamed("contact", "privacy")).form("privacy", Enquiry.class)));
        all.put(WEB_NO_ORIGIN, () -> web(builder(elsewhere())));
    }

    private static ProcessingRegister renamed(String form, String other) {
        return TestRegister.load(TestRegister.yaml().replace("- id: " + form, "- id: " + other));
    }

    /** A program may declare an origin that is none of the web. */
    private static ProcessingRegister elsewhere() {
        ProcessingRegister example = TestRegister.example();
        return new ProcessingRegister(
                example.version(),
                example.revised(),
                example.languages(),
                example.zone(),
                example.controller().withOrigins("ftp://example.org"),
                example.dataItems(),
                example.purposes(),
                example.forms(),
                example.declarations(),
                example.recipients(),
                example.retention(),
                example.rights(),
                example.authority(),
                example.security(),
                example.securityMeasures(),
                example.hosting(),
                example.acknowledgements(),
                example.source());
    }

    private List<Finding> web(String basePath, Optional<URI> publicUrl, String origin, int bytes) {
        List<URI> origins = origin.isEmpty() ? List.of() : List.of(URI.create(origin));
        WebSettings settings = WebSettings.defaults()
                .withBasePath(basePath)
                .withAllowedOrigins(origins)
                .withMaxRequestBytes(bytes);
        return web(
                builder(TestRegister.example()),
                publicUrl.map(settings::withPublicUrl).orElse(settings));
    }

    private List<Finding> web(ContactFormsBuilder builder) {
        return web(builder, WebSettings.defaults());
    }

    private static List<Finding> web(ContactFormsBuilder builder, WebSettings settings) {
        try (ContactForms contact = builder.build()) {
            contact.web(settings);
            return List.of();
        } catch (ConfigurationException e) {
            return e.findings();
        }
    }

    private void store() {
        all.put(STORE_MISSING, () -> starting(ContactForms.builder(TestRegister.example())));
        all.put(STORE_UNAVAILABLE, () -> {
            Files.createDirectories(database.getParent());
            Files.writeString(database, "A text, and no database. ".repeat(100));
            return preparing(KeySource.fileCreatedIfMissing(keys));
        });
        all.put(STORE_NOT_WRITABLE, () -> {
            Files.createDirectories(database);
            return preparing(KeySource.fileCreatedIfMissing(keys));
        });
        all.put(CHECKPOINTS_BESIDE_STORE, () -> {
            try (JdbcContactStore store = JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys))
                    .withCheckpoints(database.resolveSibling("checkpoints"))) {
                Files.createDirectories(database.getParent());
                return store.prepare();
            }
        });
        all.put(TOMBSTONES_BESIDE_STORE, () -> {
            try (JdbcContactStore store = JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys))
                    .withTombstones(database.resolveSibling("tombstones"))) {
                Files.createDirectories(database.getParent());
                return store.prepare();
            }
        });
        all.put(STORE_FILES_SHARED, () -> {
            Path one = keys.resolveSibling("both");
            try (JdbcContactStore store = JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys))
                    .withCheckpoints(one)
                    .withTombstones(one)) {
                return store.prepare();
            }
        });
        all.put(TOMBSTONES_UNAVAILABLE, () -> {
            Files.createDirectories(keys.resolveSibling("keys.json.tombstones"));
            return preparing(KeySource.fileCreatedIfMissing(keys));
        });
    }

    private void keys() {
        all.put(KEYS_MISSING, () -> preparing(KeySource.file(keys)));
        all.put(KEYS_UNREADABLE, () -> preparing(KeySource.file(keyFile("rw-------"))));
        all.put(KEYS_READABLE_BY_OTHERS, () -> preparing(KeySource.file(keyFile("rw-r--r--"))));
        all.put(KEYS_NOT_WRITABLE, () -> {
            Files.writeString(keys.getParent(), "a file");
            return preparing(KeySource.fileCreatedIfMissing(keys));
        });
        all.put(KEYS_BESIDE_STORE, () -> {
            Files.createDirectories(database.getParent());
            return preparing(KeySource.fileCreatedIfMissing(database.resolveSibling("keys.json")));
        });
        all.put(KEYS_DO_NOT_FIT, () -> {
            preparing(fresh());
            return preparing(fresh());
        });
    }

    /** No keys, in a file of this mode. */
    private Path keyFile(String mode) throws IOException {
        Files.createDirectories(keys.getParent());
        Files.writeString(keys, "nonsense");
        return Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString(mode));
    }

    private static KeySource fresh() {
        KeySet set = KeySet.generate();
        return () -> set;
    }

    private List<Finding> preparing(KeySource source) {
        try (JdbcContactStore store = JdbcContactStore.open(database, source)) {
            return store.prepare();
        }
    }

    private ContactFormsBuilder builder(ProcessingRegister register) {
        ContactFormsBuilder builder = ContactForms.builder(register)
                .store(JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys)))
                .mail(new RecordingTransport("authsmtp"), SettingsProvocations::usual)
                .clock(SettableClock.at(TestRegister.NOW.toString()));
        return register.form("contact").isPresent() ? builder.form("contact", Enquiry.class) : builder;
    }

    /** What is found of a start: its warnings, or what it is refused for. */
    private static List<Finding> starting(ContactFormsBuilder builder) {
        try (ContactForms contact = builder.build()) {
            return contact.findings();
        } catch (ConfigurationException e) {
            return e.findings();
        }
    }
}
