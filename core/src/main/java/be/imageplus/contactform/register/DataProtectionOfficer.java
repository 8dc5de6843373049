/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

/** Whether a data protection officer is designated (Art. 37, R1.8): either how to reach them, or why there is none. */
public sealed interface DataProtectionOfficer {

    /**
     * One is.
     *
     * @param contact how to reach the officer
     */
    record Designated(String contact) implements DataProtectionOfficer {}

    /**
     * None is.
     *
     * @param reason why Art. 37(1) does not require one
     */
    record NotDesignated(LocalizedText reason) implements DataProtectionOfficer {}
}
