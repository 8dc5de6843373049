/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.fail;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.FindingReport;
import be.imageplus.contactform.register.ProcessingRegister;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The check of a processing register in a build: one line in a test, so that a gap is found before an application does
 * not start.
 *
 * <pre>{@code
 * @Test
 * void ourRegisterIsComplete() {
 *     RegisterAssertions.assertComplete(Path.of("src/main/resources/processing-register.yml"));
 * }
 * }</pre>
 *
 * <p>A second line holds a form against it, so that a field which the notice does not tell of is found as early:
 *
 * <pre>{@code
 * RegisterAssertions.assertDeclares(Path.of("src/main/resources/processing-register.yml"), "contact", Enquiry.class);
 * }</pre>
 *
 * <p>What the register acknowledges never fails a test. What only time brings (a transfer or an acknowledgement that
 * ends) is a warning first.
 */
public final class RegisterAssertions {

    private RegisterAssertions() {}

    /** The register in this file can be read, and nothing in it is found but what it acknowledges itself. */
    public static void assertComplete(Path file) {
        assertComplete(read(file), Clock.systemUTC());
    }

    /**
     * Nothing is found in this register but what it acknowledges itself.
     *
     * @param clock says what has ended
     */
    public static void assertComplete(ProcessingRegister register, Clock clock) {
        refuse(findings(register, clock).stream()
                .filter(finding -> finding.severity() != Finding.Severity.ACKNOWLEDGED)
                .toList());
    }

    /** The register in this file can be read, and nothing in it stops a start; warnings pass. */
    public static void assertStarts(Path file) {
        assertStarts(read(file), Clock.systemUTC());
    }

    /**
     * Nothing in this register stops a start; warnings pass.
     *
     * @param clock says what has ended
     */
    public static void assertStarts(ProcessingRegister register, Clock clock) {
        refuse(findings(register, clock).stream().filter(Finding::isError).toList());
    }

    /** The register in this file declares this form with exactly these fields. */
    public static void assertDeclares(Path file, String form, Class<? extends Record> type) {
        assertDeclares(read(file), form, type);
    }

    /**
     * The register declares this form with exactly these fields: what it asks for, what of it is required, and how it
     * is answered.
     *
     * @param form the form's id in the register
     * @param type the record that the application gives for it
     */
    public static void assertDeclares(ProcessingRegister register, String form, Class<? extends Record> type) {
        refuse(FormDefinition.of(form, type).check(register));
    }

    private static ProcessingRegister read(Path file) {
        try {
            return ProcessingRegister.load(file);
        } catch (ConfigurationException e) {
            throw new AssertionError(message(e.findings()), e);
        }
    }

    private static List<Finding> findings(ProcessingRegister register, Clock clock) {
        return Stream.concat(register.check(clock.instant()).stream(), Notices.check(register).stream())
                .toList();
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            fail(message(findings));
        }
    }

    private static String message(List<Finding> findings) {
        return "The processing register:\n\n" + new FindingReport(findings).text();
    }
}
