/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoticeTextTest {

    private static PublishedNotice notice(String yaml) {
        return new Notices(TestRegister.load(yaml), new MemoryArchive(), SettableClock.at("2026-11-23T09:00:00Z"))
                .current(Locale.ENGLISH);
    }

    /** The example with one thing changed; fails when the example no longer holds it. */
    private static String changed(String from, String to) {
        assertThat(TestRegister.yaml()).contains(from);
        return TestRegister.yaml().replace(from, to);
    }

    private final PublishedNotice notice = notice(TestRegister.yaml());

    @Nested
    class AsMarkdown {

        @Test
        void hasItsSectionsInTheOrderOfReading() {
            assertThat(notice.markdown().lines().filter(line -> line.startsWith("#")))
                    .containsExactly(
                            "# Privacy notice",
                            "## Who we are",
                            "## What personal data we collect",
                            "## Why we use your data and on what legal basis",
                            "## Who receives your data",
                            "## How long we keep your data",
                            "## Your rights",
                            "## Right to lodge a complaint",
                            "## How we protect your data",
                            "## Changes to this notice");
        }

        @Test // Art. 13(1)(c)
        void tellsOfAnAcknowledgementOnlyWhereOneIsDeclared() {
            String declared = notice(changed("  - id: contact\n", "  - id: contact\n    acknowledged: true\n"))
                    .markdown();

            assertThat(notice.markdown()).doesNotContain("acknowledge");
            assertThat(declared)
                    .contains("To acknowledge your enquiry, we may send a short automatic email to the address that was"
                            + " entered in the form. It repeats nothing of what was entered.");
        }

        @Test
        void tellsWhichFormsAreAcknowledgedWhereOthersAreNot() {
            String declared = notice(changed(
                            "  - id: contact\n",
                            "  - {id: quote, name: Quote, purpose: reply, items: [email, message]}\n"
                                    + "  - id: contact\n    name: Contact\n    acknowledged: true\n"))
                    .markdown();

            assertThat(declared).contains("entered in the form (form: Contact). It repeats nothing");
        }

        @Test // Art. 12(1)
        void opensWithItsShortVersion() {
            assertThat(notice.markdown()).contains("""
                    > ## In short
                    >
                    > - **Who:** Example Works SRL, as the controller of your data. You can reach us at privacy@example.org.
                    > - **Why:** Replying to enquiries submitted via the contact form (legitimate interest)
                    > - **How long:** Up to 12 months after the enquiry is resolved, unless a business relationship has \
                    started, in which case data is kept under the applicable contract
                    > - **Your rights:** Access, rectification, erasure, restriction of processing, data portability, \
                    objection
                    > - **Right to object:** You may object at any time,""");
        }

        @Test // Art. 21(4)
        void setsTheRightToObjectApartFromEverythingElse() {
            assertThat(notice.markdown())
                    .contains("> ## Your right to object\n>\n> **You may object at any time")
                    .contains(
                            "> These purposes are:\n>\n> - Replying to enquiries submitted via the contact form\n> - Operating")
                    .contains("> To object, write to <privacy@example.org>.");
            assertThat(notice(TestRegister.yaml().replace("legal-basis: legitimate-interests", "legal-basis: contract"))
                            .markdown())
                    .doesNotContain("Your right to object", "Right to object");
        }

        @Test // R6.16
        void showsVersionAndDateAtTheTop() {
            assertThat(notice.markdown()).startsWith("""
                    # Privacy notice

                    Version 2026-11, last revised on 2 November 2026.
                    """);
        }

        @Test // R1.7
        void showsTheOneContactWhereverOneIsNeeded() {
            String other =
                    notice(changed("privacy@example.org", "rights@example.net")).markdown();
            assertThat(other).doesNotContain("privacy@example.org");
            assertThat(other.split("rights@example.net", -1)).hasSize(6);
        }

        @Test
        void saysNothingThatTheRegisterDoesNotDeclare() {
            String yaml = TestRegister.yaml()
                    .replaceAll("(no-[a-z-]+|disclosure-required-by-law|identity-may-be-checked): true", "$1: false")
                    .replace("minimum-age: 16", "minimum-age: 0")
                    .replace("answer-within-days: 30", "answer-within-days: 0");
            assertThat(notice(yaml).markdown())
                    .doesNotContain(
                            "We do not collect",
                            "We do not use",
                            "We do not s",
                            "We may disclose",
                            "We may ask",
                            "We will respond");
        }

        @Test // Art. 13(2)(b)
        void tellsTheRightsThatFollowFromTheLegalBasesThoughTheRegisterGrantsNone() {
            String yaml = TestRegister.yaml().replaceFirst("granted: .*", "granted: []");
            assertThat(notice(yaml).markdown()).isEqualTo(notice.markdown());
        }

        @Test // Art. 20, 21
        void tellsNoRightThatNoPurposeYields() {
            String yaml = TestRegister.yaml()
                    .replace("legal-basis: contract", "legal-basis: legal-obligation")
                    .replace("legal-basis: legitimate-interests", "legal-basis: legal-obligation");

            PublishedNotice obliged = notice(yaml);

            assertThat(obliged.markdown())
                    .contains("Rectify", "Erase your data")
                    .doesNotContain("portable", "to object");
            assertThat(obliged.markdown()).doesNotContain("Object to", "data portability", ", objection");
            assertThat(obliged.json()).doesNotContain("PORTABILITY", "portability", "OBJECTION");
        }

        @Test // Art. 20: promised where the law does not give it
        void tellsWhatIsPromisedBeyondTheLaw() {
            String noContract = TestRegister.yaml().replace("legal-basis: contract", "legal-basis: legal-obligation");

            assertThat(notice(noContract).markdown()).contains("portable format");
            assertThat(notice(noContract.replace("portability, ", "")).markdown())
                    .doesNotContain("portable format", "data portability");
        }

        @Test
        void setsThePeriodWhereTheRuleLeavesRoomForIt() { // R5.11
            assertThat(notice(changed("period: P12M", "period: P1Y6M")).markdown())
                    .contains("| Up to 1 year 6 months after the enquiry is resolved, unless")
                    .contains("| 30 days after the enquiry was received |");
        }

        @Test
        void namesTheCompanyBehindATradeName() { // R4.1
            assertThat(notice.markdown())
                    .contains("| Cloudflare, Inc. (United States) |")
                    .contains("| AuthSMTP, operated by GetOnline Ltd (United Kingdom) |");
        }

        @Test
        void saysUntilWhenATransferIsLawful() { // R4.4
            assertThat(notice.markdown())
                    .contains("| EU-US Data Privacy Framework · Standard Contractual Clauses |")
                    .contains("| UK adequacy decision, valid until 27 December 2031 |");
            assertThat(notice(changed("valid-from: 2021-06-28", "valid-from: 2027-01-01"))
                            .markdown())
                    .contains("| UK adequacy decision, valid from 1 January 2027 until 27 December 2031 |");
        }

        @Test
        void saysHowToGetACopyOfSafeguardsOnlyWhereATransferRestsOnThem() { // Art. 13(1)(f)
            assertThat(notice.markdown())
                    .contains("To get a copy of the Standard Contractual Clauses, write to <privacy@example.org>.");
            assertThat(notice(changed("standard-contractual-clauses", "adequacy-decision"))
                            .markdown())
                    .doesNotContain("To get a copy");
        }

        @Test
        void needsNoMechanismWithinTheEea() {
            assertThat(notice(changed("country: GB", "country: IE")).markdown()).contains("UK adequacy decision");
            String yaml = changed("country: GB", "country: IE")
                    .replaceFirst(
                            "(?s)    transfer-mechanisms:\n      - type: adequacy-decision.*?    own-retention",
                            "    own-retention");
            assertThat(notice(yaml).markdown()).contains("| None needed: within the European Economic Area |");
        }

        @Test
        void tellsWhatAProviderKeepsItselfAndTellsItOnce() { // R4.1
            assertThat(notice.markdown())
                    .contains("| What AuthSMTP keeps itself | ")
                    .doesNotContain("What Cloudflare keeps itself");
        }

        @Test
        void saysThatAnAddressIsShortened() { // R2.5
            assertThat(notice(changed("precision: full", "precision: truncated"))
                            .markdown())
                    .contains("IP address (shortened, so that it names a network and not a device), browser type");
        }

        @Test
        void saysWhatIsRequiredAndWhatHappensWithoutIt() { // R2.3
            assertThat(notice.markdown())
                    .contains("| Email address | Yes | We cannot answer you. |")
                    .contains("| Phone number | No | – |");
        }

        @Test
        void namesTheOfficerWhereOneIsDesignated() { // R1.8
            String yaml = TestRegister.yaml()
                    .replaceFirst("(?s)not-designated-because: >-\n.*?\n\n", "contact: dpo@example.org\n\n");
            assertThat(notice(yaml).markdown())
                    .contains("You can reach our data protection officer at <dpo@example.org>.")
                    .doesNotContain("We have not designated");
        }

        @Test
        void tellsHowToWithdrawOnceAPurposeRestsOnConsent() { // Art. 13(2)(c)
            assertThat(notice.markdown()).doesNotContain("withdraw");
            assertThat(notice(changed("legal-basis: contract", "legal-basis: consent")
                                    .replace("rights:\n", "rights:\n  consent-may-be-withdrawn: true\n"))
                            .markdown())
                    .contains("| Your consent (Article 6(1)(a)) |", "you may withdraw it at any time");
        }

        @Test
        void obeysNoMarkupInTheRegister() {
            PublishedNotice hostile =
                    notice(changed("label: Phone number", "label: \"<b>Phone</b> | [x](javascript:y)\""));
            assertThat(hostile.html().markup())
                    .contains(">&lt;b&gt;Phone&lt;/b&gt; | [x](javascript:y)</td>")
                    .doesNotContain("<b>", "href=\"javascript");
        }
    }

    @Nested
    class AsHtml {

        private final String html = notice.html().markup();

        @Test
        void beginsWithItsTitleAndLetsOneLinkToASection() {
            assertThat(html)
                    .startsWith("<h1>Privacy notice</h1>")
                    .contains("<h2 id=\"who-we-are\">Who we are</h2>")
                    .contains("<h2 id=\"how-long-we-keep-your-data\">");
        }

        @Test
        void givesEachHeadingAnIdOfItsOwn() {
            List<String> ids = Pattern.compile(" id=\"([^\"]*)\"")
                    .matcher(html)
                    .results()
                    .map(id -> id.group(1))
                    .toList();
            assertThat(ids).hasSize(11).doesNotHaveDuplicates().allMatch(id -> !id.isEmpty());
        }

        @Test
        void saysWhatATableIsAboutAndWhatItsColumnsAre() {
            assertThat(html)
                    .contains("<table aria-labelledby=\"who-receives-your-data\" role=\"table\">")
                    .contains("<th role=\"columnheader\" scope=\"col\">Provider</th>")
                    .contains("<td role=\"cell\" data-column=\"Transfer mechanism\">UK adequacy")
                    .doesNotContain("<th>", "<table>");
        }

        @Test
        void leadsToItsSectionsFromATableOfContents() {
            assertThat(html)
                    .containsPattern(
                            "(?s)In short.*<nav class=\"cf-contents\" aria-label=\"On this page\">.*Who we are")
                    .contains("<li><a href=\"#your-right-to-object\">Your right to object</a></li>")
                    .doesNotContain("href=\"#in-short\"");
        }

        @Test // Art. 21(4)
        void makesASectionOfWhatStandsApart() {
            assertThat(html)
                    .contains("<section aria-labelledby=\"your-right-to-object\" class=\"cf-box\">")
                    .doesNotContain("<blockquote");
        }

        @Test // R2.17
        void refersToNoOtherSite() {
            assertThat(html).doesNotContain("http://", "https://", "<img", "<script", "style=");
        }
    }

    @Nested
    class AsJson {

        private final JsonNode json = JsonMapper.builder().build().readTree(notice.json());

        @Test
        void saysWhichTextItIs() {
            assertThat(json.get("version").asString()).isEqualTo("2026-11");
            assertThat(json.get("revised").asString()).isEqualTo("2026-11-02");
            assertThat(json.get("language").asString()).isEqualTo("en");
            assertThat(json.get("languages").get(0).asString()).isEqualTo("en");
            assertThat(json.get("hash").asString()).isEqualTo(notice.ref().hash());
        }

        @Test
        void holdsTheFactsOfTheText() {
            assertThat(json.at("/controller/privacyContact").asString()).isEqualTo("privacy@example.org");
            assertThat(json.at("/items/2/condition").asString()).isEqualTo("if you provide one");
            assertThat(json.at("/purposes/0/article").asString()).isEqualTo("6(1)(f)");
            assertThat(json.at("/recipients/1/mechanisms/0/validThrough").asString())
                    .isEqualTo("2031-12-27");
            assertThat(json.at("/retention/0/period").asString()).isEqualTo("P12M");
            assertThat(json.at("/retention/0/criterion").asString()).startsWith("Up to 12 months after");
            assertThat(json.at("/rights/answerWithinDays").asInt()).isEqualTo(30);
            assertThat(json.at("/rights/granted/5/article").asInt()).isEqualTo(21);
            assertThat(json.at("/authority/email").asString()).isEqualTo("contact@apd-gba.be");
        }

        @Test
        void leavesOutWhatIsNoBusinessOfTheReader() {
            assertThat(notice.json()).doesNotContain("assessment", "managing director", "agreement");
            assertThat(json.at("/items/0/condition").isMissingNode()).isTrue();
        }
    }
}
