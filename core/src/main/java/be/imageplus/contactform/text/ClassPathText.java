/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Texts that lie on the class path, in UTF-8. */
public final class ClassPathText {

    private ClassPathText() {}

    /**
     * The text of a resource that must be there.
     *
     * @param owner the class beside which it lies
     * @param name relative to the class, for example {@code form.mustache}, or absolute behind a slash
     * @throws IllegalArgumentException when there is none, naming both: a jar from which resources were left out, or
     *     put elsewhere, is told so at its first use
     */
    public static String of(Class<?> owner, String name) {
        return find(owner, name)
                .orElseThrow(() -> new IllegalArgumentException("There is no " + name + " beside " + owner.getName()
                        + " on the class path: the jar it came in is not complete"));
    }

    /** The text of a resource, or empty when there is none. */
    public static Optional<String> find(Class<?> owner, String name) {
        try (InputStream resource = owner.getResourceAsStream(name)) {
            return resource == null ? Optional.empty() : Optional.of(new String(resource.readAllBytes(), UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " beside " + owner.getName() + " cannot be read", broken);
        }
    }

    /** What a text of keys and words says ({@code .properties}), by key in alphabetical order. */
    public static Map<String, String> words(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<String, String> words = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return Collections.unmodifiableMap(words);
    }
}
