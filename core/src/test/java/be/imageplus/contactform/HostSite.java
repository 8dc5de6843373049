/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The two forms in an application of its own, which has something of its own on the class path: in another process,
 * since what lies there holds for the whole of one.
 */
final class HostSite {

    private HostSite() {}

    /** Prints pages, or what stops the start: a line for each finding. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        try (TwoForms site = new TwoForms(Path.of(arguments[0]))) {
            for (int i = 1; i + 1 < arguments.length; i += 2) {
                out.println(TwoForms.text(site.get(arguments[i], arguments[i + 1])));
            }
        } catch (ConfigurationException refused) {
            refused.findings().stream()
                    .filter(Finding::isError)
                    .forEach(finding -> out.println(finding.code() + " " + finding.problem()));
        }
    }

    /** What such an application prints. */
    static String print(Path directory, Path ownClassPath, String... pathsAndQueries) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ownClassPath + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                HostSite.class.getName(),
                directory.toString()));
        command.addAll(List.of(pathsAndQueries));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
