/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for a client's network under a random key that lives for a day at most, in memory only: nobody can turn it
 * back into an address, and nobody can recognise a client the day after.
 */
final class ClientKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final long DAY_MILLIS = 86_400_000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile DaysKey current;

    private record DaysKey(long day, SecretKeySpec key) {}

    ClientKey(Clock clock) {
        this.clock = clock;
        this.current = fresh(today());
    }

    /** The first 64 bits of the keyed hash of the client's network: IPv6 by /64, IPv4 as it is. */
    long of(InetAddress client) {
        byte[] address = client.getAddress();
        byte[] network = address.length == IPV6_BYTES ? Arrays.copyOf(address, IPV6_NETWORK_BYTES) : address;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(todaysKey());
            return ByteBuffer.wrap(mac.doFinal(network)).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec todaysKey() {
        long day = today();
        DaysKey present = current;
        if (present.day() != day) {
            synchronized (this) {
                present = current;
                if (present.day() != day) {
                    present = fresh(day);
                    current = present;
                }
            }
        }
        return present.key();
    }

    private long today() {
        return Math.floorDiv(clock.millis(), DAY_MILLIS);
    }

    private DaysKey fresh(long day) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new DaysKey(day, new SecretKeySpec(key, ALGORITHM));
    }
}
