/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

/**
 * What a server has announced that decides how a mail is written for it.
 *
 * @param eightBitMime takes bodies beyond ASCII as they are (RFC 6152)
 * @param smtpUtf8 takes addresses beyond ASCII, in the envelope and in headers (RFC 6531)
 */
record Extensions(boolean eightBitMime, boolean smtpUtf8) {

    static final Extensions NONE = new Extensions(false, false);

    Extensions {
        // RFC 6531 section 3.1: a server that announces SMTPUTF8 announces 8BITMIME too, or it is not to be trusted.
        smtpUtf8 &= eightBitMime;
    }
}
