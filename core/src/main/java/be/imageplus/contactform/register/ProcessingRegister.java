/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the controller says it does with personal data: the one source of form, notice, storage, mail and retention.
 *
 * <p>An immutable value. It may be incomplete: a register as it was once published is read as it was, and the check
 * reports its gaps; nothing starts on a register with an error.
 *
 * @param version the notice's version, chosen by the controller, for example {@code 2026-11}; may be blank (a finding)
 * @param revised the date the notice was last revised, in {@code zone}, or empty (a finding)
 * @param languages languages the notice is published in, first is the default; never empty
 * @param zone where dates are computed, for example {@code Europe/Brussels}
 * @param controller who decides on purposes and means (Art. 4(7))
 * @param dataItems what is collected, in the order in which people read it
 * @param purposes why, and on which legal basis
 * @param forms forms and the items they ask for
 * @param declarations what is not done
 * @param recipients who receives the data
 * @param retention how long each category is kept
 * @param rights the rights the notice grants, and the promise of an answer
 * @param authority where a person may complain
 * @param security the statement on security
 * @param securityMeasures measures of the controller's own that only the record of processing activities tells (Art.
 *     30(1)(g), 32(1))
 * @param hosting who runs what an enquiry passes through
 * @param acknowledgements findings that the controller knows of and answers for
 * @param source where its parts stand in a file; no part of what it says
 */
public record ProcessingRegister(
        String version,
        Optional<LocalDate> revised,
        List<Locale> languages,
        ZoneId zone,
        Controller controller,
        List<DataItem> dataItems,
        List<Purpose> purposes,
        List<DeclaredForm> forms,
        Declarations declarations,
        List<Recipient> recipients,
        List<RetentionRule> retention,
        RightsPromise rights,
        Optional<SupervisoryAuthority> authority,
        Optional<LocalizedText> security,
        List<LocalizedText> securityMeasures,
        Hosting hosting,
        List<Acknowledgement> acknowledgements,
        SourceLines source) {

    public ProcessingRegister {
        languages = List.copyOf(languages);
        dataItems = List.copyOf(dataItems);
        purposes = List.copyOf(purposes);
        forms = List.copyOf(forms);
        recipients = List.copyOf(recipients);
        retention = List.copyOf(retention);
        securityMeasures = List.copyOf(securityMeasures);
        acknowledgements = List.copyOf(acknowledgements);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("notice.languages: at least one language is needed");
        }
    }

    /** The declared item with this id. */
    public Optional<DataItem> dataItem(String id) {
        return dataItems.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** The declared purpose with this id. */
    public Optional<Purpose> purpose(String id) {
        return purposes.stream().filter(purpose -> purpose.id().equals(id)).findFirst();
    }

    /** The data items that serve a purpose (R3.1), as they are declared; none where it is not. */
    public List<DataItem> dataItemsFor(String purpose) {
        return dataItems.stream()
                .filter(item -> item.purposes().contains(purpose))
                .toList();
    }

    /** Whether a purpose is one of security (R2.9): none for which people type something. */
    public boolean isForSecurity(String purpose) {
        return dataItems.stream()
                .filter(item -> item.collected() == DataItem.Collected.FORM)
                .noneMatch(item -> item.purposes().contains(purpose));
    }

    /**
     * The same register as it stands after what operators said of transfer mechanisms (R4.5): what carries a transfer
     * now, and what its check finds. The notice stays what it was published as.
     */
    public ProcessingRegister after(Collection<Invalidation> said) {
        List<Recipient> narrowed =
                recipients.stream().map(recipient -> recipient.after(said)).toList();
        return narrowed.equals(recipients)
                ? this
                : new ProcessingRegister(
                        version,
                        revised,
                        languages,
                        zone,
                        controller,
                        dataItems,
                        purposes,
                        forms,
                        declarations,
                        narrowed,
                        retention,
                        rights,
                        authority,
                        security,
                        securityMeasures,
                        hosting,
                        acknowledgements,
                        source);
    }

    /** Whether a purpose rests on this basis. */
    public boolean restsOn(LegalBasis basis) {
        return purposes.stream().anyMatch(purpose -> purpose.basis() == basis);
    }

    /** The declared form with this id. */
    public Optional<DeclaredForm> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** The declared recipient with this id; {@link Recipient#CONTROLLER} is always declared. */
    public Optional<Recipient> recipient(String id) {
        if (id.equals(Recipient.CONTROLLER)) {
            return Optional.of(Recipient.controllersOwn(controller));
        }
        return recipients.stream()
                .filter(recipient -> recipient.id().equals(id))
                .findFirst();
    }

    /** The published language that suits a reader best: the first of theirs that is published, else the default. */
    public Locale languageFor(List<Locale> preferred) {
        return preferred.stream()
                .flatMap(wanted -> languages.stream()
                        .filter(published -> published.getLanguage().equals(wanted.getLanguage())))
                .findFirst()
                .orElse(languages.get(0));
    }

    /** Begins a register made by a program; a file is read by {@link #load(Path)}. */
    public static RegisterBuilder builder() {
        return new RegisterBuilder();
    }

    /**
     * What is missing or wrong in it (Art. 13, R1.4): errors stop a start, warnings and acknowledged findings do not.
     * Empty when it is complete. Never empties by itself, and may fill by itself: mechanisms, assessments and
     * acknowledgements end.
     *
     * @param at the instant whose day, in the register's zone, decides what has ended
     */
    public List<Finding> check(Instant at) {
        return RegisterCheck.of(this, LocalDate.ofInstant(at, zone));
    }

    /**
     * The same findings, with those acknowledged that the register acknowledges at an instant: for what is found
     * outside the register, in settings. Acknowledgements of settings that match none of them are told after them.
     *
     * @param ofSettings everything that was found there
     */
    public List<Finding> acknowledge(List<Finding> ofSettings, Instant at) {
        AcknowledgementRules rules = new AcknowledgementRules(this, LocalDate.ofInstant(at, zone));
        return Stream.concat(
                        rules.apply(ofSettings).stream(),
                        rules.unused(ofSettings).map(source::locate))
                .toList();
    }

    /**
     * Reads a register from a YAML file in UTF-8.
     *
     * @throws ConfigurationException with path and line of everything that cannot be read
     */
    public static ProcessingRegister load(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return RegisterReader.read(yaml, file.toString());
        } catch (IOException e) {
            throw unreadable(file.toString());
        }
    }

    /**
     * Reads a register as YAML in UTF-8, from a place that is no file. The stream is left open.
     *
     * @param source names the place in findings, for example {@code classpath:processing-register.yml}
     * @throws ConfigurationException with path and line of everything that cannot be read
     */
    public static ProcessingRegister load(InputStream yaml, String source) {
        try {
            return RegisterReader.read(yaml, source);
        } catch (IOException e) {
            throw unreadable(source);
        }
    }

    private static ConfigurationException unreadable(String source) {
        return new ConfigurationException(List.of(Finding.of(FindingCode.REGISTER_UNREADABLE, ReadingJournal.DOCUMENT)
                .at(source, OptionalInt.empty())));
    }
}
