/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.LocalizedText.english;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.register.TransferMechanism.Type;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RegisterBuilderTest {

    private static final LocalDate REVISED = LocalDate.of(2026, 11, 2);

    @Test
    void saysWhateverAFileCanSay() {
        ProcessingRegister file = TestRegister.example();
        RegisterBuilder builder = ProcessingRegister.builder()
                .version("2026-11")
                .revised(REVISED)
                .languages(Locale.ENGLISH)
                .zone(ZoneId.of("Europe/Brussels"))
                .controller(Controller.of("Example Works", "BE", "example.org")
                        .withLegalForms("SRL", "BV")
                        .withAddress("1 Example Street", "1000 Brussels, Belgium")
                        .withEnterpriseNumber("BE0123.456.749")
                        .withSiteLanguages(Locale.ENGLISH)
                        .withOrigins("https://example.org", "https://www.example.org")
                        .withPrivacyContact("privacy@example.org")
                        .withDataProtectionOfficer(new DataProtectionOfficer.NotDesignated(
                                english("Our core activities are neither large-scale monitoring nor large-scale"
                                        + " processing of special categories of data (Article 37(1) GDPR)."))))
                .form(DeclaredForm.of("contact", "reply", "name", "email", "phone", "message"))
                .declarations(Declarations.all(16))
                .rights(RightsPromise.of(
                        30,
                        Right.ACCESS,
                        Right.RECTIFICATION,
                        Right.ERASURE,
                        Right.RESTRICTION,
                        Right.PORTABILITY,
                        Right.OBJECTION))
                .hosting(Hosting.UNSAID
                        .withApplication("controller")
                        .withDatabase("controller")
                        .withMailDelivery("authsmtp", "cloudflare")
                        .withMailbox("controller"))
                .authority(file.authority().orElseThrow())
                .security(file.security().orElseThrow())
                .securityMeasure(english("Only staff who answer enquiries have access to the mailbox."));
        dataItems(builder);
        file.purposes().forEach(builder::purpose);
        recipients(builder);
        retention(builder);

        assertThat(builder.build()).isEqualTo(file);
    }

    private static void dataItems(RegisterBuilder builder) {
        String[] all = {"reply", "contract", "legal-obligation", "legal-claims"};
        builder.dataItem(DataItem.typed("name", english("Name"))
                        .withRequired(english("We cannot address you."))
                        .withPurposes(all))
                .dataItem(DataItem.typed("email", english("Email address"))
                        .withRequired(english("We cannot answer you."))
                        .withPurposes(all))
                .dataItem(DataItem.typed("phone", english("Phone number"))
                        .withCondition(english("if you provide one"))
                        .withPurposes("reply", "contract"))
                .dataItem(DataItem.typed("message", english("Message"))
                        .withRequired(english("We do not know what you would like from us."))
                        .withPurposes(all))
                .dataItem(DataItem.captured("client-address", english("IP address"), Category.TECHNICAL)
                        .withPrecision(DataItem.Precision.FULL)
                        .withPurposes("operate", "protect"))
                .dataItem(DataItem.captured("browser-family", english("browser type"), Category.TECHNICAL)
                        .withPurposes("operate", "protect"))
                .dataItem(DataItem.captured("received-at", english("timestamp"), Category.MESSAGE)
                        .withPurposes("reply", "operate", "protect"))
                .dataItem(DataItem.browsed(
                                "edge-network-information", english("IP address and standard edge network information"))
                        .withCondition(english("processed by Cloudflare for security and performance purposes"))
                        .withPurposes("operate", "protect"));
    }

    private static void recipients(RegisterBuilder builder) {
        builder.recipient(Recipient.processor(
                                "cloudflare",
                                "Cloudflare, Inc.",
                                english(
                                        "Website hosting via Cloudflare Workers, DNS, edge security and bot mitigation"),
                                "US",
                                Category.values())
                        .withTradeName("Cloudflare")
                        .withAgreement("Cloudflare Customer Data Processing Addendum")
                        .withMechanisms(
                                TransferMechanism.of(
                                                Type.DATA_PRIVACY_FRAMEWORK,
                                                english("EU-US Data Privacy Framework"),
                                                "Commission Implementing Decision (EU) 2023/1795")
                                        .withValidFrom(LocalDate.of(2023, 7, 10))
                                        .withLastVerified(REVISED),
                                TransferMechanism.of(
                                                Type.STANDARD_CONTRACTUAL_CLAUSES,
                                                english("Standard Contractual Clauses"),
                                                "Commission Implementing Decision (EU) 2021/914")
                                        .withCopyOnRequest()
                                        .withLastVerified(REVISED)
                                        .withAssessment(new TransferMechanism.Assessment(
                                                "Transfer impact assessment United States, version 1", REVISED)))
                        .withRetention(english("typically a few days for edge network logs")))
                .recipient(Recipient.processor(
                                "authsmtp",
                                "GetOnline Ltd",
                                english("Transactional email delivery for contact form submissions"),
                                "GB",
                                Category.MESSAGE)
                        .withTradeName("AuthSMTP")
                        .withAgreement("AuthSMTP data processing terms")
                        .withMechanisms(TransferMechanism.of(
                                        Type.ADEQUACY_DECISION,
                                        english("UK adequacy decision"),
                                        "Commission Implementing Decision (EU) 2021/1772, as extended")
                                .withValidFrom(LocalDate.of(2021, 6, 28))
                                .withValidThrough(LocalDate.of(2031, 12, 27))
                                .withLastVerified(REVISED))
                        .withRetention(english("delivery logs for over six years")));
    }

    private static void retention(RegisterBuilder builder) {
        builder.retention(RetentionRule.of(
                                "submissions",
                                Category.MESSAGE,
                                english("Contact form submissions"),
                                english("Up to {period} after the enquiry is resolved, unless a business relationship"
                                        + " has started, in which case data is kept under the applicable contract"))
                        .withPeriod(Period.ofMonths(12), RetentionRule.Start.RESOLVED)
                        .withContractMayFollow())
                .retention(RetentionRule.of(
                                "technical",
                                Category.TECHNICAL,
                                english("Technical information captured at submission"),
                                english("{period} after the enquiry was received"))
                        .withPeriod(Period.ofDays(30), RetentionRule.Start.RECEIVED))
                .retention(RetentionRule.of(
                                "unresolved",
                                Category.MESSAGE,
                                english("Contact form submissions that nobody has marked as resolved"),
                                english("Up to {period} after the enquiry was received"))
                        .withOnlyFor(RetentionRule.Portion.UNRESOLVED)
                        .withPeriod(Period.ofMonths(24), RetentionRule.Start.RECEIVED))
                .retention(RetentionRule.of(
                                "quarantine",
                                Category.MESSAGE,
                                english("Contact form submissions held back as possible abuse"),
                                english("Up to {period} after the enquiry was received, unless a person releases it"))
                        .withOnlyFor(RetentionRule.Portion.QUARANTINE)
                        .withPeriod(Period.ofDays(30), RetentionRule.Start.RECEIVED))
                .retention(RetentionRule.of(
                                "mailbox",
                                Category.MESSAGE,
                                english("Copies of contact form submissions in our mailbox"),
                                english("Up to {period} after the enquiry is resolved"))
                        .withOnlyFor(RetentionRule.Portion.MAILBOX)
                        .withPeriod(Period.ofMonths(12), RetentionRule.Start.RESOLVED))
                .retention(RetentionRule.of(
                                "backups",
                                Category.MESSAGE,
                                english("Copies of contact form submissions in our backups"),
                                english("Up to {period} after they were erased elsewhere"))
                        .withOnlyFor(RetentionRule.Portion.BACKUPS)
                        .withPeriod(Period.ofDays(30), RetentionRule.Start.ERASED))
                .retention(RetentionRule.of(
                        "edge-logs",
                        Category.EDGE,
                        english("Edge network logs"),
                        english("Cloudflare default retention, typically a few days")));
    }

    @Test
    void needsAZoneAndAController() {
        RegisterBuilder empty = ProcessingRegister.builder();

        assertThatThrownBy(empty::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("register: zone and controller are needed to build one");
    }
}
