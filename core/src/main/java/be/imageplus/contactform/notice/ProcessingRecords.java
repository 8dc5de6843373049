/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What a controller keeps to answer for its processing (Art. 5(2)): the record of processing activities (Art. 30(1)),
 * the registers of recipients and of transfers, and the legitimate-interest assessments. All of it comes from the
 * register that the notice comes from, so that they cannot disagree.
 *
 * <p>A function of the register, a day and what operators said of transfer mechanisms: nothing needs to run.
 *
 * <pre>{@code
 * ProcessingRegister register = ProcessingRegister.load(Path.of("processing-register.yml"));
 * String record = ProcessingRecords.of(register, LocalDate.now(clock)).activities(Locale.ENGLISH).markdown();
 * }</pre>
 *
 * <p>The record covers what passes through the forms. A controller adds its other processing, its staff's for instance.
 * Immutable and thread-safe.
 */
public final class ProcessingRecords {

    private final RegisterOnDay source;

    private ProcessingRecords(RegisterOnDay source) {
        this.source = source;
    }

    /**
     * The records of a register by itself, complete or not: what it does not say is missing in them, and its check
     * tells so.
     *
     * @param day in the register's zone; decides which mechanisms stand and which assessments are due
     */
    public static ProcessingRecords of(ProcessingRegister register, LocalDate day) {
        return of(register, day, List.of());
    }

    /**
     * The same, with what operators said of transfer mechanisms (R4.5).
     *
     * @param said at most one for each reference; of mechanisms that the register does not name nothing is told
     */
    public static ProcessingRecords of(ProcessingRegister register, LocalDate day, List<Invalidation> said) {
        return new ProcessingRecords(new RegisterOnDay(register, day, said));
    }

    /**
     * The record of processing activities, with everything that Art. 30(1)(a) to (g) asks for: an entry for each
     * purpose of the register, and for what this library and its operation add.
     *
     * @param language the register's first language where it does not publish this one
     */
    public RecordDocument activities(Locale language) {
        return ActivitiesDocument.of(source, words(language));
    }

    /**
     * The register of recipients: who they are, what they do and receive, under which agreement, and what makes sending
     * to them lawful (R4.1).
     *
     * @param language the register's first language where it does not publish this one
     */
    public RecordDocument recipients(Locale language) {
        return RecipientsDocument.of(source, words(language));
    }

    /**
     * The register of transfers to third countries: an entry for each mechanism of each recipient, in their order, with
     * how it stands on the day (Chapter V).
     *
     * @param language the register's first language where it does not publish this one
     */
    public RecordDocument transfers(Locale language) {
        return TransfersDocument.of(source, words(language));
    }

    /**
     * The legitimate-interest assessments, for review: an entry for each purpose that rests on legitimate interests,
     * assessed or not (R3.2). Their text is in the language in which the register has it.
     *
     * @param language the register's first language where it does not publish this one
     */
    public RecordDocument assessments(Locale language) {
        return AssessmentsDocument.of(source, words(language));
    }

    private RecordWords words(Locale language) {
        return new RecordWords(source.register().languageFor(List.of(language)));
    }
}
