/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The words of the site's own head and foot, in the languages of its notice. */
final class SiteWords {

    private static final Map<String, Map<String, String>> LOADED = new ConcurrentHashMap<>();

    private SiteWords() {}

    /** By their names in the template; the site's pages are only ever asked for in a language of the register. */
    static Map<String, String> in(Locale language) {
        return LOADED.computeIfAbsent(language.getLanguage(), SiteWords::load);
    }

    private static Map<String, String> load(String language) {
        String bundle = "site_" + language + ".properties";
        try (InputStream resource = SiteWords.class.getResourceAsStream(bundle)) {
            if (resource == null) {
                throw new IllegalStateException(bundle + " is missing beside " + SiteWords.class.getName());
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
            Map<String, String> words = new HashMap<>();
            properties.stringPropertyNames().forEach(name -> words.put(name, properties.getProperty(name)));
            return Map.copyOf(words);
        } catch (IOException broken) {
            throw new UncheckedIOException(bundle + " cannot be read", broken);
        }
    }
}
