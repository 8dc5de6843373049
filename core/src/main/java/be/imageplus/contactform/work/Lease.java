/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.time.Instant;

/**
 * The right to work on one item until an instant.
 *
 * @param owner the node and worker that hold it
 * @param version rises with every lease of the item, so that a late worker cannot complete another's work
 * @param until when it ends by itself
 */
public record Lease(String owner, long version, Instant until) {}
