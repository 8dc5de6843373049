/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

/**
 * Who we are to a mail server. {@code toString} shows neither.
 *
 * @param user its name for us
 * @param password its secret with us
 */
public record Credentials(String user, String password) {

    public Credentials {
        if (user.isBlank() || password.isEmpty()) {
            throw new IllegalArgumentException("credentials: user and password are needed");
        }
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
