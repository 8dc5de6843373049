/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser reduced to its family before anything is stored, logged or mailed (R2.6). */
public enum BrowserFamily {
    // The order matters: every family but Firefox also names others in its User-Agent header.
    EDGE("Edge", "Edg(?:e|A|iOS)?/"),
    OPERA("Opera", "OP(?:R|T|iOS)/|Opera"),
    SAMSUNG("Samsung Internet", "SamsungBrowser/"),
    FIREFOX("Firefox", "Firefox/|FxiOS/"),
    CHROME("Chrome", "Chrome/|CriOS/|Chromium/"),
    SAFARI("Safari", "Safari/"),
    OTHER("Other", "");

    private final String display;
    private final Pattern mark;

    BrowserFamily(String display, String mark) {
        this.display = display;
        this.mark = Pattern.compile(mark);
    }

    /** Its name for people. */
    public String display() {
        return display;
    }

    /** The family that a User-Agent header speaks of; {@link #OTHER} for none or an unknown one. */
    public static BrowserFamily of(@Nullable String userAgent) {
        return Stream.of(values())
                .filter(family ->
                        userAgent != null && family.mark.matcher(userAgent).find())
                .findFirst()
                .orElse(OTHER);
    }
}
