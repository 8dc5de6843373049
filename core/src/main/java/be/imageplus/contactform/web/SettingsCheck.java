/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.ProcessingRegister;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the settings fit the register and each other. */
final class SettingsCheck {

    private static final Set<String> TAKEN = Set.of("api", "privacy");

    /** What an address and a header take as it is. */
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");

    private SettingsCheck() {}

    static List<Finding> check(ProcessingRegister register, List<FormDefinition> forms, WebSettings settings) {
        List<Finding> findings = new ArrayList<>();
        List<String> declared = register.controller().origins().stream()
                .filter(Origins::isWeb)
                .map(Origins::of)
                .toList();
        if (declared.isEmpty()) {
            findings.add(Finding.error(
                    "WEB-NO-ORIGIN",
                    "controller.origins",
                    "The register declares no web origin, so there is none that a form could be served for (R1.2).",
                    "Name the site's origin, for example https://imageplus.be."));
        }
        settings.publicUrl()
                .filter(url -> !Origins.isWeb(url) || !(Origins.isLoopback(url) || declared.contains(Origins.of(url))))
                .ifPresent(
                        url -> findings.add(
                                Finding.error(
                                        "WEB-PUBLIC-URL",
                                        "contact-form.web.public-url",
                                        "It is not an address at an origin that the register declares: " + url
                                                + " (R1.2).",
                                        "Use an http or https address at one of the origins of the register, or declare its origin there.")));
        for (URI origin : settings.allowedOrigins()) {
            if (!Origins.isWeb(origin) || !declared.contains(Origins.of(origin))) {
                findings.add(Finding.error(
                        "WEB-ORIGIN-UNDECLARED",
                        "contact-form.web.allowed-origins",
                        "The register does not declare the origin " + origin + " (R1.2).",
                        "Remove it, or declare it in controller.origins."));
            }
        }
        if (!settings.basePath().matches("(/[A-Za-z0-9._~-]+)*")
                || settings.basePath().contains("/.")) {
            findings.add(Finding.error(
                    "WEB-BASE-PATH",
                    "contact-form.web.base-path",
                    "It is not a path of plain segments: " + settings.basePath() + ".",
                    "Start with a slash and end without one, for example /site, or leave it empty."));
        }
        if (settings.maxRequestBytes() < 1 || settings.maxRequestBytes() == Integer.MAX_VALUE) {
            findings.add(Finding.error(
                    "WEB-REQUEST-SIZE",
                    "contact-form.web.max-request-size",
                    "A request must be allowed to hold something, and not everything.",
                    "Choose a size such as 64KB."));
        }
        for (FormDefinition form : forms) {
            if (!SEGMENT.matcher(form.id()).matches()) {
                findings.add(Finding.error(
                        "WEB-FORM-ADDRESS",
                        "forms." + form.id(),
                        "The form's id is its address too, and \"" + form.id() + "\" is no plain path segment.",
                        "Give the form an id of letters, digits and hyphens."));
            }
            if (TAKEN.contains(form.id())) {
                findings.add(Finding.error(
                        "WEB-FORM-ADDRESS",
                        "forms." + form.id(),
                        "The address /" + form.id() + " is taken by our own pages.",
                        "Give the form another id."));
            }
        }
        return findings;
    }
}
