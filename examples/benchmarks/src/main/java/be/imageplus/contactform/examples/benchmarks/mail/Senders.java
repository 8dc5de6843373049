/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.mail;

import be.imageplus.contactform.examples.benchmarks.smtp.SmtpSink;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Who sends. */
public enum Senders {
    /** Spring's, as every tutorial sets it up: a connection for each mail. */
    JAVA_MAIL_SENDER {
        @Override
        Sender to(int port) {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("localhost");
            sender.setPort(port);
            sender.setUsername(SmtpSink.USER);
            sender.setPassword(SmtpSink.PASSWORD);
            sender.setJavaMailProperties(starttls());
            return () -> sender.send(SyntheticMail.mimeMessage(sender.createMimeMessage()));
        }
    },
    /** Jakarta Mail with one connection that somebody keeps by hand. */
    KEPT_CONNECTION {
        @Override
        Sender to(int port) throws MessagingException {
            Session session = Session.getInstance(starttls());
            Transport transport = session.getTransport("smtp");
            transport.connect("localhost", port, SmtpSink.USER, SmtpSink.PASSWORD);
            return new Sender() {
                @Override
                public void send() throws MessagingException {
                    MimeMessage message = SyntheticMail.mimeMessage(new MimeMessage(session));
                    message.saveChanges();
                    transport.sendMessage(message, message.getAllRecipients());
                }

                @Override
                public void close() throws MessagingException {
                    transport.close();
                }
            };
        }
    },
    /** This library. */
    CONTACT_FORM {
        @Override
        Sender to(int port) {
            MailTransport transport = SmtpMailTransport.to(SmtpSettings.builder("localhost")
                    .port(port)
                    .credentials(SmtpSink.USER, SmtpSink.PASSWORD)
                    .recipient("controller")
                    .build());
            return new Sender() {
                @Override
                public void send() {
                    DeliveryResult result = transport.send(SyntheticMail.outgoing());
                    if (!(result instanceof DeliveryResult.Delivered)) {
                        throw new IllegalStateException("not delivered: " + result.code());
                    }
                }

                @Override
                public void close() {
                    transport.close();
                }
            };
        }
    };

    abstract Sender to(int port) throws MessagingException;

    private static Properties starttls() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        return properties;
    }
}
