/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.util.Optional;

/**
 * What an application puts in place of something of ours: a class path resource {@code contact-form/<name>} in UTF-8,
 * for words ({@code messages_nl.properties}), a template ({@code form.mustache}) or the stylesheet.
 *
 * <p>Looked for where the library itself lies, so that it holds for everything that runs on one copy of it. Whether it
 * can stand in is checked when an application starts.
 */
public final class Replacement {

    private static final String FOLDER = "contact-form/";

    private Replacement() {}

    /**
     * The text of a resource, or empty when the application brings none of that name.
     *
     * @param name without the folder
     */
    public static Optional<String> read(String name) {
        return ClassPathText.find(Replacement.class, "/" + path(name));
    }

    /** Where a resource lies on the class path, for example {@code contact-form/form.mustache}. */
    public static String path(String name) {
        return FOLDER + name;
    }
}
