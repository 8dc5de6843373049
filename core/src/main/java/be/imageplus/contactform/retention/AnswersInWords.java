/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.notice.NoticePhrases;
import be.imageplus.contactform.text.Messages;
import java.util.Locale;
import java.util.Optional;

/** What a place has answered to an erasure, and what a person must do where it could not, in words (R5.12). */
final class AnswersInWords {

    private final Messages messages;
    private final NoticePhrases phrases;

    AnswersInWords(Locale language) {
        this.messages = Messages.of("retention", language);
        this.phrases = NoticePhrases.in(messages.language());
    }

    String of(Optional<ErasureAnswer> answer) {
        return answer.map(this::of).orElseGet(() -> messages.text("answer.open"));
    }

    String of(ErasureAnswer answer) {
        if (answer instanceof ErasureAnswer.Manual manual) {
            return task(manual.task());
        }
        if (answer instanceof ErasureAnswer.Scheduled scheduled) {
            return messages.text("answer.scheduled", phrases.day(scheduled.by()));
        }
        if (answer instanceof ErasureAnswer.Impossible impossible) {
            return messages.text("answer.impossible", impossible.reason());
        }
        return messages.text(answer instanceof ErasureAnswer.Done ? "answer.done" : "answer.shredded");
    }

    /** Places of an application's own have tasks that only it has words for. */
    private String task(String code) {
        return messages.find("task." + code).orElseGet(() -> messages.text("answer.manual", code));
    }
}
