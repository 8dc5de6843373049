/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.process;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.examples.benchmarks.site.SiteApplication;
import be.imageplus.contactform.examples.benchmarks.smtp.ServerCertificate;
import be.imageplus.contactform.examples.benchmarks.smtp.SmtpSink;
import be.imageplus.contactform.examples.benchmarks.usual.UsualApplication;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.spring.ContactFormsCustomizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Launches the applications that are compared, all with the same JVM, heap, Boot, Tomcat and mail server.
 *
 * @param directory below which each works in a directory of its own
 * @param jvmOptions beside the heap's, for all of them
 */
public record Applications(Path directory, ServerCertificate certificate, SmtpSink sink, List<String> jvmOptions) {

    /** The usual contact form on an empty PostgreSQL database. */
    public ApplicationProcess usual(String name, String database, boolean openInView) throws IOException {
        ClassPath classPath = ClassPath.current()
                .without(Libraries.BENCHMARKS, Libraries.CONTACT_FORM)
                .withoutHomesOf(List.of(ContactForms.class, SmtpMailTransport.class, ContactFormsCustomizer.class));
        return launch(
                name,
                classPath,
                UsualApplication.class,
                List.of(
                        "spring.datasource.url=" + database,
                        "spring.jpa.hibernate.ddl-auto=update",
                        "spring.jpa.open-in-view=" + openInView,
                        "spring.mail.host=localhost",
                        "spring.mail.port=" + sink.port(),
                        "spring.mail.username=" + SmtpSink.USER,
                        "spring.mail.password=" + SmtpSink.PASSWORD,
                        "spring.mail.properties.mail.smtp.auth=true",
                        "spring.mail.properties.mail.smtp.starttls.enable=true",
                        "spring.mail.properties.mail.smtp.starttls.required=true"));
    }

    /** A site with the starter, its enquiries in embedded SQLite: {@link #database} of the same name. */
    public ApplicationProcess ours(String name) throws IOException {
        return launch(
                name,
                withStarter().without(Libraries.JDBC),
                SiteApplication.class,
                ourProperties(name).toList());
    }

    /** The same site on an empty PostgreSQL database. */
    public ApplicationProcess ours(String name, String database) throws IOException {
        return launch(
                name,
                withStarter(),
                SiteApplication.class,
                Stream.concat(
                                ourProperties(name),
                                Stream.of("contact-form.store.type=datasource", "spring.datasource.url=" + database))
                        .toList());
    }

    /** The file of an application's embedded database. */
    public Path database(String name) {
        return directory.resolve(name).resolve("data").resolve("contact-form.db");
    }

    /** The same site without the starter. */
    public ApplicationProcess siteAlone(String name) throws IOException {
        ClassPath classPath = ClassPath.current()
                .without(
                        Libraries.BENCHMARKS,
                        Libraries.CONTACT_FORM,
                        Libraries.JPA,
                        Libraries.JDBC,
                        Libraries.SPRING_MAIL,
                        Libraries.SPRING_VALIDATION,
                        Libraries.JAKARTA_MAIL,
                        Libraries.JAKARTA_VALIDATION)
                .withoutHomesOf(List.of(ContactForms.class, SmtpMailTransport.class, ContactFormsCustomizer.class));
        return launch(name, classPath, SiteApplication.class, List.of());
    }

    private static ClassPath withStarter() {
        return ClassPath.current()
                .without(Libraries.BENCHMARKS, Libraries.JPA, Libraries.SPRING_MAIL, Libraries.SPRING_VALIDATION);
    }

    private Stream<String> ourProperties(String name) {
        Path keys = directory.resolve(name).resolve("keys").resolve("keys.json");
        return Stream.of(
                "contact-form.store.path=" + database(name),
                "contact-form.store.keys=" + keys,
                "contact-form.store.create-keys=true",
                "contact-form.mail.recipient=controller",
                "contact-form.mail.from=website@imageplus.be",
                "contact-form.mail.to=office@imageplus.be",
                "contact-form.mail.smtp.host=localhost",
                "contact-form.mail.smtp.port=" + sink.port(),
                "contact-form.mail.smtp.username=" + SmtpSink.USER,
                "contact-form.mail.smtp.password=" + SmtpSink.PASSWORD,
                // All of the load comes from one address, is more than a form is to bear, and nobody writes what is
                // sent.
                "contact-form.screening.minimum-time=0s",
                "contact-form.screening.minimum-time-without-proof=0s",
                "contact-form.screening.weights.repeated=0",
                "contact-form.screening.rate-per-client=1000000/1000s",
                "contact-form.screening.rate-per-address=1000000/1000s",
                "contact-form.screening.rate-per-form=1000000/1000s",
                "contact-form.screening.rate-overall=1000000/1000s");
    }

    private ApplicationProcess launch(String name, ClassPath classPath, Class<?> main, List<String> arguments)
            throws IOException {
        List<String> options = Stream.concat(certificate.jvmOptions().stream(), jvmOptions.stream())
                .toList();
        return ApplicationProcess.launch(directory.resolve(name), classPath, options, main, arguments);
    }
}
