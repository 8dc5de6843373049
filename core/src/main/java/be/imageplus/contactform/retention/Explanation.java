/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.submission.Headline;
import java.util.Optional;

/**
 * Until when an enquiry is kept, and why, in words (R5.11). True until something is done to the enquiry or to the
 * register, however much time passes; the message's sentence is the one that a person is told.
 *
 * @param enquiry which, without what it says
 * @param message what it says, in one sentence with rule and version of the notice
 * @param technical what came with its request, likewise
 * @param waiting why it is still there though it is due; empty when it is not
 * @param fate the same as days and instants
 */
public record Explanation(Headline enquiry, String message, String technical, Optional<String> waiting, Fate fate) {}
