/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import java.security.GeneralSecurityException;

/** Calls of Tink that cannot fail with keys that were checked when they were loaded. */
final class Sure {

    /** A call that Tink declares to fail. */
    interface Call<T> {
        T get() throws GeneralSecurityException;
    }

    private Sure() {}

    /** The result; a failure is a defect of the Java runtime's cryptography, and is thrown as one. */
    static <T> T of(Call<T> call) {
        try {
            return call.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks cryptography that every one has", e);
        }
    }
}
