/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.AcknowledgementTerms;
import be.imageplus.contactform.screening.Indicator;
import be.imageplus.contactform.screening.ProofCost;
import be.imageplus.contactform.screening.RateLimits;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be set under {@code contact-form}. Each value is what the library does by itself where it has a
 * default of its own.
 *
 * @param enabled Whether contact forms are set up at all.
 * @param register The processing register that form, notice, storage and mail follow from.
 * @param store Where enquiries are kept.
 * @param mail How staff learn of an enquiry.
 * @param forms Where the enquiries of single forms go, by the form's id.
 * @param web The pages and the API.
 * @param screening What is refused at entry, and what is held until a human has looked at it.
 * @param retention How long enquiries are kept, which the register says.
 */
@ConfigurationProperties("contact-form")
record ContactFormProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("classpath:processing-register.yml") Resource register,
        @DefaultValue Store store,
        @DefaultValue Mail mail,
        @DefaultValue Map<String, FormMail> forms,
        @DefaultValue Web web,
        @DefaultValue Screening screening,
        @DefaultValue Retention retention) {

    /**
     * Where enquiries are kept.
     *
     * @param type Where the database is: a file of its own beside the application, or the application's DataSource,
     *     whose transactions are joined.
     * @param dataSource The name of the DataSource bean, with type=datasource. By default the only or the primary one.
     * @param path The embedded database's file, on a local disk. Created when missing.
     * @param keys The file with the keys that seal personal data, readable by its owner only, in a directory of its
     *     own. A missing file stops the start.
     * @param createKeys Whether a missing key file is created instead.
     * @param checkpoints The file with checkpoints of the ledger, outside the database's directory and backups. By
     *     default it lies beside the key file, with its name and ".checkpoints".
     * @param tombstones The archive of what was purged, outside the database's directory and never restored with it. By
     *     default it lies beside the key file, with its name and ".tombstones".
     * @param recipient The register's id of who hosts the database, "controller" for the controller's own.
     * @param updateSchema Whether the tables are created and brought up to date at a start. Without it a tool of the
     *     application's own, for example Flyway, runs the schema files.
     */
    record Store(
            @DefaultValue("embedded") Type type,
            @Nullable String dataSource,
            @DefaultValue("./data/contact-form.db") Path path,
            @DefaultValue("./keys/contact-form-keys.json") Path keys,
            @DefaultValue("false") boolean createKeys,
            @Nullable Path checkpoints,
            @Nullable Path tombstones,
            @DefaultValue("controller") String recipient,
            @DefaultValue("true") boolean updateSchema) {

        /** Where the database is. */
        enum Type {
            EMBEDDED,
            DATASOURCE
        }

        /** The name of the DataSource bean; empty when none is given. */
        String namedDataSource() {
            return dataSource == null ? "" : dataSource.trim();
        }

        /** The same store with what else is set. */
        JdbcContactStore with(JdbcContactStore opened) {
            JdbcContactStore store = updateSchema ? opened : opened.withoutSchemaUpdates();
            if (checkpoints != null) {
                store = store.withCheckpoints(checkpoints);
            }
            return tombstones == null ? store : store.withTombstones(tombstones);
        }

        KeySource keySource() {
            return createKeys ? KeySource.fileCreatedIfMissing(keys) : KeySource.file(keys);
        }
    }

    /**
     * How staff learn of an enquiry.
     *
     * @param recipient The register's id of who runs the mail server, "controller" for the controller's own. Must be
     *     set.
     * @param mailboxRecipient The register's id of who hosts the staff mailbox, "controller" for the controller's own.
     * @param from The own address that mails come from.
     * @param to The staff mailboxes that mails go to.
     * @param acknowledgement Whether, and how often, enquiries are acknowledged to their senders.
     */
    record Mail(
            @DefaultValue("") String recipient,
            @DefaultValue("controller") String mailboxRecipient,
            @DefaultValue("") String from,
            @DefaultValue List<String> to,
            @DefaultValue Acknowledgement acknowledgement) {}

    /**
     * Whether, and how often, enquiries are acknowledged to their senders.
     *
     * @param enabled Whether a short automatic mail says that an enquiry was received. The register must declare it for
     *     the form. Nobody has verified the address that it goes to.
     * @param notice Where people read the full privacy notice. By default the page of this application, below
     *     web.public-url.
     * @param perAddressPerDay The most that one address is sent on one day.
     * @param perHour The most that all addresses together are sent in an hour.
     * @param perDay The most that all addresses together are sent in 24 hours.
     * @param maximumAge When one that could not leave is dropped.
     */
    record Acknowledgement(
            @DefaultValue("false") boolean enabled,
            @Nullable URI notice,
            @DefaultValue("1") int perAddressPerDay,
            @DefaultValue("60") int perHour,
            @DefaultValue("300") int perDay,
            @DefaultValue("4h") Duration maximumAge) {

        /** @param pages where people reach our pages, if that is known */
        AcknowledgementTerms terms(Optional<URI> pages) {
            URI full = notice == null
                    ? pages.map(address -> URI.create(address + "/privacy")).orElse(URI.create(""))
                    : notice;
            return new AcknowledgementTerms(full, perAddressPerDay, perHour, perDay, maximumAge);
        }
    }

    /**
     * Where the enquiries of one form go.
     *
     * @param to The staff mailboxes that its mails go to.
     * @param mailboxRecipient The register's id of who hosts them. By default who hosts those of the other forms.
     */
    record FormMail(@DefaultValue List<String> to, @Nullable String mailboxRecipient) {}

    /**
     * The pages and the API.
     *
     * @param basePath Prefix of all endpoints, for example "/site".
     * @param publicUrl How people reach this application, for example "https://imageplus.be": pages are served for it,
     *     and links in mails to staff lead there. By default each request says so, and mails have no links.
     * @param allowedOrigins Origins that forms may be sent from, a subset of the register's. By default all of those.
     * @param trustedProxies Address blocks (CIDR) of proxies that are believed about the visitor's address and about
     *     X-Forwarded-Prefix.
     * @param clientAddressHeader The one header that trusted proxies tell the visitor's address in, for example
     *     "CF-Connecting-IP". Not together with server.forward-headers-strategy.
     * @param maxRequestSize The largest request that is read.
     */
    record Web(
            @DefaultValue("") String basePath,
            @Nullable URI publicUrl,
            @DefaultValue List<URI> allowedOrigins,
            @DefaultValue List<String> trustedProxies,
            @Nullable String clientAddressHeader,
            @DefaultValue("64KB") DataSize maxRequestSize) {

        /** The header that trusted proxies are believed about, if one is named. */
        Optional<String> believedHeader() {
            return Optional.ofNullable(clientAddressHeader).filter(name -> !name.isBlank());
        }
    }

    /**
     * What is refused at entry, and what is held until a human has looked at it.
     *
     * @param ratePerClient How many enquiries one network (an IPv4 address, or the /64 of an IPv6 address) may send in
     *     which time, for example "10/10m". A shared network may be given more.
     * @param ratePerAddress How many enquiries may give one e-mail address as the sender's in which time.
     * @param ratePerForm How many enquiries may come through one form in which time, from everybody.
     * @param rateOverall How many enquiries may come through all forms in which time, from everybody.
     * @param proofOfWork Whether browsers are asked for a proof of work, which they do while their visitor types.
     *     Without one an enquiry is taken after the longer time.
     * @param proofOfWorkTries How much browsers work, in tries at most: twice as many take them twice as long, and the
     *     server no longer.
     * @param minimumTime How long filling in the form takes at least; what comes sooner is held. 0s switches it off.
     * @param minimumTimeWithoutProof The same for whoever sends no proof of work.
     * @param maximumTime How long it takes at most, up to the 14 days that a form can be sent.
     * @param links How many links people write; more are suspicious.
     * @param characters How long a text may be before it is suspicious; that alone never holds an enquiry.
     * @param repeats How often the same text may come within repeats-within.
     * @param repeatsWithin How long repeats of a text are counted, up to a day.
     * @param weights How much each reason weighs, from 0, which switches its check off, to 100, which is enough to hold
     *     an enquiry; for example "too-slow=0". The reasons, and what each weighs by default, are in
     *     screening/screening.md.
     */
    record Screening(
            @DefaultValue("10/10m") String ratePerClient,
            @DefaultValue("20/1h") String ratePerAddress,
            @DefaultValue("300/10m") String ratePerForm,
            @DefaultValue("600/10m") String rateOverall,
            @DefaultValue("true") boolean proofOfWork,
            @DefaultValue("1000") int proofOfWorkTries,
            @DefaultValue("3s") Duration minimumTime,
            @DefaultValue("10s") Duration minimumTimeWithoutProof,
            @DefaultValue("14d") Duration maximumTime,
            @DefaultValue("5") int links,
            @DefaultValue("4000") int characters,
            @DefaultValue("3") int repeats,
            @DefaultValue("1d") Duration repeatsWithin,
            @DefaultValue Map<String, Integer> weights) {

        /** @throws IllegalArgumentException when one cannot be read */
        RateLimits rateLimits() {
            return new RateLimits(
                    RequestRate.parse(ratePerClient),
                    RequestRate.parse(ratePerAddress),
                    RequestRate.parse(ratePerForm),
                    RequestRate.parse(rateOverall));
        }

        /**
         * What browsers are asked to work, where they are.
         *
         * @throws IllegalArgumentException when it is outside its limits
         */
        ProofCost proofCost() {
            return new ProofCost(ProofCost.STANDARD.iterations(), proofOfWorkTries);
        }

        /**
         * The rules of the built-in checks.
         *
         * @throws IllegalArgumentException when one is outside its limits
         */
        ScreeningRules rules() {
            ScreeningRules.Builder rules = ScreeningRules.builder();
            settings().values().forEach(setting -> setting.accept(rules));
            return rules.build();
        }

        /** What each property sets, by its name below {@code contact-form.screening}. */
        Map<String, Consumer<ScreeningRules.Builder>> settings() {
            Map<String, Consumer<ScreeningRules.Builder>> settings = new LinkedHashMap<>();
            settings.put("minimum-time", rules -> rules.minimumTime(minimumTime));
            settings.put("minimum-time-without-proof", rules -> rules.minimumTimeWithoutProof(minimumTimeWithoutProof));
            settings.put("maximum-time", rules -> rules.maximumTime(maximumTime));
            settings.put("links", rules -> rules.links(links));
            settings.put("characters", rules -> rules.characters(characters));
            settings.put("repeats", rules -> rules.repeats(repeats));
            settings.put("repeats-within", rules -> rules.repeatsWithin(repeatsWithin));
            weights.forEach((reason, weight) ->
                    settings.put("weights." + reason, rules -> rules.weight(Indicator.of(reason), weight)));
            return settings;
        }
    }

    /**
     * How long enquiries are kept, which the register says.
     *
     * @param enabled Whether the background purges what is due and truncates the ledger. Preview and manual runs work
     *     regardless.
     */
    record Retention(@DefaultValue("true") boolean enabled) {}
}
