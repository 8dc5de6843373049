/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.register.LocalizedText;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of any of the four languages finds every item of Art. 13, in the terms of the official text. */
class NoticeInFourLanguagesTest {

    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|your|you|and|with|this|that|from|have|which|because|its|their|our|after|data)\\b",
            Pattern.CASE_INSENSITIVE);

    private final ProcessingRegister register = ProcessingRegister.load(
            Objects.requireNonNull(getClass().getResourceAsStream("/processing-register.yml")),
            "processing-register.yml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | the controller within the meaning of Article 4(7) | data protection officer | Legitimate interest |"
                        + " Article 6(1)(f) | Transfer mechanism | automated decision-making | Without it |"
                        + " what we learn about them comes from you | 27 December 2031 | Right to lodge a complaint",
                "fr | le responsable du traitement au sens de l’article 4 | délégué à la protection des données |"
                        + " Intérêt légitime | article 6, paragraphe 1, point f | Fondement du transfert |"
                        + " décisions automatisées, y compris par profilage | Sans cette donnée | provient de vous |"
                        + " 27 décembre 2031 | Droit d’introduire une réclamation",
                "nl | de verwerkingsverantwoordelijke in de zin van artikel 4 | functionaris voor gegevensbescherming |"
                        + " Gerechtvaardigd belang | artikel 6, lid 1, onder f | Grondslag van de doorgifte |"
                        + " geautomatiseerde besluitvorming, waaronder profilering | Zonder dit gegeven | van u afkomstig |"
                        + " 27 december 2031 | Recht om een klacht in te dienen",
                "de | der Verantwortliche im Sinne von Artikel 4 | Datenschutzbeauftragten | Berechtigtes Interesse |"
                        + " Artikel 6 Absatz 1 Buchstabe f | Grundlage der Übermittlung |"
                        + " automatisierte Entscheidungen einschließlich Profiling | Ohne diese Angabe |"
                        + " stammt das, was wir über sie erfahren, von Ihnen | 27. Dezember 2031 | Recht auf Beschwerde"
            })
    void saysEachItemInTheTermsOfTheLaw(
            String language,
            String controller,
            String officer,
            String interest,
            String article,
            String transfer,
            String automated,
            String without,
            String source,
            String until,
            String complaint) {
        assertThat(text(language))
                .contains(
                        controller, officer, interest, article, transfer, automated, without, source, until, complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de"})
    void saysEveryFactOfTheRegister(String language) {
        Locale reader = Locale.forLanguageTag(language);
        String text = text(language);

        assertThat(text).contains("Imageplus SRL/BV", "BE0879.380.125", "privacy@imageplus.be", "contact@apd-gba.be");
        for (Purpose purpose : register.purposes()) { // Art. 13(1)(c), (d)
            assertThat(text).contains(purpose.description().in(reader));
            purpose.interest().ifPresent(named -> assertThat(text).contains(named.in(reader)));
        }
        for (Recipient recipient : register.recipients()) { // Art. 13(1)(e), (f)
            assertThat(text)
                    .contains(recipient.legalEntity(), recipient.countryName(reader))
                    .contains(recipient.service().in(reader));
            recipient
                    .mechanisms()
                    .forEach(mechanism ->
                            assertThat(text).contains(mechanism.name().in(reader)));
        }
        register.retention().stream() // Art. 13(2)(a)
                .filter(rule -> rule.published())
                .forEach(rule -> assertThat(text).contains(rule.data().in(reader)));
        for (int right : new int[] {15, 16, 17, 18, 20, 21}) { // Art. 13(2)(b)
            assertThat(text).containsPattern("\\([Aa]rti(cle|kel) " + right + "\\)");
        }
        register.dataItems().stream() // Art. 13(2)(e)
                .map(item -> item.withoutIt())
                .flatMap(Optional::stream)
                .map((LocalizedText words) -> words.in(reader))
                .forEach(words -> assertThat(text).contains(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "nl", "de"})
    void leavesNothingInEnglish(String language) {
        String foreign = text(language).replaceAll("[\\w.]+@[\\w.]+|www\\.[\\w.]+", "");

        assertThat(ENGLISH.matcher(foreign)
                        .results()
                        .map(found -> foreign.substring(
                                Math.max(0, found.start() - 30), Math.min(foreign.length(), found.end() + 30))))
                .isEmpty();
    }

    @Test
    void allLanguagesHaveTheSameSections() {
        List<Long> sections = register.languages().stream()
                .map(language -> notice(language.getLanguage())
                        .markdown()
                        .lines()
                        .filter(line -> line.matches("(> )?#+ .*|\\| .*|- .*|> - .*"))
                        .count())
                .distinct()
                .toList();
        assertThat(sections).hasSize(1);
    }

    private String text(String language) {
        return notice(language)
                .html()
                .markup()
                .replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    private PublishedNotice notice(String language) {
        return new Notices(register, new NothingArchived(), Clock.systemUTC()).current(Locale.forLanguageTag(language));
    }

    /** The notices in force need no archive to be read. */
    static final class NothingArchived implements NoticeArchive {

        @Override
        public boolean publish(PublishedNotice notice) {
            return true;
        }

        @Override
        public Optional<PublishedNotice> find(NoticeRef ref) {
            return Optional.empty();
        }

        @Override
        public List<String> versions() {
            return List.of();
        }

        @Override
        public List<PublishedNotice> version(String version) {
            return List.of();
        }
    }
}
