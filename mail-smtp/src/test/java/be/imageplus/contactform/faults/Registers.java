/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;

/** The tests' register with another end of what makes sending to the mail provider lawful. */
final class Registers {

    /** A last day that no test reaches. */
    static final String FAR = "2031-12-27";

    private Registers() {}

    static ProcessingRegister validThrough(String day) {
        String version = day.equals(FAR) ? "2026-11" : "until-" + day;
        return TestRegister.load(TestRegister.yaml()
                .replace("valid-through: " + FAR, "valid-through: " + day)
                .replace("version: \"2026-11\"", "version: \"" + version + "\""));
    }
}
