/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Counts an enquiry against the limits of its network, of the addresses that it gives, of its form and of all together.
 * First of the checks, and after the look-up of replays, so that a double click is never an error.
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

    RateLimitCheck(Screening.Counting counting) {
        this.limiter = counting.limiter();
        this.limits = counting.limits();
        this.keys = DailyKeys.of(counting);
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
        addresses(enquiry)
                .mapToObj(address -> new Demand(address, limits.perAddress()))
                .forEach(demands::add);
        demands.add(new Demand(keys.of("form", enquiry.form()), limits.perForm()));
        demands.add(new Demand(keys.of("overall", ""), limits.overall()));
        return demands;
    }

    /** Each once, and in one order whichever field it is in, so that no two enquiries wait for each other. */
    private LongStream addresses(Screened enquiry) {
        return enquiry.addresses().stream()
                .mapToLong(address -> keys.of("address", address.canonical()))
                .distinct()
                .sorted();
    }

    /** A subscriber has a /64 of IPv6 to choose addresses from. */
    private static String network(InetAddress client) {
        byte[] address = client.getAddress();
        byte[] network = address.length == IPV6_BYTES ? Arrays.copyOf(address, IPV6_NETWORK_BYTES) : address;
        return HexFormat.of().formatHex(network);
    }
}
