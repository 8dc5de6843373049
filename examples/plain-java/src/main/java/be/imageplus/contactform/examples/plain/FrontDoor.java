/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.net.URI;
import java.nio.file.Path;

/** The front door without any web, as the project's README shows it. */
final class FrontDoor {

    private FrontDoor() {}

    static void passThrough(KeySource keys, String user, String password, FormValues values, VisitorRequest request) {
        try (ContactForms contact = ContactForms.builder(ProcessingRegister.load(Path.of("processing-register.yml")))
                .form("contact", Enquiry.class) // name, email, optional phone, message
                .store(JdbcContactStore.open(Path.of("contact.db"), keys)) // or a DataSource of PostgreSQL
                .mail(
                        SmtpMailTransport.to(SmtpSettings.authSmtp(user, password)),
                        mail -> mail.from("website@imageplus.be")
                                .to("office@imageplus.be")
                                .actionLinks(
                                        URI.create("https://imageplus.be"))) // staff resolve by a link in their mail
                .build()) { // refuses to build what the register does not allow
            contact.start(); // delivery and purge, leased through the store
            FormPage page = contact.page("contact", request); // fields, token, notice
            SubmissionOutcome outcome = contact.submit("contact", values, request);
            show(page, outcome);
        }
    }

    private static void show(FormPage page, SubmissionOutcome outcome) {
        System.out.println(page.form() + ": " + outcome.getClass().getSimpleName());
    }
}
