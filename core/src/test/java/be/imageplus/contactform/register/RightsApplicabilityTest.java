/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.Applicability.Applies;
import be.imageplus.contactform.register.Applicability.Conditional;
import be.imageplus.contactform.register.Applicability.No;
import be.imageplus.contactform.register.Applicability.PromisedBeyondLaw;
import be.imageplus.contactform.register.Applicability.Reason;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RightsApplicabilityTest {

    /** G7, cell by cell; a condition stands after "if". */
    private static final String TABLE = """
            | Right               | CONSENT                            | CONTRACT                         | LEGAL_OBLIGATION                 | VITAL_INTERESTS                  | PUBLIC_TASK                      | LEGITIMATE_INTERESTS             |
            |---------------------|------------------------------------|----------------------------------|----------------------------------|----------------------------------|----------------------------------|----------------------------------|
            | ACCESS              | yes 15                             | yes 15                           | yes 15                           | yes 15                           | yes 15                           | yes 15                           |
            | RECTIFICATION       | yes 16                             | yes 16                           | yes 16                           | yes 16                           | yes 16                           | yes 16                           |
            | ERASURE             | yes 17(1)(b)                       | if no longer needed 17(1)(a)     | if no longer obliged 17(3)(b)    | if no longer needed 17(1)(a)     | if objection upheld 17(3)(b)     | yes 17(1)(c)                     |
            | RESTRICTION         | if a, b or c                       | if a, b or c                     | if a, b or c                     | if a, b or c                     | if a, b, c or d                  | if a, b, c or d                  |
            | PORTABILITY         | yes 20(1)                          | yes 20(1)                        | no 20(1)(a)                      | no 20(1)(a)                      | no 20(3)                         | promised 20(1)(a)                |
            | OBJECTION           | no 7(3)                            | no 21(1)                         | no 21(1)                         | no 21(1)                         | yes 21(1)                        | yes 21(1)                        |
            | AUTOMATED_DECISIONS | if decided by explicit consent 22(2)(c) | if decided as contract needs 22(2)(a) | if decided as law authorises 22(2)(b) | no 22(1)               | no 22(1)                         | no 22(1)                         |
            """;

    @Test // G7 rights
    void isTheTableCellByCell() {
        RightsApplicability rights = rights(Declarations.NONE, Right.values());

        assertThat(table(rights)).isEqualTo(cells());
    }

    @Test
    void promisesOnlyPortabilityAndOnlyWhereTheRegisterGrantsIt() {
        RightsApplicability silent = rights(Declarations.NONE);

        assertThat(silent.applicability(Right.PORTABILITY, on(LegalBasis.LEGITIMATE_INTERESTS)))
                .isEqualTo(new No("20(1)(a)", Reason.NEITHER_CONSENT_NOR_CONTRACT));
        assertThat(differences(table(silent), cells())).containsExactly("promised 20(1)(a)");
    }

    @Test
    void leavesNothingToContestWhereNoDecisionIsAutomated() { // Art. 22
        RightsApplicability rights = rights(Declarations.all(16), Right.values());

        assertThat(Stream.of(LegalBasis.values())
                        .map(basis -> rights.applicability(Right.AUTOMATED_DECISIONS, on(basis))))
                .containsOnly(new No("22(1)", Reason.NO_SUCH_DECISION));
    }

    @Test
    void keepsWhatLegalClaimsNeed() { // Art. 17(3)(e), 21(1)
        RightsApplicability rights = rights(Declarations.NONE, Right.values());
        Purpose claims = Purpose.of(
                Purpose.LEGAL_CLAIMS, LocalizedText.english("Legal claims"), LegalBasis.LEGITIMATE_INTERESTS);

        assertThat(rights.applicability(Right.ERASURE, claims))
                .isEqualTo(new Conditional("17(3)(e)", Applicability.Test.NOT_NEEDED_FOR_CLAIMS));
        assertThat(rights.applicability(Right.OBJECTION, claims))
                .isEqualTo(new Conditional("21(1)", Applicability.Test.NOT_NEEDED_FOR_CLAIMS));
        assertThat(rights.applicability(Right.ACCESS, claims)).isEqualTo(new Applies("15"));
    }

    @Nested
    class OfTheExample {

        private final ProcessingRegister register = TestRegister.example();
        private final RightsApplicability rights = new RightsApplicability(register);

        @Test // one enquiry may be half contract, half legitimate interest
        void differsBetweenThePurposesOfOneField() {
            DataItem email = register.dataItem("email").orElseThrow();

            assertThat(rights.applicability(Right.PORTABILITY, email).entrySet())
                    .extracting(each -> each.getKey() + ": " + words(each.getValue()))
                    .containsExactly(
                            "reply: promised 20(1)(a)",
                            "contract: yes 20(1)",
                            "legal-obligation: no 20(1)(a)",
                            "legal-claims: promised 20(1)(a)");
        }

        @Test
        void differsBetweenTheFieldsOfOneEnquiry() {
            assertThat(rights.applicability(
                                    Right.ERASURE,
                                    register.dataItem("client-address").orElseThrow())
                            .values())
                    .containsOnly(new Applies("17(1)(c)"));
            assertThat(rights.applicability(
                                    Right.ERASURE, register.dataItem("message").orElseThrow())
                            .values())
                    .contains(new Conditional("17(3)(b)", Applicability.Test.NO_LONGER_OBLIGED));
        }

        @Test
        void yieldsWhatANoticeTells() {
            assertThat(rights.yielded())
                    .containsExactly(
                            Right.ACCESS,
                            Right.RECTIFICATION,
                            Right.ERASURE,
                            Right.RESTRICTION,
                            Right.PORTABILITY,
                            Right.OBJECTION);
            assertThat(rights.byLaw()).as("contract carries portability").contains(Right.PORTABILITY);
        }

        @Test
        void saysForWhichPurposesMoreIsPromisedThanTheLawGives() {
            assertThat(rights.promisedBeyondLaw())
                    .isEqualTo(Map.of(Right.PORTABILITY, List.of("reply", "operate", "protect", "legal-claims")));
        }
    }

    @Test
    void yieldsWhatTheLawGivesThoughTheRegisterIsSilent() {
        RightsApplicability silent =
                rights(register(Declarations.all(16), List.of(LegalBasis.LEGITIMATE_INTERESTS), Set.of()));

        assertThat(silent.yielded())
                .isEqualTo(silent.byLaw())
                .containsExactly(Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION, Right.OBJECTION);
    }

    @Test
    void yieldsAPromiseBesideWhatTheLawGives() {
        RightsApplicability rights = rights(
                register(Declarations.all(16), List.of(LegalBasis.LEGITIMATE_INTERESTS), Set.of(Right.PORTABILITY)));

        assertThat(rights.yielded()).contains(Right.PORTABILITY);
        assertThat(rights.byLaw()).doesNotContain(Right.PORTABILITY);
    }

    @Test
    void yieldsNoRightThatNoPurposeCarriesThoughItIsGranted() {
        RightsApplicability rights =
                rights(register(Declarations.all(16), List.of(LegalBasis.CONTRACT), Set.of(Right.OBJECTION)));

        assertThat(rights.yielded()).doesNotContain(Right.OBJECTION);
    }

    private static List<List<String>> table(RightsApplicability rights) {
        return Stream.of(Right.values())
                .map(right -> Stream.concat(
                                Stream.of(right.name()),
                                Stream.of(LegalBasis.values())
                                        .map(basis -> words(rights.applicability(right, on(basis)))))
                        .toList())
                .toList();
    }

    private static List<List<String>> cells() {
        List<List<String>> rows = TABLE.lines()
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows.get(0).subList(1, 7))
                .containsExactlyElementsOf(
                        Stream.of(LegalBasis.values()).map(Enum::name).toList());
        return rows.subList(2, rows.size());
    }

    private static List<String> differences(List<List<String>> found, List<List<String>> expected) {
        return Stream.iterate(0, i -> i < expected.size(), i -> i + 1)
                .flatMap(i -> Stream.iterate(0, j -> j < expected.get(i).size(), j -> j + 1)
                        .filter(j -> !found.get(i).get(j).equals(expected.get(i).get(j)))
                        .map(j -> expected.get(i).get(j)))
                .toList();
    }

    private static String words(Applicability answer) {
        if (answer instanceof Conditional conditional) {
            return switch (conditional.test()) {
                case CONTESTED_UNLAWFUL_OR_CLAIMS -> "if a, b or c";
                case CONTESTED_UNLAWFUL_CLAIMS_OR_OBJECTION -> "if a, b, c or d";
                default ->
                    "if " + conditional.test().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                            + conditional.article();
            };
        }
        String word = answer instanceof Applies ? "yes" : answer instanceof PromisedBeyondLaw ? "promised" : "no";
        return word + " " + answer.article();
    }

    private static Purpose on(LegalBasis basis) {
        return Purpose.of("purpose", LocalizedText.english("A purpose"), basis);
    }

    private static RightsApplicability rights(Declarations declared, Right... granted) {
        return rights(register(
                declared,
                List.of(LegalBasis.values()),
                granted.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(granted))));
    }

    private static RightsApplicability rights(ProcessingRegister register) {
        return new RightsApplicability(register);
    }

    private static ProcessingRegister register(Declarations declared, List<LegalBasis> bases, Set<Right> granted) {
        RegisterBuilder builder = ProcessingRegister.builder()
                .zone(ZoneOffset.UTC)
                .controller(Controller.of("Example Works", "BE", "example.org"))
                .declarations(declared)
                .rights(RightsPromise.of(30, granted.toArray(Right[]::new)));
        bases.stream()
                .map(basis -> Purpose.of(basis.name(), LocalizedText.english(basis.name()), basis))
                .forEach(builder::purpose);
        return builder.build();
    }
}
