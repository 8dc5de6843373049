/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.Objects;

/**
 * Somebody whom people and authorities may turn to beside the controller: a joint controller (Art. 26) or the
 * representative in the Union of a controller outside it (Art. 27).
 *
 * @param name its legal name
 * @param contact how to reach it: an address for mails, or a postal address on one line
 */
public record Party(String name, String contact) {

    public Party {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(contact, "contact");
    }
}
