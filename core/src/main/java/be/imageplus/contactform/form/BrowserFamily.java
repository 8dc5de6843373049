/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser reduced to its family before anything is stored, logged or mailed (R2.6). */
public enum BrowserFamily {
    // The order matters: every family but Firefox also names others in its User-Agent header.
    EDGE("Edge", "Edg/", "EdgA/", "EdgiOS/"),
    OPERA("Opera", "OPR/", "Opera"),
    SAMSUNG("Samsung Internet", "SamsungBrowser/"),
    FIREFOX("Firefox", "Firefox/", "FxiOS/"),
    CHROME("Chrome", "Chrome/", "CriOS/", "Chromium/"),
    SAFARI("Safari", "Safari/"),
    OTHER("Other");

    private final String display;
    private final String[] marks;

    BrowserFamily(String display, String... marks) {
        this.display = display;
        this.marks = marks;
    }

    /** Its name for people. */
    public String display() {
        return display;
    }

    /** The family that a User-Agent header speaks of; {@link #OTHER} for none or an unknown one. */
    public static BrowserFamily of(@Nullable String userAgent) {
        return Stream.of(values())
                .filter(family -> userAgent != null && Stream.of(family.marks).anyMatch(userAgent::contains))
                .findFirst()
                .orElse(OTHER);
    }
}
