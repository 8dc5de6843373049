/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.TwoForms.text;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.web.WebResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * To add a language is to add its files: bundles that lie in the test resources, and words in the register. No line of
 * code knows of Italian.
 */
class FifthLanguageTest {

    @TempDir
    Path directory;

    private TwoForms site;

    @BeforeEach
    void open() {
        // Staff read the register's first language.
        site = new TwoForms(
                directory, TwoForms.yaml().replace("languages: [en, it]", "languages: [it, en]"), TwoForms.Quote.class);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void lacksNothing() {
        assertThat(Messages.gaps(Locale.ITALIAN)).isEmpty();
    }

    @Test
    void showsTheForm() {
        String page = text(site.get("/quote", "lang=it"));

        assertThat(page)
                .contains("<html lang=\"it\">", "<h1>Chieda un’offerta</h1>", "Un nuovo sito", "Nessuna risposta")
                .contains("Scelga una voce", "(facoltativo)", "Invia il messaggio", "informativa sulla privacy")
                .contains("almeno 16 anni", "Fino a 24 mesi dopo la nostra offerta", "contratto con lei");
        assertThat(words(page)).doesNotContainPattern("\\b(the|your|you|and|with)\\b");
    }

    @Test
    void showsErrorsAndTheReceipt() {
        WebResponse errors = site.send("quote", "it", "name=Ada", "days=never");
        assertThat(text(errors))
                .contains("C’è un problema", "Inserisca il suo indirizzo e-mail", "Scelga una di queste voci.")
                .contains("Scelga tra le voci proposte.", "Spunti questa casella per proseguire.");

        WebResponse receipt = site.get("/quote/received", "reference=7Q4M-2KXD&lang=it");
        assertThat(text(receipt)).contains("Abbiamo ricevuto il suo messaggio", "7Q4M-2KXD");
        assertThat(words(text(receipt))).doesNotContainPattern("\\b(the|your|you|and|with)\\b");
    }

    @Test
    void showsTheNotice() {
        String notice = text(site.get("/privacy.md", "lang=it"));

        assertThat(notice)
                .startsWith("# Informativa sulla privacy")
                .contains("titolare del trattamento", "Per quanto tempo conserviamo i suoi dati", "2 novembre 2026")
                .contains("Richieste di offerta (modulo: Chieda un’offerta)", "Il suo diritto di opposizione");
        assertThat(notice).doesNotContainPattern("\\b(the|your|you|and|with)\\b");
    }

    @Test
    void writesToStaff() {
        site.forms().start();
        site.send(
                "quote",
                "en",
                "name=Ada Example",
                "email=ada@example.org",
                "project=repair",
                "country=it",
                "extras=texts",
                "business=true");

        OutgoingMail mail = site.transport().awaitMails(1).get(0);
        assertThat(mail.subject()).startsWith("Nuova richiesta");
        assertThat(mail.text())
                .contains("Modulo: Chieda un’offerta", "Riparazione di un sito", "Italia", "È urgente", "No", "Sì");
    }

    @Test
    void answersPrograms() {
        String body = "{\"token\":\"" + site.token("quote", "it") + "\",\"fields\":{}}";

        assertThat(text(site.get("/api/quote", "lang=it")))
                .contains("\"language\":\"it\"", "Di che cosa si tratta?", "Un nuovo sito");
        assertThat(text(site.post("/api/quote", "application/json", body)))
                .contains("Alcuni campi vanno corretti", "Inserisca il suo nome.");
    }

    /** What people read of a page. */
    private static String words(String page) {
        return page.replaceAll("(?s)<(style|script)\\b.*?</\\1>|<[^>]*>", " ");
    }
}
