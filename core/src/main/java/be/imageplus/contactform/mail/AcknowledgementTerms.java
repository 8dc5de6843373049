/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.net.URI;
import java.time.Duration;

/**
 * How enquiries are acknowledged to their senders, once a form is declared to do so and this is given: nobody is sent
 * anything by default (R4.8). The address that a form was given belongs to whoever typed it, or to somebody else, so
 * that what leaves is fixed text, and little of it. What is wrong with the terms is found when the application starts.
 *
 * @param notice where people read the full privacy notice: an https address without query and fragment, to which the
 *     language is added as {@code lang}
 * @param perAddressPerDay the most that one address is sent on one day, {@code +} tags not told apart
 * @param perHour the most that all addresses together are sent in an hour
 * @param perDay the most that they are sent in 24 hours
 * @param maximumAge one that could not leave for so long is dropped: days later it would only puzzle people
 */
public record AcknowledgementTerms(URI notice, int perAddressPerDay, int perHour, int perDay, Duration maximumAge) {

    /** One mail an address and day, unless told otherwise. */
    public static final int PER_ADDRESS_PER_DAY = 1;

    /** In all, unless told otherwise. */
    public static final int PER_HOUR = 60;

    /** In all, unless told otherwise. */
    public static final int PER_DAY = 300;

    /** Unless told otherwise. */
    public static final Duration MAXIMUM_AGE = Duration.ofHours(4);

    /** The most that one address may be sent on one day. */
    public static final int MOST_PER_ADDRESS = 10;

    /** No acknowledgement waits longer, and nothing waits longer for one (R5.10). */
    public static final Duration LONGEST_AGE = Duration.ofDays(1);

    /** The usual terms, with the full notice at an address. */
    public static AcknowledgementTerms of(URI notice) {
        return new AcknowledgementTerms(notice, PER_ADDRESS_PER_DAY, PER_HOUR, PER_DAY, MAXIMUM_AGE);
    }

    /**
     * The same with other limits.
     *
     * @param perAddress on one day, 1 to {@link #MOST_PER_ADDRESS}
     * @param hourly in all, at least 1
     * @param daily in all, at least as many as in an hour
     */
    public AcknowledgementTerms withLimits(int perAddress, int hourly, int daily) {
        return new AcknowledgementTerms(notice, perAddress, hourly, daily, maximumAge);
    }

    /** The same with another age, up to {@link #LONGEST_AGE}. */
    public AcknowledgementTerms withMaximumAge(Duration most) {
        return new AcknowledgementTerms(notice, perAddressPerDay, perHour, perDay, most);
    }
}
