/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys under a random one that lives for a day at most, in memory only. */
final class RandomDailyKeys implements DailyKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final long DAY_MILLIS = 86_400_000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile DaysKey current;

    private record DaysKey(long day, SecretKeySpec key) {}

    RandomDailyKeys(Clock clock) {
        this.clock = clock;
        this.current = fresh(today());
    }

    @Override
    public long of(String kind, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(todaysKey());
            mac.update(kind.getBytes(UTF_8));
            mac.update((byte) 0);
            return ByteBuffer.wrap(mac.doFinal(value.getBytes(UTF_8))).getLong();
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
