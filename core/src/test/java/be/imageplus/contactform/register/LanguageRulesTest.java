/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.Finding;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LanguageRulesTest {

    private static final String IN_TWO_LANGUAGES =
            TestRegister.yaml().replace("languages: [en]", "languages: [en, fr]");

    @Test // Art. 12(1)
    void namesTheWordsThatAreNotThereInALanguageOfTheNotice() {
        String yaml = IN_TWO_LANGUAGES.replace("label: Phone number", "label: {en: Phone number, nl: Telefoon}");

        assertThat(TestRegister.load(yaml).check(TestRegister.NOW))
                .filteredOn(finding -> finding.path().equals("data-items[2].label"))
                .extracting(Finding::code, Finding::isError, Finding::line)
                .containsExactly(tuple("NOTICE-12-1-WORDS", true, lineOf(yaml, "label: {en: Phone")));
    }

    @Test
    void findsNothingWhereTheWordsAreThere() {
        String yaml = IN_TWO_LANGUAGES.replace("label: Phone number", "label: {en: Phone number, fr: Téléphone}");

        assertThat(TestRegister.load(yaml).check(TestRegister.NOW))
                .noneMatch(finding -> finding.path().equals("data-items[2].label"));
    }

    @Test
    void letsAnAddressStandOnceWhereItIsWrittenTheSameEverywhere() {
        assertThat(TestRegister.load(IN_TWO_LANGUAGES).check(TestRegister.NOW))
                .extracting(Finding::path)
                .noneMatch(Pattern.compile("controller\\.address|supervisory-authority\\.(address|website)")
                        .asPredicate());
        String half = IN_TWO_LANGUAGES.replace(
                "address: Rue de la Presse 35, 1000 Brussels", "address: {nl: Drukpersstraat, en: Rue de la Presse}");
        assertThat(TestRegister.load(half).check(TestRegister.NOW))
                .extracting(Finding::path)
                .contains("supervisory-authority.address");
    }

    /** A text that is added to the register one day and forgotten here makes this fail. */
    @Test
    void asksForEveryTextThatTheRegisterHolds() {
        ProcessingRegister register = TestRegister.load(IN_TWO_LANGUAGES);
        List<LocalizedText> sameEverywhere =
                new ArrayList<>(register.controller().addressLines());
        SupervisoryAuthority authority = register.authority().orElseThrow();
        sameEverywhere.add(authority.address());
        sameEverywhere.add(authority.website());

        List<LocalizedText> texts = textsIn(register);
        assertThat(texts).hasSizeGreaterThan(30);
        assertThat(register.check(TestRegister.NOW))
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("NOTICE-12-1-WORDS"))
                .allSatisfy(finding -> assertThat(finding.line()).isNotNull())
                .hasSize(texts.size() - sameEverywhere.size());
    }

    private static List<LocalizedText> textsIn(Object part) {
        List<LocalizedText> texts = new ArrayList<>();
        if (part instanceof LocalizedText text) {
            texts.add(text);
        } else if (part instanceof Optional<?> optional) {
            optional.ifPresent(value -> texts.addAll(textsIn(value)));
        } else if (part instanceof Collection<?> each) {
            each.forEach(value -> texts.addAll(textsIn(value)));
        } else if (part instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    texts.addAll(textsIn(component.getAccessor().invoke(record)));
                } catch (ReflectiveOperationException hidden) {
                    throw new AssertionError(hidden);
                }
            }
        }
        return texts;
    }

    private static int lineOf(String yaml, String text) {
        return (int) yaml.substring(0, yaml.indexOf(text)).lines().count();
    }
}
