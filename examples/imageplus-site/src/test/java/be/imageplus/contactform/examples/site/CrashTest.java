/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site killed with {@code kill -9}: what was received is not lost, and nobody gets it twice. */
class CrashTest {

    @TempDir
    Path directory;

    @Test
    void theMailArrivesOnceAfterTheProcessWasKilledBehindTheReceipt() throws Exception {
        try (LateMailServer server = new LateMailServer()) {
            String reference;
            try (SiteProcess site = start(server)) {
                reference = site.visitor()
                        .enquire(Map.of(
                                "name", "Ada Example",
                                "email", "ada@example.org",
                                "message", "Is this still there after the power cut?"));
                LateMailServer.awaitFailure(site.visitor());
                site.kill();
            }

            server.arrive();
            try (SiteProcess site = start(server)) {
                LateMailServer.awaitNothingOwed(site.visitor());
                assertThat(server.mails()).singleElement().asString().contains(reference, "after the power cut");
            }
        }
    }

    private SiteProcess start(LateMailServer server) throws IOException {
        return SiteProcess.start(directory, server.properties().toArray(String[]::new));
    }
}
