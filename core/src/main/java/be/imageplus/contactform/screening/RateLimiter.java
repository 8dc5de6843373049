/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How often one client may send.
 *
 * <h2>Guarantees asked of an implementation</h2>
 *
 * Thread-safe; memory is bounded however many clients there are; IPv6 clients count by their /64; what it keeps of an
 * address is keyed and forgotten within a day.
 */
public interface RateLimiter {

    /** Counts one request; empty when it is within the limit, otherwise when the next one will be. */
    Optional<Duration> refuseUntil(InetAddress client);
}
