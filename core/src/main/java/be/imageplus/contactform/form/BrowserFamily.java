/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import org.jspecify.annotations.Nullable;

/** The browser reduced to its family before anything is stored, logged or mailed (R2.6). */
public enum BrowserFamily {
    CHROME("Chrome"),
    EDGE("Edge"),
    FIREFOX("Firefox"),
    OPERA("Opera"),
    SAFARI("Safari"),
    SAMSUNG("Samsung Internet"),
    OTHER("Other");

    private final String display;

    BrowserFamily(String display) {
        this.display = display;
    }

    /** Its name for people. */
    public String display() {
        return display;
    }

    /** The family that a User-Agent header speaks of; {@link #OTHER} for none or an unknown one. */
    public static BrowserFamily of(@Nullable String userAgent) {
        throw new AssertionError("stub");
    }
}
