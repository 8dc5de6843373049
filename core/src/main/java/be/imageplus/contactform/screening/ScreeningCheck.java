/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

/**
 * One small check. Thread-safe; no network on the request thread; an exception it throws counts as a suspicion
 * ({@code check-failed}), never as a refusal.
 */
@FunctionalInterface
public interface ScreeningCheck {

    /** Says what it makes of an enquiry. */
    Verdict check(Screened enquiry);
}
