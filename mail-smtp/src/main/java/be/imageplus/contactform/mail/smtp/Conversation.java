/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.connection.Fault;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has been said on a connection, as far as it decides what became of a mail. Jakarta Mail's exceptions do not tell
 * reliably how far a conversation had come (and hide the code of a refused recipient), so that it is observed instead.
 *
 * <p>Used by one sending thread at a time; only {@link #expire} comes from another.
 */
final class Conversation {

    /** How far we are: what was said last. */
    enum Stage {
        CONNECT,
        GREETING,
        HELLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT;

        /** As it stands in a code. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Stage stage = Stage.CONNECT;
    private boolean aside;
    private boolean dotWritten;
    private boolean over;
    private boolean wasReset;
    private volatile boolean expired;
    private @Nullable SmtpReply last;
    private @Nullable SmtpReply refusal;
    private @Nullable String fault;

    /** A next mail on the same connection; what was said about the last one no longer counts. */
    void nextMail() {
        stage = Stage.MAIL;
        aside = false;
        dotWritten = false;
        wasReset = false;
        last = null;
        refusal = null;
        fault = null;
    }

    void reached(Stage next) {
        stage = next;
    }

    Stage stage() {
        return stage;
    }

    /** A command is about to be written. */
    void saying(String command) {
        String verb = command.length() < 4 ? command : command.substring(0, 4);
        aside = verb.equals("RSET") || verb.equals("QUIT");
        switch (verb) {
            case "EHLO", "HELO" -> stage = Stage.HELLO;
            case "STAR" -> stage = Stage.STARTTLS;
            case "AUTH" -> stage = Stage.AUTH;
            case "MAIL" -> stage = Stage.MAIL;
            case "RCPT" -> stage = Stage.RCPT;
            case "DATA" -> stage = Stage.DATA;
            case "." -> stage = Stage.DOT;
            default -> {}
        }
    }

    /**
     * A command was handed to the network completely. Had writing the final dot failed, the server could not have seen
     * it whole: only from here on it may have taken the mail.
     */
    void said() {
        if (stage == Stage.DOT && !aside) {
            dotWritten = true;
        }
    }

    /** The server answered. */
    void answered(SmtpReply reply) {
        if (aside) {
            wasReset = reply.completed();
            return;
        }
        last = reply;
        if (stage == Stage.DATA && reply.status() == 354) {
            stage = Stage.BODY;
        }
        // Of several recipients the worst answer counts: nobody gets the mail unless all do. Of equally bad ones the
        // first counts: what follows may be about our second thoughts, as HELO after EHLO.
        SmtpReply worst = refusal;
        if (!reply.positive() && (worst == null || (reply.permanent() && !worst.permanent()))) {
            refusal = reply;
        }
    }

    /** Nothing more can be said on this connection. */
    void ended(String how) {
        over = true;
        if (fault == null) {
            fault = how;
        }
    }

    /** The time for this mail is over; the connection is being closed. From another thread. */
    void expire() {
        expired = true;
    }

    boolean over() {
        return over || expired;
    }

    /** Whether the server said no. */
    boolean refused() {
        return refusal != null;
    }

    /** Whether a kept connection turns out to have been left by the server: no mail was begun on it. */
    boolean stale() {
        SmtpReply refused = refusal;
        return !expired && stage == Stage.MAIL && (refused == null ? over : refused.status() == 421);
    }

    /** Whether the connection is good for another mail. */
    boolean reusable() {
        return !over() && (wasReset || (dotWritten && delivered()));
    }

    private boolean delivered() {
        SmtpReply reply = last;
        return stage == Stage.DOT && reply != null && reply.completed();
    }

    /** What became of the mail. */
    DeliveryResult result() {
        SmtpReply reply = last;
        SmtpReply refused = refusal;
        String how = expired ? Fault.TIMEOUT : fault;
        if (dotWritten && refused == null) {
            // A reply of no known class to the dot says no more than none at all.
            return reply != null && delivered()
                    ? new DeliveryResult.Delivered(reply.code())
                    : new DeliveryResult.Ambiguous((how == null ? Fault.GARBLED : how) + "-after-data");
        }
        if (refused != null) {
            boolean aboutThisMail = stage.compareTo(Stage.MAIL) >= 0 && !refused.aboutCredentials();
            return aboutThisMail && refused.permanent()
                    ? new DeliveryResult.Permanent(refused.code(), contentSent())
                    : new DeliveryResult.Transient(refused.code(), contentSent());
        }
        if (how != null) {
            return new DeliveryResult.Transient(plain(how) ? how : how + "-at-" + stage.word(), contentSent());
        }
        return new DeliveryResult.Transient(reply == null ? "unexpected" : "unexpected " + reply.code());
    }

    /** Whether the server has asked for the mail's content: from then on it may have some of it. */
    private boolean contentSent() {
        return stage.compareTo(Stage.BODY) >= 0;
    }

    /** Whether a word says where it happened by itself. */
    private static boolean plain(String how) {
        return how.contains("-");
    }
}
