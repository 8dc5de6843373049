/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.Optional;

/** Whether a data protection officer is designated (Art. 37, R1.8): either how to reach them, or why there is none. */
public sealed interface DataProtectionOfficer {

    /**
     * One is.
     *
     * @param name for the record of processing activities (Art. 30(1)(a)); the notice names the contact only
     * @param contact how to reach the officer
     */
    record Designated(Optional<String> name, String contact) implements DataProtectionOfficer {

        /** One whose name is not told. */
        public Designated(String contact) {
            this(Optional.empty(), contact);
        }
    }

    /**
     * None is.
     *
     * @param reason why Art. 37(1) does not require one
     */
    record NotDesignated(LocalizedText reason) implements DataProtectionOfficer {}
}
