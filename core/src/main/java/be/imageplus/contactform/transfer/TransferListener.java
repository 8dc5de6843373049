/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import java.time.LocalDate;

/**
 * Hears of transfers that end: the alarm that does not depend on mail (R4.3, R4.4). Called after the commit of what it
 * tells, on one node, on the background's thread or on that of whoever asked for the warnings.
 */
public interface TransferListener {

    /**
     * Nothing makes sending to a recipient lawful beyond a day that comes near. Called once for each of 365, 180, 90,
     * 30 and 7 days before it; a warning that came too late is skipped for the next one.
     *
     * @param recipient its id in the register
     * @param lastDay the last day on which sending is lawful, in the register's zone
     * @param daysBefore which of the warnings this is
     */
    void transferEndsSoon(String recipient, LocalDate lastDay, int daysBefore);

    /**
     * Nothing makes sending to a recipient lawful any more: its mail is parked from now on. Called once for each end.
     *
     * @param recipient its id in the register
     * @param code why, one of {@link TransferDecision.Unlawful}
     */
    void transferEnded(String recipient, String code);

    /**
     * Sending to a recipient whose end was told is lawful again, by an operator's word, by another register or because
     * a mechanism has begun: its parked mail leaves.
     *
     * @param recipient its id in the register
     * @param ground the reference of the mechanism that carries it
     */
    void transferStandsAgain(String recipient, String ground);
}
