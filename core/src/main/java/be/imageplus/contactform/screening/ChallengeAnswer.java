/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.FormToken;
import java.net.InetAddress;
import java.time.Instant;

/**
 * An answer to a challenge, with as much of the request as a verifier may know: nothing of what was typed.
 *
 * <p><b>Privacy.</b> The answer and the address are the visitor's; used for one question and not kept (R2.9).
 *
 * @param text as it came: any text but the empty one
 * @param page the token of the page that it came from, already verified
 * @param client the visitor's address
 * @param at now
 */
public record ChallengeAnswer(String text, FormToken page, InetAddress client, Instant at) {

    @Override
    public String toString() {
        return "ChallengeAnswer[" + page.form() + "]";
    }
}
