/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Years in which anything happens to enquiries in any order, against a reference model: nothing is kept past its date
 * without a recorded reason, nothing is purged before its date, and no copy outlives its record (R5.1–R5.12).
 */
class RandomHistoriesTest {

    private static final int STEPS = 130;
    private static final int HISTORIES = 250;

    @TempDir
    Path directory;

    /**
     * The same seeds each time, so that a build fails for what was changed. Each goes on until its years are past and
     * its histories are many enough: few of them show little.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void endAsTheRulesSay(long seed) {
        try (RandomYears years = new RandomYears(directory, new Random(seed))) {
            for (int step = 0; step < STEPS || years.histories() < HISTORIES; step++) {
                years.pass();
            }
            years.endAll();
        }
    }
}
