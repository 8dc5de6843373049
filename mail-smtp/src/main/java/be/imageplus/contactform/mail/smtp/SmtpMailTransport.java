/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.CheckedMailTransport;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.connection.ConnectionPool;
import be.imageplus.contactform.mail.connection.Deadline;
import be.imageplus.contactform.mail.connection.Dialler;
import be.imageplus.contactform.mail.connection.Endpoint;
import be.imageplus.contactform.mail.connection.Fault;
import be.imageplus.contactform.mail.connection.Timers;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Takes mail to an SMTP server over TLS, on connections that are kept. Thread-safe.
 *
 * <p>What is refused before a mail is begun (greeting, TLS, AUTH), and what never got a reply, is
 * {@link DeliveryResult.Transient}: the mail waits while an operator puts it right. A 5yz reply to MAIL, RCPT, DATA or
 * the body is {@link DeliveryResult.Permanent}; with several recipients, nobody gets the mail unless all are taken.
 * Only when the final dot was written and its reply did not come is it {@link DeliveryResult.Ambiguous}.
 *
 * <p>A kept connection that the server has left in the meantime is replaced within the same attempt.
 *
 * <pre>{@code
 * MailTransport transport = SmtpMailTransport.to(SmtpSettings.authSmtp(user, password));
 * }</pre>
 *
 * <p><b>Privacy.</b> Logs nothing; of a reply only codes are kept; what is sent is forgotten when {@code send} returns.
 */
public final class SmtpMailTransport implements CheckedMailTransport {

    /** A mail needs four replies (MAIL, RCPT, DATA, body); in sum a server gets so many times the read timeout. */
    private static final int PATIENCE_IN_REPLIES = 4;

    /** More than handshake, capabilities and replies of one mail ever need. */
    private static final long MOST_READ_PER_MAIL = 1024L * 1024;

    /** For closing what has run out of time. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final SmtpSettings settings;
    private final ScheduledThreadPoolExecutor timers;
    private final Dialler dialler;
    private final ConnectionPool<SmtpConnection> pool;

    private SmtpMailTransport(SmtpSettings settings) {
        this.settings = settings;
        this.timers = Timers.named("contact-form-smtp-timer");
        this.dialler = new Dialler(settings.endpoint(), MOST_READ_PER_MAIL, timers);
        this.pool = new ConnectionPool<>(settings.connections(), settings.keepIdle(), timers);
    }

    /** A transport to one server; opens no connection yet. */
    public static SmtpMailTransport to(SmtpSettings settings) {
        return new SmtpMailTransport(settings);
    }

    @Override
    public DeliveryResult send(OutgoingMail mail) {
        Deadline deadline = Deadline.in(budget());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail finds its own parts through the thread's class loader, which in a container may not see them.
        thread.setContextClassLoader(SmtpMailTransport.class.getClassLoader());
        try {
            ComposedMessage.check(mail);
            if (!pool.enter(deadline)) {
                return new DeliveryResult.Transient("busy");
            }
            try {
                return pool.closed() ? new DeliveryResult.Transient("closed") : deliverWhatIsTaken(mail, deadline);
            } finally {
                pool.leave();
            }
        } catch (MessagingException e) {
            return new DeliveryResult.Permanent("not-composable");
        } catch (InterruptedException e) {
            thread.interrupt();
            return new DeliveryResult.Transient("interrupted");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * A Reply-To beyond ASCII is worth a try and nothing more: refused for good, though the server had announced that
     * it takes one, staff get the mail that every server takes.
     */
    private DeliveryResult deliverWhatIsTaken(OutgoingMail mail, Deadline deadline) {
        DeliveryResult result = deliver(mail, deadline);
        if (mail.international().isEmpty() || !(result instanceof DeliveryResult.Permanent)) {
            return result;
        }
        DeliveryResult second = deliver(withoutInternational(mail), deadline);
        boolean contentSent = result.contentSent() || second.contentSent();
        if (second instanceof DeliveryResult.Transient later) {
            return new DeliveryResult.Transient(later.code(), contentSent);
        }
        return second instanceof DeliveryResult.Permanent never
                ? new DeliveryResult.Permanent(never.code(), contentSent)
                : second;
    }

    private static OutgoingMail withoutInternational(OutgoingMail mail) {
        return new OutgoingMail(
                mail.messageId(),
                mail.date(),
                mail.from(),
                mail.fromName(),
                mail.to(),
                mail.replyTo(),
                mail.subject(),
                mail.language(),
                mail.text(),
                mail.html());
    }

    private DeliveryResult deliver(OutgoingMail mail, Deadline deadline) {
        Optional<SmtpConnection> kept = pool.take();
        if (kept.isPresent()) {
            DeliveryResult result = use(kept.get(), false, mail, deadline);
            if (!kept.get().stale()) {
                return result;
            }
            pool.dropIdle();
        }
        try {
            return use(new SmtpConnection(settings, dialler.dial(deadline)), true, mail, deadline);
        } catch (Dialler.NotLoopbackException e) {
            return new DeliveryResult.Transient("not-loopback");
        } catch (IOException e) {
            return new DeliveryResult.Transient(notReached(Fault.word(e)));
        }
    }

    /**
     * The code for a server that was not reached. One that tears a connection down can do so only once there is one: it
     * was reached, though the reset may be here before we are told that we are connected.
     */
    private String notReached(String word) {
        if (word.equals(Fault.RESET)) {
            Conversation.Stage first = settings.security() == SmtpSettings.Security.TLS
                    ? Conversation.Stage.STARTTLS
                    : Conversation.Stage.GREETING;
            return word + "-at-" + first.word();
        }
        return word.contains("-") ? word : "connect-" + word;
    }

    private DeliveryResult use(SmtpConnection connection, boolean fresh, OutgoingMail mail, Deadline deadline) {
        ScheduledFuture<?> watchdog = timers.schedule(connection::expire, deadline.leftMillis(), TimeUnit.MILLISECONDS);
        boolean keep = false;
        try {
            Optional<DeliveryResult> refused = fresh ? connection.open() : Optional.empty();
            if (refused.isPresent()) {
                return refused.get();
            }
            DeliveryResult result = connection.send(mail);
            keep = connection.reusable();
            return result;
        } finally {
            // A watchdog that is already running has won: the connection is being closed under us.
            if (watchdog.cancel(false) && keep) {
                pool.keep(connection);
            } else {
                connection.drop();
            }
        }
    }

    /** Mails that leave in clear, and signatures that would count for nothing. */
    @Override
    public List<Finding> check(MailRouting routing) {
        List<Finding> findings = new ArrayList<>(misalignment(routing));
        if (settings.security() == SmtpSettings.Security.LOOPBACK_PLAINTEXT) {
            findings.add(Finding.of(FindingCode.MAIL_PLAINTEXT, "mail.smtp.security"));
        }
        return List.copyOf(findings);
    }

    /** A signature whose domain is not the sender's (DMARC, RFC 7489 section 3.1). */
    private List<Finding> misalignment(MailRouting routing) {
        String fromDomain = routing.from().substring(routing.from().lastIndexOf('@') + 1);
        return settings
                .dkim()
                .filter(key -> !key.isAlignedWith(fromDomain))
                .map(key -> Finding.of(FindingCode.DKIM_NOT_ALIGNED, "mail.smtp.dkim.domain", fromDomain, key.domain()))
                .stream()
                .toList();
    }

    @Override
    public String recipient() {
        return settings.recipient();
    }

    /** Connect timeout, write timeout and four read timeouts, and a second to close what has run out of time. */
    @Override
    public Duration maximumDuration() {
        return budget().plus(GRACE);
    }

    private Duration budget() {
        Endpoint server = settings.endpoint();
        return server.connectTimeout()
                .plus(server.writeTimeout())
                .plus(server.readTimeout().multipliedBy(PATIENCE_IN_REPLIES));
    }

    /** Says goodbye on idle connections; a mail under way is finished first. A later mail is refused as transient. */
    @Override
    public void close() {
        pool.close();
    }
}
