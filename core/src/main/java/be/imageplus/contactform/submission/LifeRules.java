/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.submission.Life.Stage;
import java.util.Optional;

/**
 * The state machine of an enquiry's life: which step leads from which stage to which, and when none does; what else may
 * speak against a step is asked where the step is taken.
 */
final class LifeRules {

    /** What a step comes to. */
    sealed interface Ruling {

        /** It leads to a stage. */
        record To(Stage stage) implements Ruling {}

        /** It changes nothing, and rightly so. */
        record Stays() implements Ruling {}

        /** It may not be taken. */
        record No(Refusal refusal) implements Ruling {}
    }

    private static final Ruling STAYS = new Ruling.Stays();

    private LifeRules() {}

    /** What a step comes to in a life, what lies across its stage included (rule 7). */
    static Ruling of(Life life, Step step) {
        Optional<Refusal> untouchable = life.refusalToTouch();
        if (untouchable.isEmpty() || step == Step.DELIVER) {
            return of(life.stage(), step);
        }
        return step == Step.READ ? STAYS : no(untouchable.get());
    }

    /** What a step comes to in a stage. */
    static Ruling of(Stage stage, Step step) {
        return switch (stage) {
            case RECEIVED ->
                switch (step) {
                    case DELIVER, READ -> to(Stage.OPEN);
                    case RESOLVE -> to(Stage.RESOLVED);
                    case QUARANTINE -> to(Stage.QUARANTINED);
                    case RELEASE -> no(Refusal.NOT_QUARANTINED);
                    case REOPEN -> no(Refusal.NOT_RESOLVED);
                };
            case QUARANTINED ->
                switch (step) {
                    case DELIVER, READ -> STAYS; // only a release lifts it, whatever was on its way
                    case RESOLVE -> no(Refusal.RELEASE_FIRST);
                    case QUARANTINE -> no(Refusal.ALREADY_QUARANTINED);
                    case RELEASE -> to(Stage.RECEIVED); // or open, where staff have its mail
                    case REOPEN -> no(Refusal.NOT_RESOLVED);
                };
            case OPEN ->
                switch (step) {
                    case DELIVER, READ -> STAYS;
                    case RESOLVE -> to(Stage.RESOLVED);
                    case QUARANTINE -> to(Stage.QUARANTINED);
                    case RELEASE -> no(Refusal.NOT_QUARANTINED);
                    case REOPEN -> no(Refusal.NOT_RESOLVED);
                };
            case RESOLVED ->
                switch (step) {
                    case DELIVER, READ -> STAYS;
                    case RESOLVE -> no(Refusal.ALREADY_RESOLVED);
                    case QUARANTINE -> no(Refusal.REOPEN_FIRST);
                    case RELEASE -> no(Refusal.NOT_QUARANTINED);
                    case REOPEN -> to(Stage.REOPENED);
                };
            case REOPENED ->
                switch (step) {
                    case DELIVER, READ -> STAYS;
                    case RESOLVE -> to(Stage.RESOLVED);
                    case QUARANTINE -> to(Stage.QUARANTINED);
                    case RELEASE -> no(Refusal.NOT_QUARANTINED);
                    case REOPEN -> no(Refusal.NOT_RESOLVED);
                };
        };
    }

    private static Ruling to(Stage stage) {
        return new Ruling.To(stage);
    }

    private static Ruling no(Refusal refusal) {
        return new Ruling.No(refusal);
    }
}
