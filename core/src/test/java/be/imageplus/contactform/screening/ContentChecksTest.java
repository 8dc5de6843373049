/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.CpuTime;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of an enquiry says, and what it never says: content alone refuses nothing (R3.6). */
class ContentChecksTest {

    private static final Verdict NOTHING = new Verdict.Accept();

    private final ScreeningRules rules = ScreeningRules.defaults();

    @Nested
    class Links {

        private final ScreeningCheck check = new LinksCheck(rules);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://shop.example/a",
                    "www.shop.example",
                    "[url=https://shop.example]here[/url]",
                    "[link=shop.example]here[/link]",
                    "<a href=\"https://shop.example\">here</a>"
                })
        void areCountedHoweverTheyAreWritten(String link) {
            assertThat(judge((link + " ").repeat(5))).isEqualTo(NOTHING);
            assertThat(judge((link + " ").repeat(6))).isEqualTo(suspicion(Indicator.MANY_LINKS));
        }

        @Test
        void areCountedInAllFieldsTogether() {
            Circumstances enquiry = Circumstances.writing("https://a.example ".repeat(4))
                    .with("name", "https://b.example")
                    .with("phone", "www.c.example");

            assertThat(check.check(enquiry.screened())).isEqualTo(suspicion(Indicator.MANY_LINKS));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ada@example.org ", "example.org ", "e.g. ", "20.11.2026 ", "C:\\www\\site "})
        void areNotWhatOnlyHasADot(String text) {
            assertThat(judge(text.repeat(20))).isEqualTo(NOTHING);
        }

        @Test
        void areAsManyAsTheRulesAllow() {
            ScreeningRules none = ScreeningRules.builder().links(0).build();

            assertThat(new LinksCheck(none)
                            .check(Circumstances.writing("See www.shop.example").screened()))
                    .isEqualTo(suspicion(Indicator.MANY_LINKS));
        }

        @Test
        void areFoundSoonInATextThatIsMadeToTakeLong() {
            String text = "<a ".repeat(1_000) + "[url=".repeat(1_000);

            CpuTime.isBelow(Duration.ofSeconds(5), () -> judge(text));
        }

        private Verdict judge(String message) {
            return check.check(Circumstances.writing(message).screened());
        }
    }

    @Nested
    class LinkMarkup {

        private final ScreeningCheck check = PatternCheck.linkMarkup(rules);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<a href=\"https://spam.example\">x</a>",
                    "<A rel=nofollow HREF='http://spam.example'>x</a>",
                    "<a href=//spam.example>x</a>",
                    "[url=https://spam.example]x[/url]",
                    "[URL]https://spam.example[/URL]",
                    "[link=http://spam.example]x[/link]",
                    "[img]https://spam.example/x.png[/img]"
                })
        void isSuspicious(String text) {
            assertThat(judge(text)).isEqualTo(suspicion(Indicator.LINK_MARKUP));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<a href=\"/menu\">Menu</a> leads to a 404.",
                    "See https://shop.example [1]",
                    "The url [see above] is wrong",
                    "a < b and a href"
                })
        void isNotWhatPeopleQuote(String text) {
            assertThat(judge(text)).isEqualTo(NOTHING);
        }

        private Verdict judge(String message) {
            return check.check(Circumstances.writing(message).screened());
        }
    }

    @Nested
    class Markup {

        private final ScreeningCheck check = PatternCheck.markup(rules);

        @ParameterizedTest
        @ValueSource(strings = {"<b>Hello</b>", "<div class=\"x\">", "<BR/>", "[b]Hello[/b]", "[size=7]Hello"})
        void isSuspicious(String text) {
            assertThat(judge(text)).isEqualTo(suspicion(Indicator.MARKUP));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"I <3 you", "a < b && b > c", "<beer>", "list[i] = b", "x<y>z", "Ada <ada@example.org>"})
        void isNotEveryBracket(String text) {
            assertThat(judge(text)).isEqualTo(NOTHING);
        }

        @Test
        void neverHoldsAnEnquiryByItself() {
            assertThat(all("My template shows <div> and <br> as text.")).isEqualTo(NOTHING);
        }

        private Verdict judge(String message) {
            return check.check(Circumstances.writing(message).screened());
        }
    }

    @Nested
    class MixedScripts {

        private final ScreeningCheck check = new MixedScriptsCheck(rules);

        @ParameterizedTest
        @ValueSource(strings = {"Your раypal account", "Yоur раyment", "gοοgle", "Cоngratulations"})
        void areSuspiciousWithinAWord(String text) {
            assertThat(judge(text)).isEqualTo(suspicion(Indicator.MIXED_SCRIPTS));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Добрый день, сколько стоит сайт?",
                    "Καλημέρα σας, πόσο κοστίζει;",
                    "IT-специалист, PDFы и SMSка", // endings of another script
                    "Mосква", // one letter from the wrong keyboard
                    "47 kΩ, 12 μF, Δt, λmax",
                    "„Ωmega“ is the name of the bar",
                    "Привет from Αθήνα",
                    "שלום Ada",
                    "王小明 writes",
                    "東京タワーへ"
                })
        void areNotWhatPeopleWrite(String text) {
            assertThat(judge(text)).isEqualTo(NOTHING);
        }

        private Verdict judge(String message) {
            return check.check(Circumstances.writing(message).screened());
        }
    }

    @Nested
    class HiddenCharacters {

        private final ScreeningCheck check = new HiddenCharactersCheck(rules);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "c\u200Ba\u200Bs\u200Bino",
                    "f\u2060r\u2060e\u2060e",
                    "L\u200Do\u200Dan\u200Ds",
                    "\u202Eelpmaxe.maps",
                    "x \u200B\u200B\u2060\u200B\uFEFF y"
                })
        void areSuspicious(String text) {
            assertThat(judge(text)).isEqualTo(suspicion(Indicator.HIDDEN_CHARACTERS));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "👨\u200D👩\u200D👧\u200D👦 👩🏽\u200D🎨 ❤\uFE0F",
                    "می\u200Cخواهم، نمی\u200Cدانم، وب\u200Cسایت، خانه\u200Cها",
                    "\u200Fשלום\u200E 02-555\u200F תודה\u200E רבה\u200F",
                    "a soft\u00ADhyphen and zero\u200Bwidth\u200Bspaces from a page",
                    "\u2068Ada\u2069 and \u2068Zoë\u2069",
                    "श्\u200Dरी",
                    "\uFEFFfrom a file"
                })
        void areNotWhatScriptsAndEmojiNeed(String text) {
            assertThat(judge(text)).isEqualTo(NOTHING);
        }

        private Verdict judge(String message) {
            return check.check(Circumstances.writing(message).screened());
        }
    }

    @Nested
    class Encoding {

        private final ScreeningCheck check = new EncodingCheck(rules);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\uFFFD\uFFFD\uFFFD",
                    "Ã©tÃ© cafÃ©",
                    "Ð\u009FÑ\u0080Ð¸Ð²ÐµÑ\u0082",
                    "â€œHelloâ€\u009D thereâ€™s"
                })
        void isSuspiciousWhereItWentWrong(String text) {
            assertThat(judge(text)).isEqualTo(suspicion(Indicator.ENCODING));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Zo\uFFFD Example",
                    "NÃO, SÃO, PÃO, CORAÇÃO",
                    "Ñandú, España",
                    "été, café, Noël",
                    "50 €, 60 €, 70 €"
                })
        void isNotSuspiciousWhereItIsRight(String text) {
            assertThat(judge(text)).isEqualTo(NOTHING);
        }

        @Test
        void neverHoldsAnEnquiryByItself() {
            assertThat(all("It says Ã©tÃ© instead of été, and cafÃ©. What happened?"))
                    .isEqualTo(NOTHING);
        }

        private Verdict judge(String message) {
            return check.check(Circumstances.writing(message).screened());
        }
    }

    @Nested
    class Length {

        @Test
        void isSuspiciousAboveTheRules() {
            ScreeningCheck check = new LengthCheck(rules);

            assertThat(check.check(Circumstances.writing("é".repeat(4_000)).screened()))
                    .isEqualTo(NOTHING);
            assertThat(check.check(Circumstances.writing("é".repeat(4_001)).screened()))
                    .isEqualTo(suspicion(Indicator.LONG_TEXT));
            // A letter beyond the basic plane is one letter.
            assertThat(check.check(Circumstances.writing("𠮷".repeat(4_000)).screened()))
                    .isEqualTo(NOTHING);
        }

        @Test
        void neverHoldsAnEnquiryByItself() {
            assertThat(all("When we moved here the sign was old already. ".repeat(110)))
                    .isEqualTo(NOTHING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "WHERE IS MY SIGN???", "1", "🙂", "See https://a.example and https://b.example"})
    void saysNothingOfAMessageThatIsOnlyShortOrLoud(String message) {
        assertThat(all(message)).isEqualTo(NOTHING);
    }

    private Verdict all(String message) {
        return Circumstances.screening(rules)
                .judge(Circumstances.writing(message)
                        .with("name", "Q")
                        .with("email", "q+site@example.org")
                        .screened());
    }

    private Verdict suspicion(Indicator indicator) {
        return Verdict.Suspect.of(indicator.code(), indicator.standardWeight());
    }
}
