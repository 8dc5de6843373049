/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The two forms in an application of its own, which has something of its own on the class path: in another process,
 * since what lies there holds for the whole of one.
 */
final class HostSite {

    private static final String REGISTER = "register.yml";
    private static final String PRINTED = "printed";

    private HostSite() {}

    /** Writes pages, or what stops the start, a line for each finding, into a file. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        String yaml = Files.readString(directory.resolve(REGISTER));
        try (PrintStream out = new PrintStream(Files.newOutputStream(directory.resolve(PRINTED)), true, UTF_8);
                TwoForms site = new TwoForms(directory, yaml, TwoForms.Quote.class)) {
            for (int i = 1; i + 1 < arguments.length; i += 2) {
                out.println(TwoForms.text(site.get(arguments[i], arguments[i + 1])));
            }
        } catch (ConfigurationException refused) {
            Files.write(
                    directory.resolve(PRINTED),
                    refused.findings().stream()
                            .filter(Finding::isError)
                            .map(finding -> finding.code() + " " + finding.problem())
                            .toList());
        }
    }

    /**
     * What such an application writes.
     *
     * @param ownClassPath what it has of its own
     * @param pathsAndQueries one after the other
     */
    static String print(Path directory, String yaml, Path ownClassPath, String... pathsAndQueries) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ownClassPath + File.pathSeparator + System.getProperty("java.class.path"),
                HostSite.class.getName(),
                directory.toString()));
        command.addAll(List.of(pathsAndQueries));
        try {
            Files.writeString(directory.resolve(REGISTER), yaml);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(directory.resolve("log")))
                    .isZero();
            return Files.readString(directory.resolve(PRINTED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
