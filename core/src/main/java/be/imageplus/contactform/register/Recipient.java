/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who receives personal data (Art. 13(1)(e), R4.1).
 *
 * @param id for example {@code authsmtp}; settings of transports and stores name it
 * @param legalEntity the company, for example {@code GetOnline Ltd}
 * @param tradeName the name people know, for example {@code AuthSMTP}
 * @param role controller's own, processor or separate controller
 * @param service what it does for the controller
 * @param country ISO 3166 code
 * @param categories what it receives
 * @param agreement reference of the processing agreement, where it is a processor (Art. 28)
 * @param mechanisms what makes a transfer outside the EEA lawful, in order of preference; empty within it
 * @param retention what it keeps itself, in words
 * @param keepsContentFor how long it keeps content itself, where that is known; logs without content do not count
 * @param published whether the notice lists it
 */
public record Recipient(
        String id,
        String legalEntity,
        String tradeName,
        Role role,
        LocalizedText service,
        String country,
        Set<DataItem.Category> categories,
        Optional<String> agreement,
        List<TransferMechanism> mechanisms,
        Optional<LocalizedText> retention,
        Optional<Period> keepsContentFor,
        boolean published) {

    /** The id that stands for the controller itself: a store or server of its own. */
    public static final String CONTROLLER = "controller";

    /** EEA members: no mechanism is needed to send data there. Source: Decision of the EEA Joint Committee 154/2018. */
    private static final Set<String> EEA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    /** In which capacity a recipient acts. */
    public enum Role {
        /** The controller itself. */
        CONTROLLER,
        /** On the controller's instructions (Art. 28). */
        PROCESSOR,
        /** For purposes of its own. */
        SEPARATE_CONTROLLER
    }

    public Recipient {
        categories = Collections.unmodifiableSet(new TreeSet<>(categories));
        mechanisms = List.copyOf(mechanisms);
    }

    /** A processor that the notice lists under its company's name (Art. 28). */
    public static Recipient processor(
            String id, String legalEntity, LocalizedText service, String country, DataItem.Category... receives) {
        return new Recipient(
                id,
                legalEntity,
                legalEntity,
                Role.PROCESSOR,
                service,
                country,
                Set.of(receives),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    /** The same, under the name people know. */
    public Recipient withTradeName(String known) {
        return new Recipient(
                id,
                legalEntity,
                known,
                role,
                service,
                country,
                categories,
                agreement,
                mechanisms,
                retention,
                keepsContentFor,
                published);
    }

    /** The same, under a processing agreement (Art. 28). */
    public Recipient withAgreement(String reference) {
        return with(Optional.of(reference), mechanisms, retention, keepsContentFor);
    }

    /** The same, with what makes a transfer lawful, in order of preference. */
    public Recipient withMechanisms(TransferMechanism... inOrder) {
        return with(agreement, List.of(inOrder), retention, keepsContentFor);
    }

    /** The same, with what it keeps itself, in words. */
    public Recipient withRetention(LocalizedText kept) {
        return with(agreement, mechanisms, Optional.of(kept), keepsContentFor);
    }

    /** The same, with how long it keeps content itself. */
    public Recipient withContentKeptFor(Period length) {
        return with(agreement, mechanisms, retention, Optional.of(length));
    }

    private Recipient with(
            Optional<String> underAgreement,
            List<TransferMechanism> by,
            Optional<LocalizedText> kept,
            Optional<Period> content) {
        return new Recipient(
                id,
                legalEntity,
                tradeName,
                role,
                service,
                country,
                categories,
                underAgreement,
                by,
                kept,
                content,
                published);
    }

    /** Whether data sent there stays within the European Economic Area. */
    public boolean withinEea() {
        return isWithinEea(country);
    }

    /** Whether a country (ISO 3166) is a member of the European Economic Area. */
    public static boolean isWithinEea(String country) {
        return EEA.contains(country);
    }

    /** Whether a transfer there needs a mechanism of Chapter V: it is somebody else, outside the EEA. */
    public boolean needsAMechanism() {
        return role != Role.CONTROLLER && !withinEea();
    }

    /** The first mechanism, in order of preference, that stands on a day in the register's zone. */
    public Optional<TransferMechanism> mechanismOn(LocalDate day) {
        return mechanisms.stream().filter(mechanism -> mechanism.validOn(day)).findFirst();
    }

    /**
     * The last day on which one mechanism or another still stands, without a gap from a day on: where one ends, another
     * may take over. Empty for no end; the day before where none stands on it.
     */
    public Optional<LocalDate> coveredThrough(LocalDate day) {
        LocalDate last = day.minusDays(1);
        while (true) {
            Optional<TransferMechanism> next = mechanismOn(last.plusDays(1));
            if (next.isEmpty()) {
                return Optional.of(last);
            }
            if (next.get().validThrough().isEmpty()) {
                return Optional.empty();
            }
            last = next.get().validThrough().get();
        }
    }

    /** The same as it stands after what operators said of its mechanisms (R4.5). */
    public Recipient after(Collection<Invalidation> said) {
        List<TransferMechanism> standing = mechanisms.stream()
                .map(mechanism -> mechanism.after(said.stream()
                        .filter(each -> each.reference().equals(mechanism.reference()))
                        .findFirst()))
                .toList();
        return standing.equals(mechanisms) ? this : with(agreement, standing, retention, keepsContentFor);
    }

    /** The country's name for a reader. */
    public String countryName(Locale reader) {
        return new Locale("", country).getDisplayCountry(reader);
    }

    static Recipient controllersOwn(Controller controller) {
        return new Recipient(
                CONTROLLER,
                controller.fullName(),
                controller.name(),
                Role.CONTROLLER,
                LocalizedText.english("Own systems"),
                controller.country(),
                Set.of(DataItem.Category.MESSAGE, DataItem.Category.TECHNICAL),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
