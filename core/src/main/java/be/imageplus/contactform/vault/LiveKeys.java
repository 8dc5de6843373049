/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import be.imageplus.contactform.problem.ContactFormException;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys in use, and where they are asked for again. Whatever goes wrong with that, the keys in use stay.
 * Thread-safe.
 */
final class LiveKeys {

    private static final Logger LOG = LoggerFactory.getLogger(LiveKeys.class);

    /** A stranger can name as many unknown keys as they like, in tokens they made up. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final @Nullable KeySource source;
    private final Predicate<KeySet> fitting;
    private volatile KeySet keys;

    /** When the source was asked last, by the machine's ticks; null before the first time. */
    private @Nullable Long asked;

    /** What was wrong the last time, so that the same is logged once. */
    private String trouble = "";

    private LiveKeys(@Nullable KeySource source, KeySet first, Predicate<KeySet> fitting) {
        this.source = source;
        this.keys = first;
        this.fitting = fitting;
    }

    /** Keys that stay as they are. */
    static LiveKeys fixed(KeySet keys) {
        return new LiveKeys(null, keys, any -> true);
    }

    /**
     * Keys that an operator may change.
     *
     * @param first what the source said at the start
     * @param fitting whether other keys fit what was stored
     */
    static LiveKeys from(KeySource source, KeySet first, Predicate<KeySet> fitting) {
        return new LiveKeys(source.existing(), first, fitting);
    }

    KeySet now() {
        return keys;
    }

    /** The keys in use, asked for again unless they are others than these already, or that was done a moment ago. */
    KeySet newerThan(KeySet known) {
        if (source != null && keys == known) {
            long noticed = System.nanoTime();
            reloadUnlessAsked(noticed);
        }
        return keys;
    }

    private synchronized void reloadUnlessAsked(long noticed) {
        Long last = asked;
        if (last == null || noticed - last >= PAUSE.toNanos()) {
            reload();
        }
    }

    /** Asks now; returns whether others are in use since. */
    synchronized boolean reload() {
        KeySource from = source;
        if (from == null) {
            return false;
        }
        asked = System.nanoTime();
        try {
            return take(from.load());
        } catch (ContactFormException e) {
            stay(e.code() + ": " + e.getMessage());
        } catch (RuntimeException e) { // its message may hold anything
            stay("the source of the keys failed with " + e.getClass().getName());
        }
        return false;
    }

    private boolean take(KeySet loaded) {
        if (loaded.isSame(keys)) {
            trouble = "";
            return false;
        }
        if (!fitting.test(loaded)) {
            stay("KEYS-DO-NOT-FIT: " + loaded + " are other keys than those that the database was written with");
            return false;
        }
        LOG.info("The keys were changed: {} are in use from now on", loaded);
        keys = loaded;
        trouble = "";
        return true;
    }

    private void stay(String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            LOG.error("Other keys cannot be taken up, and {} stay in use: {}", keys, why);
        }
    }
}
