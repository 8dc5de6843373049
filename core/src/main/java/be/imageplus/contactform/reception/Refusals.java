/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.reception.SubmissionOutcome.Reason;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.text.Messages;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Words a refusal for its sender: always told, always with another way to reach the controller (R3.6). */
final class Refusals {

    /** Beyond an hour and a half, people count in hours. */
    private static final long MOST_IN_MINUTES = 90;

    private final String otherWay;

    Refusals(ProcessingRegister register) {
        this.otherWay = register.controller().otherWay();
    }

    Refused because(Reason reason, Locale language, Optional<FormToken> token) {
        return because(reason, language, token, Optional.empty());
    }

    Refused because(Reason reason, Locale language, Optional<FormToken> token, Optional<Duration> retryAfter) {
        Messages words = Messages.of("reception", language);
        String message = words.text("refused." + reason.code(), otherWay, inWords(words, retryAfter));
        return new Refused(reason, message, retryAfter, token.map(FormToken::firstIssuedAt));
    }

    /** When to come back: rounded up, since whoever comes too early is refused once more. */
    private static String inWords(Messages words, Optional<Duration> wait) {
        if (wait.isEmpty()) {
            return words.text("wait.unknown");
        }
        long minutes = wait.get().plusMinutes(1).minusMillis(1).toMinutes();
        if (minutes <= 1) {
            return words.text("wait.minute");
        }
        return minutes <= MOST_IN_MINUTES
                ? words.text("wait.minutes", minutes)
                : words.text(
                        "wait.hours", wait.get().plusHours(1).minusMillis(1).toHours());
    }
}
