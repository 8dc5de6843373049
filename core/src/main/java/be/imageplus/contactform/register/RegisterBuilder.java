/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds a register in a program, for an application that keeps its facts elsewhere than in a file.
 *
 * <p>What is not said stays absent, and {@link ProcessingRegister#check} finds it. Not thread-safe.
 *
 * <pre>{@code
 * ProcessingRegister register = ProcessingRegister.builder()
 *         .version("2026-11").revised(LocalDate.of(2026, 11, 2)).zone(ZoneId.of("Europe/Brussels"))
 *         .controller(Controller.of("Example Works", "BE", "example.org").withPrivacyContact("privacy@example.org"))
 *         .purpose(Purpose.of("reply", english("Replying to enquiries"), LegalBasis.LEGITIMATE_INTERESTS)
 *                 .withInterest(english("responding to enquiries")))
 *         .dataItem(DataItem.typed("email", english("Email address")).withPurposes("reply"))
 *         .form(DeclaredForm.of("contact", "reply", "email"))
 *         .build();
 * }</pre>
 */
public final class RegisterBuilder {

    private final List<DataItem> dataItems = new ArrayList<>();
    private final List<Purpose> purposes = new ArrayList<>();
    private final List<DeclaredForm> forms = new ArrayList<>();
    private final List<Recipient> recipients = new ArrayList<>();
    private final List<RetentionRule> retention = new ArrayList<>();
    private final List<LocalizedText> securityMeasures = new ArrayList<>();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private String version = "";
    private @Nullable LocalDate revised;
    private List<Locale> languages = List.of(Locale.ENGLISH);
    private @Nullable ZoneId zone;
    private @Nullable Controller controller;
    private Declarations declarations = Declarations.NONE;
    private RightsPromise rights = RightsPromise.NONE;
    private Hosting hosting = Hosting.UNSAID;
    private @Nullable SupervisoryAuthority authority;
    private @Nullable LocalizedText security;

    RegisterBuilder() {}

    /** The notice's version, chosen by the controller; a new one whenever a fact changes (R6.19). */
    public RegisterBuilder version(String noticeVersion) {
        this.version = noticeVersion;
        return this;
    }

    /** The day the notice was last revised, in the register's zone. */
    public RegisterBuilder revised(LocalDate day) {
        this.revised = day;
        return this;
    }

    /** The languages of the notice, the default first; English unless said otherwise. */
    public RegisterBuilder languages(Locale first, Locale... others) {
        List<Locale> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(others));
        return languages(all);
    }

    RegisterBuilder languages(List<Locale> all) {
        this.languages = all;
        return this;
    }

    /** Where days begin and end; needed. */
    public RegisterBuilder zone(ZoneId place) {
        this.zone = place;
        return this;
    }

    /** Who decides on purposes and means; needed. */
    public RegisterBuilder controller(Controller who) {
        this.controller = who;
        return this;
    }

    /** One more kind of data that is collected, in the order in which people read it. */
    public RegisterBuilder dataItem(DataItem item) {
        dataItems.add(item);
        return this;
    }

    /** One more purpose. */
    public RegisterBuilder purpose(Purpose purpose) {
        purposes.add(purpose);
        return this;
    }

    /** One more form. */
    public RegisterBuilder form(DeclaredForm form) {
        forms.add(form);
        return this;
    }

    /** What is not done; nothing is promised unless said otherwise. */
    public RegisterBuilder declarations(Declarations declared) {
        this.declarations = declared;
        return this;
    }

    /** One more recipient; the controller's own systems need none. */
    public RegisterBuilder recipient(Recipient recipient) {
        recipients.add(recipient);
        return this;
    }

    /** One more rule on how long something is kept. */
    public RegisterBuilder retention(RetentionRule rule) {
        retention.add(rule);
        return this;
    }

    /** The rights that are granted, and the promise of an answer. */
    public RegisterBuilder rights(RightsPromise promise) {
        this.rights = promise;
        return this;
    }

    /** Where a person may complain. */
    public RegisterBuilder authority(SupervisoryAuthority supervisor) {
        this.authority = supervisor;
        return this;
    }

    /** The statement on security. */
    public RegisterBuilder security(LocalizedText statement) {
        this.security = statement;
        return this;
    }

    /** One more measure of the controller's own, for the record of processing activities (Art. 32(1)). */
    public RegisterBuilder securityMeasure(LocalizedText measure) {
        securityMeasures.add(measure);
        return this;
    }

    /** Who runs what an enquiry passes through. */
    public RegisterBuilder hosting(Hosting places) {
        this.hosting = places;
        return this;
    }

    /** One more finding that the controller knows of and answers for. */
    public RegisterBuilder acknowledgement(Acknowledgement known) {
        acknowledgements.add(known);
        return this;
    }

    /**
     * The register, complete or not.
     *
     * @throws IllegalStateException when zone or controller are not given
     */
    public ProcessingRegister build() {
        return build(SourceLines.NONE);
    }

    ProcessingRegister build(SourceLines source) {
        if (zone == null || controller == null) {
            throw new IllegalStateException("register: zone and controller are needed to build one");
        }
        return new ProcessingRegister(
                version,
                Optional.ofNullable(revised),
                languages,
                zone,
                controller,
                dataItems,
                purposes,
                forms,
                declarations,
                recipients,
                retention,
                rights,
                Optional.ofNullable(authority),
                Optional.ofNullable(security),
                securityMeasures,
                hosting,
                acknowledgements,
                source);
    }
}
