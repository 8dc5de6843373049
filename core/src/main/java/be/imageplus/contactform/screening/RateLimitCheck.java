/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.register.DataItem;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Counts an enquiry against the limits of its network, its address, its form and of all together. First of the checks,
 * and after the look-up of replays, so that a double click is never an error.
 *
 * <p><b>Privacy.</b> Network and e-mail address become keyed hashes that change every day (UTC) before anything counts
 * them, and are kept for as long as the allowance takes to refill, a day at most: security and abuse protection only
 * (R2.5, R2.9). Nothing of it is stored with the enquiry, and nothing is carried on beyond that window (R3.6).
 */
final class RateLimitCheck implements ScreeningCheck {

    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final RateLimiter limiter;
    private final RateLimits limits;
    private final DailyKeys keys;

    RateLimitCheck(RateLimiter limiter, RateLimits limits, DailyKeys keys) {
        this.limiter = limiter;
        this.limits = limits;
        this.keys = keys;
    }

    @Override
    public Verdict check(Screened enquiry) {
        return limiter.refuseUntil(demands(enquiry))
                .<Verdict>map(wait -> new Verdict.Refuse(Verdict.Refuse.RATE_LIMITED, Optional.of(wait)))
                .orElseGet(Verdict.Accept::new);
    }

    /** From the narrowest to the widest: each protects those behind it. */
    private List<Demand> demands(Screened enquiry) {
        List<Demand> demands = new ArrayList<>();
        String network = network(enquiry.request().clientAddress());
        demands.add(new Demand(keys.of("client", network), limits.perClient()));
        EmailAddress.parse(enquiry.values().getOrDefault(DataItem.EMAIL, ""))
                .map(address -> new Demand(keys.of("address", address.canonical()), limits.perAddress()))
                .ifPresent(demands::add);
        demands.add(new Demand(keys.of("form", enquiry.form()), limits.perForm()));
        demands.add(new Demand(keys.of("overall", ""), limits.overall()));
        return demands;
    }

    /** A subscriber has a /64 of IPv6 to choose addresses from. */
    private static String network(InetAddress client) {
        byte[] address = client.getAddress();
        byte[] network = address.length == IPV6_BYTES ? Arrays.copyOf(address, IPV6_NETWORK_BYTES) : address;
        return HexFormat.of().formatHex(network);
    }
}
