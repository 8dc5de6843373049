/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.problem.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.EveryFindingTest.Provocation;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** For each code that a register alone provokes: a complete register, and the damage to it. */
final class RegisterProvocations {

    static final Map<FindingCode, Provocation> ALL = new EnumMap<>(FindingCode.class);

    private static final String YAML = TestRegister.yaml();

    private RegisterProvocations() {}

    static {
        notice();
        processing();
        acknowledgements();
        file();
    }

    private static void notice() {
        damage(NOTICE_VERSION, " {2}version: .*", "");
        damage(NOTICE_REVISED, " {2}revised: .*", "");
        damage(NOTICE_LANGUAGE, "languages: \\[en]", "languages: [en, eo]");
        damage(NOTICE_12_1, "site-languages: \\[en]", "site-languages: [en, nl]");
        damage(NOTICE_12_1_WORDS, "languages: \\[en]", "languages: [en, fr]");
        damage(NOTICE_13_1_A, "privacy-contact: .*", "privacy-contact:");
        damage(NOTICE_13_1_A_REPRESENTATIVE, "country: BE", "country: CH");
        damage(NOTICE_13_1_B, "(?s) {2}data-protection-officer:.*?\n\n", "\n");
        damage(NOTICE_13_1_C, "legal-basis: contract", "legal-basis: legal-obligation");
        damage(NOTICE_13_1_D, " {4}interest: .*", "");
        damage(NOTICE_13_1_E, " {2}mailbox: .*", "");
        damage(NOTICE_13_1_F, "(?s) {4}transfer-mechanisms:.*?( {4}own-retention)", "$1");
        damage(NOTICE_13_1_F_COPY, " {8}copy-on-request: .*", "");
        damage(NOTICE_13_2_A, " {4}only-for: unresolved\n", "");
        damage(NOTICE_13_2_B, "restriction, ", "");
        damage(NOTICE_13_2_C, "legal-basis: contract", "legal-basis: consent");
        damage(NOTICE_13_2_D, "(?s)supervisory-authority:.*?(security:)", "$1");
        damage(NOTICE_13_2_E, " {4}without-it: .*", "");
        damage(NOTICE_13_2_F, " {2}no-automated-decisions: .*", "");
        damage(NOTICE_14_2_F, " {2}others-only-from-messages: .*", "");
        damage(NOTICE_21_4, " {2}objection-set-apart: .*", "");
    }

    private static void processing() {
        damage(CONTROLLER_NUMBER, "BE0123.456.749", "BE0123.456.748");
        damage(CONTROLLER_ORIGINS, " {2}origins: .*", "");
        damage(DATA_WITHOUT_PURPOSE, " {4}purposes: \\[reply, contract]", "");
        damage(DATA_ADDRESS_PURPOSE, " {4}purposes: \\[operate, protect]", "    purposes: [reply]");
        damage(DATA_RECEIVED_AT, "(?s) {2}- id: received-at.*?( {2}- id: edge)", "$1");
        ALL.put(
                FORM_WITHOUT_PURPOSE,
                () -> ProcessingRegister.builder()
                        .zone(ZoneOffset.UTC)
                        .controller(Controller.of("Example Works", "BE", "example.org"))
                        .form(DeclaredForm.of("contact", ""))
                        .build()
                        .check(TestRegister.NOW));
        damage(FORM_WITHOUT_NAME, "(forms:\\n)", "$1  - {id: quote, purpose: contract, items: [email]}\n");
        damage(FORM_ITEM_PURPOSE, "purposes: \\[reply, contract, [^]]*]", "purposes: [contract]");
        damage(
                FORM_CONSENT_BOX,
                "(?s)( {2}- id: name\n.*?purposes: )\\[[^]]*](.*?legal-basis: )contract",
                "$1[contract]$2consent");
        damage(
                FORM_ACKNOWLEDGES_NOBODY,
                " {4}items: \\[name, email, phone, message]",
                "    items: [name, message]\n    acknowledged: true");
        damage(FORM_ACKNOWLEDGES_UNVERIFIED, "(- id: contact\n)", "$1    acknowledged: true\n");
        damage(ASSESSMENT_MISSING, "(?s) {4}assessment:.*?( {2}- id: operate)", "$1");
        damage(ASSESSMENT_OVERDUE, "reviewed: 2026-11-02", "reviewed: 2024-11-22");
        damage(RIGHT_WITHOUT_PURPOSE, "objection]", "objection, automated-decisions]");
        damage(RETENTION_NOT_TOLD, "Up to \\{period} after", "Up to 6 months after");
        damage(RETENTION_CONFLICT, " {4}only-for: unresolved\n", "");
        damage(RECIPIENT_CATEGORY, "(?s)(- id: authsmtp.*?categories: )\\[message]", "$1[technical]");
        damage(RECIPIENT_KEEPS_LONGER, "( {4}own-retention: delivery)", "    keeps-content-for: P13M\n$1");
        damage(TRANSFER_ENDED, "valid-through: 2031-12-27", "valid-through: 2026-11-22");
        damage(TRANSFER_ENDS_SOON, "valid-through: 2031-12-27", "valid-through: 2027-11-23");
        damage(WEB_PLAINTEXT, "https://www.example.org", "http://www.example.org");
        damage(RECIPIENT_UNDECLARED, " {2}mailbox: controller", "  mailbox: somebody");
    }

    private static void acknowledgements() {
        String officer = "(?s) {2}data-protection-officer:.*?\n\n";
        ALL.put(
                ACKNOWLEDGEMENT_EXPIRED,
                () -> EveryFindingTest.check(changed(officer, "\n") + acknowledged("NOTICE-13-1-B", "2026-11-22")));
        ALL.put(
                ACKNOWLEDGEMENT_ENDS_SOON,
                () -> EveryFindingTest.check(changed(officer, "\n") + acknowledged("NOTICE-13-1-B", "2026-11-23")));
        ALL.put(
                ACKNOWLEDGEMENT_UNUSED,
                () -> EveryFindingTest.check(YAML + acknowledged("NOTICE-13-1-B", "2027-06-30")));
        ALL.put(ACKNOWLEDGEMENT_UNKNOWN, () -> EveryFindingTest.check(YAML + acknowledged("NOTICE-13", "2027-06-30")));
    }

    private static String acknowledged(String code, String day) {
        return "\nacknowledged-findings:\n  - {code: " + code + ", reason: known, by: director, review-by: " + day
                + "}\n";
    }

    private static void file() {
        ALL.put(
                REGISTER_UNREADABLE,
                () -> CheckCommand.report(Path.of("no-such-file.yml"), TestRegister.NOW)
                        .findings());
        ALL.put(REGISTER_TOO_LARGE, () -> EveryFindingTest.check("#".repeat(1024 * 1024 + 1)));
        ALL.put(REGISTER_NOT_UTF_8, () -> {
            byte[] latin = "controller: Société".getBytes(StandardCharsets.ISO_8859_1);
            return refusal(latin);
        });
        ALL.put(REGISTER_NOT_YAML, () -> EveryFindingTest.check("notice: [en"));
        ALL.put(REGISTER_EMPTY, () -> EveryFindingTest.check("# nothing"));
        ALL.put(REGISTER_TOO_DEEP, () -> EveryFindingTest.check("notice: " + "[".repeat(20) + "]".repeat(20)));
        damage(REGISTER_ALIAS, "site: example.org", "site: &site example.org\n  also: *site");
        damage(REGISTER_DUPLICATE_KEY, "( {2}site: example.org)", "$1\n$1");
        damage(REGISTER_UNKNOWN_KEY, "privacy-contact:", "privacy-contct:");
        damage(REGISTER_MISSING_KEY, " {2}site: .*", "");
        damage(REGISTER_WRONG_TYPE, "site: example.org", "site: [example.org]");
        damage(REGISTER_WRONG_VALUE, "country: BE", "country: Belgium");
        damage(REGISTER_DUPLICATE_ID, "- id: phone", "- id: email");
        damage(DATA_RESERVED_NAME, "- id: phone", "- id: lang");
        damage(DATA_OPTIONS, "( {4}condition: if you provide one)", "$1\n    answer: one-of");
        damage(RECIPIENT_RESERVED_ID, "- id: cloudflare", "- id: controller");
        damage(PURPOSE_UNDECLARED, "purposes: \\[reply, contract]", "purposes: [marketing]");
        damage(FORM_ITEM_UNDECLARED, "items: \\[name,", "items: [name, fax,");
        damage(RETENTION_FORM_UNDECLARED, "(- id: submissions\n)", "$1    forms: [quote]\n");
    }

    private static List<Finding> refusal(byte[] bytes) {
        try {
            return ProcessingRegister.load(new ByteArrayInputStream(bytes), "register.yml")
                    .check(Instant.EPOCH);
        } catch (ConfigurationException e) {
            return e.findings();
        }
    }

    /** The first place that looks like it. */
    private static void damage(FindingCode code, String like, String instead) {
        ALL.put(code, () -> EveryFindingTest.check(changed(like, instead)));
    }

    private static String changed(String like, String instead) {
        String damaged = YAML.replaceFirst(like, instead);
        assertThat(damaged).as(like).isNotEqualTo(YAML);
        return damaged;
    }
}
