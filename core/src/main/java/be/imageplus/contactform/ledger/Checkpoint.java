/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import java.time.Instant;

/**
 * How the chain stood at one time, kept outside the database: a chain that was cut or replaced since does not fit it.
 *
 * @param seq the place of the last link then
 * @param mac of that link
 * @param at when it was taken
 * @param proof that somebody with the keys took it
 */
public record Checkpoint(long seq, String mac, Instant at, String proof) {}
