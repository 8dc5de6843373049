/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import be.imageplus.contactform.register.ProcessingRegister;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A complete register of a synthetic controller, for tests: form {@code contact}, recipients {@code authsmtp} and more.
 */
public final class TestRegister {

    /**
     * An instant at which the check of the register finds nothing: no mechanism has ended, no assessment is overdue.
     */
    public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static final String RESOURCE = "processing-register.yml";

    private TestRegister() {}

    /** The register as it is; its check finds nothing. */
    public static ProcessingRegister example() {
        return load(yaml());
    }

    /** Its text, to be edited and given to {@link #load}. */
    public static String yaml() {
        try (InputStream in = TestRegister.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not beside " + TestRegister.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A register from a text. */
    public static ProcessingRegister load(String yaml) {
        return ProcessingRegister.load(
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "processing-register.yml");
    }
}
