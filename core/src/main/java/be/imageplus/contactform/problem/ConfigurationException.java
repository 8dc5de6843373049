/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The application may not start: lists every finding at once, each with its code and its fix. */
public final class ConfigurationException extends ContactFormException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings what stops the start, at least one */
    public ConfigurationException(List<Finding> findings) {
        super("CONFIGURATION", describe(findings), null);
        this.findings = List.copyOf(findings);
    }

    /** Everything that was found, in the order of the register and then of the builder; never empty. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public boolean retryHelps() {
        return false;
    }

    private static String describe(List<Finding> findings) {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("findings: at least one is needed to refuse a start");
        }
        String lines = findings.stream().map(finding -> "  - " + finding).collect(joining("\n"));
        return "contact-form cannot start, " + findings.size() + (findings.size() == 1 ? " finding:\n" : " findings:\n")
                + lines;
    }
}
