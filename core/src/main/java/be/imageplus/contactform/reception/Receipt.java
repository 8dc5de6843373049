/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import be.imageplus.contactform.submission.Reference;
import java.time.Instant;

/**
 * What the sender is told: "received", never "sent".
 *
 * @param reference names it
 * @param receivedAt the server's time
 */
public record Receipt(Reference reference, Instant receivedAt) {}
