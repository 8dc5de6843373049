/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.time.Duration;

/**
 * How often enquiries may be sent. Limits are asked in this order; whoever one refuses is told when to come back and
 * how to reach the controller otherwise (R3.6).
 *
 * @param perClient from one network: an IPv4 address, or the /64 of an IPv6 address. A shared network may be given more
 * @param perAddress that give one e-mail address, in whichever field, from wherever they come
 * @param perForm through one form, from everybody
 * @param overall through all forms, from everybody
 */
public record RateLimits(Rate perClient, Rate perAddress, Rate perForm, Rate overall) {

    /**
     * What holds unless told otherwise.
     *
     * <ul>
     *   <li>Ten in ten minutes from one network: an office whose people share an address has enough, a script has not.
     *   <li>Twenty in an hour for one e-mail address: nobody writes as often by themselves, and whoever abuses
     *       somebody's address from many networks gets no further. It is twice what one network may send at once, so
     *       that who comes back when they were told is not refused for another reason.
     *   <li>300 in ten minutes through one form: what comes after an advertisement on the air has enough; it bounds
     *       what a thousand machines bring into an inbox.
     *   <li>600 in ten minutes overall: one a second, which the smallest machine stores and delivers.
     * </ul>
     */
    public static final RateLimits STANDARD = new RateLimits(
            new Rate(10, Duration.ofMinutes(10)),
            new Rate(20, Duration.ofHours(1)),
            new Rate(300, Duration.ofMinutes(10)),
            new Rate(600, Duration.ofMinutes(10)));

    /** The same with another limit for one network. */
    public RateLimits withPerClient(Rate rate) {
        return new RateLimits(rate, perAddress, perForm, overall);
    }

    /** The same with another limit for one e-mail address. */
    public RateLimits withPerAddress(Rate rate) {
        return new RateLimits(perClient, rate, perForm, overall);
    }

    /** The same with another limit for one form. */
    public RateLimits withPerForm(Rate rate) {
        return new RateLimits(perClient, perAddress, rate, overall);
    }

    /** The same with another limit for everything. */
    public RateLimits withOverall(Rate rate) {
        return new RateLimits(perClient, perAddress, perForm, rate);
    }
}
