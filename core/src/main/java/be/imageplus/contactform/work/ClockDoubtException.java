/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import be.imageplus.contactform.problem.ContactFormException;

/**
 * What cannot be undone was to be done by a clock that is not believed. The code is {@link ClockDoubt#CODE}; a person
 * must set the clock, or confirm it, before it can be done.
 */
public final class ClockDoubtException extends ContactFormException {

    private static final long serialVersionUID = 1L;

    ClockDoubtException(ClockDoubt doubt) {
        super(ClockDoubt.CODE, doubt.message(), null);
    }

    @Override
    public boolean retryHelps() {
        return false;
    }
}
