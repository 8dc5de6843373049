/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.Loopback;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.text.Replacement;
import be.imageplus.contactform.text.Template;
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

    /** What an application may put its own in the place of. */
    static final List<Template> TEMPLATES = List.of(
            Pages.FORM,
            Pages.RECEIVED,
            Pages.PROBLEM,
            NoticePages.NOTICE,
            NoticePages.CHANGES,
            ActionPages.ACTION,
            ActionPages.NOTHING,
            LanguageSwitch.TEMPLATE,
            PlainLayout.TEMPLATE);

    private SettingsCheck() {}

    static List<Finding> check(ProcessingRegister register, List<FormDefinition> forms, WebSettings settings) {
        List<Finding> findings = new ArrayList<>();
        List<String> declared = register.controller().origins().stream()
                .filter(Origins::isWeb)
                .map(Origins::of)
                .toList();
        if (declared.isEmpty()) {
            findings.add(Finding.of(FindingCode.WEB_NO_ORIGIN, "controller.origins"));
        }
        settings.publicUrl()
                .filter(url -> !Origins.isWeb(url) || !(Loopback.isHostOf(url) || declared.contains(Origins.of(url))))
                .ifPresent(url ->
                        findings.add(Finding.of(FindingCode.WEB_PUBLIC_URL, "contact-form.web.public-url", url)));
        for (URI origin : settings.allowedOrigins()) {
            if (!Origins.isWeb(origin) || !declared.contains(Origins.of(origin))) {
                findings.add(Finding.of(FindingCode.WEB_ORIGIN_UNDECLARED, "contact-form.web.allowed-origins", origin));
            }
        }
        if (!settings.basePath().matches("(/[A-Za-z0-9._~-]+)*")
                || settings.basePath().contains("/.")) {
            findings.add(Finding.of(FindingCode.WEB_BASE_PATH, "contact-form.web.base-path", settings.basePath()));
        }
        if (settings.maxRequestBytes() < 1 || settings.maxRequestBytes() == Integer.MAX_VALUE) {
            findings.add(Finding.of(FindingCode.WEB_REQUEST_SIZE, "contact-form.web.max-request-size"));
        }
        for (FormDefinition form : forms) {
            if (!SEGMENT.matcher(form.id()).matches()) {
                findings.add(address(form, "is no plain path segment"));
            }
            if (TAKEN.contains(form.id())) {
                findings.add(address(form, "is taken by our own pages"));
            }
        }
        for (Template template : TEMPLATES) {
            template.misfit()
                    .ifPresent(trouble -> findings.add(Finding.of(
                            FindingCode.WEB_TEMPLATE, Replacement.path(template.name()), template.name(), trouble)));
        }
        return findings;
    }

    private static Finding address(FormDefinition form, String trouble) {
        return Finding.of(FindingCode.WEB_FORM_ADDRESS, "forms." + form.id(), form.id(), trouble);
    }
}
