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

    private final String otherWay;

    Refusals(ProcessingRegister register) {
        this.otherWay = register.controller().otherWay();
    }

    Refused because(Reason reason, Locale language, Optional<FormToken> token) {
        return because(reason, language, token, Optional.empty());
    }

    Refused because(Reason reason, Locale language, Optional<FormToken> token, Optional<Duration> retryAfter) {
        String message = Messages.of("reception", language).text("refused." + reason.code(), otherWay);
        return new Refused(reason, message, retryAfter, token.map(FormToken::firstIssuedAt));
    }
}
