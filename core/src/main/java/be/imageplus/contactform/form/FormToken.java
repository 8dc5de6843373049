/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.notice.NoticeRef;
import java.time.Instant;

/**
 * What a page tells us about itself when it comes back (R2.18, R6.18).
 *
 * @param form the form's id
 * @param origin the origin that the page was served for
 * @param notice the notice that the page showed
 * @param firstIssuedAt when the visitor first got the form; kept when a page is shown again
 * @param nonce random, unique a page
 */
public record FormToken(String form, String origin, NoticeRef notice, Instant firstIssuedAt, String nonce) {}
