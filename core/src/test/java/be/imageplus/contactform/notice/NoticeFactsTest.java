/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DataProtectionOfficer;
import be.imageplus.contactform.register.Declarations;
import be.imageplus.contactform.register.LegalBasis;
import be.imageplus.contactform.register.LocalizedText;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.Right;
import be.imageplus.contactform.register.RightsPromise;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoticeFactsTest {

    private static ProcessingRegister register(LocalizedText label) {
        return ProcessingRegister.builder()
                .version("2026-11")
                .revised(LocalDate.of(2026, 11, 2))
                .zone(ZoneId.of("Europe/Brussels"))
                .controller(Controller.of("Example", "BE", "example.org")
                        .withAddress("1 Example Street")
                        .withOrigins("https://example.org")
                        .withPrivacyContact("privacy@example.org")
                        .withDataProtectionOfficer(new DataProtectionOfficer.Designated("dpo@example.org")))
                .dataItem(new DataItem(
                        "name",
                        label,
                        DataItem.Category.MESSAGE,
                        DataItem.Collected.FORM,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        List.of("reply"),
                        DataItem.Precision.FULL,
                        Optional.empty()))
                .purpose(Purpose.of("reply", LocalizedText.english("Replying"), LegalBasis.CONTRACT))
                .declarations(new Declarations(true, 16, false, false, false, false, false, false, false))
                .retention(RetentionRule.of(
                                "all",
                                DataItem.Category.MESSAGE,
                                LocalizedText.english("Enquiries"),
                                LocalizedText.english("{period}"))
                        .withPeriod(Period.ofMonths(12), RetentionRule.Start.RESOLVED))
                .rights(new RightsPromise(
                        Set.of(Right.OBJECTION, Right.ACCESS, Right.ERASURE), 30, false, false, false))
                .build();
    }

    /**
     * Where this fails, an upgrade would stop every application that runs on an unchanged register: leave out of the
     * facts whatever a new component is by default.
     */
    @Test // R6.19
    void haveOneCanonicalFormInEveryRelease() {
        assertThat(NoticeFacts.of(register(LocalizedText.english("Name")), Locale.ENGLISH))
                .isEqualTo("""
                        {"controller":{"addressLines":["1 Example Street"],"country":"BE",\
                        "dataProtectionOfficer":{"contact":"dpo@example.org","is":"Designated"},\
                        "name":"Example","privacyContact":"privacy@example.org","site":"example.org"},\
                        "dataItems":[{"category":"MESSAGE","collected":"FORM","id":"name","label":"Name",\
                        "precision":"FULL","purposes":["reply"],"required":true}],\
                        "declarations":{"minimumAge":16,"noSpecialCategories":true},\
                        "purposes":[{"basis":"CONTRACT","description":"Replying","id":"reply"}],\
                        "retention":[{"category":"MESSAGE","criterion":"{period}","data":"Enquiries","id":"all",\
                        "period":"P12M","published":true,"startsAt":"RESOLVED"}],\
                        "revised":"2026-11-02",\
                        "rights":{"answerWithinDays":30,"rights":["ACCESS","ERASURE","OBJECTION"]},\
                        "zone":"Europe/Brussels"}""");
    }

    @Test
    void areThoseOfOneLanguageSoThatAnotherOneChangesNoneOfThem() {
        ProcessingRegister both = register(new LocalizedText(Map.of("en", "Name", "nl", "Naam")));
        assertThat(NoticeFacts.of(both, Locale.ENGLISH))
                .isEqualTo(NoticeFacts.of(register(LocalizedText.english("Name")), Locale.ENGLISH));
        assertThat(NoticeFacts.of(both, Locale.forLanguageTag("nl"))).contains("\"Naam\"");
    }
}
