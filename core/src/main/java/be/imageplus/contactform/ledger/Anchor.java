/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import java.time.Instant;

/**
 * Where the chain begins once its oldest end was truncated: right after the last link that went.
 *
 * @param seq the place of that link
 * @param mac of that link, which the first one that is left follows
 * @param at when it was truncated, to the millisecond
 * @param proof that somebody with the keys truncated it
 */
public record Anchor(long seq, String mac, Instant at, String proof) {}
