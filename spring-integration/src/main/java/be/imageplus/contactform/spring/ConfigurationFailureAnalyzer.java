/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator every finding and its fix, in place of a stack trace. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ConfigurationException refused) {
        List<Finding> findings = refused.findings();
        String description = findings.stream()
                .map(finding -> "  - " + finding.code() + " at " + property(finding.where()) + ": " + finding.problem())
                .collect(joining(
                        "\n",
                        "The contact form cannot start, " + findings.size()
                                + (findings.size() == 1 ? " finding:\n\n" : " findings:\n\n"),
                        ""));
        String action = findings.stream()
                .map(finding -> "  - " + property(finding.path()) + ": " + finding.fix())
                .distinct()
                .collect(joining("\n", "Mend all of them:\n\n", ""));
        return new FailureAnalysis(description, action, refused);
    }

    /** The builder names its own settings as the properties do, but for their prefix. */
    private static String property(String path) {
        return path.matches("(store|mail)\\b.*") ? "contact-form." + path : path;
    }
}
