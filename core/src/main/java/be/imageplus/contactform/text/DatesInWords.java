/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times as people write them in one language, the day before the month, and in one zone. */
public final class DatesInWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Locale language;
    private final ZoneId zone;

    /** Words of a language; a language without a bundle falls back to English. */
    public DatesInWords(Locale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /** A day in a language, for example {@code 23 November 2026}. */
    public static String day(LocalDate day, Locale language) {
        Messages words = Messages.of("notice", language);
        String pattern = words.text(day.getDayOfMonth() == 1 ? "date.first" : "date");
        return day.format(DateTimeFormatter.ofPattern(pattern, words.language()));
    }

    /** A day, for example {@code 23 November 2026}. */
    public String day(LocalDate day) {
        return day(day, language);
    }

    /** The day of an instant. */
    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, zone));
    }

    /** An instant to the minute, for example {@code 23 November 2026, 10:00}. */
    public String dayAndTime(Instant instant) {
        return day(instant) + ", " + TIME.format(instant.atZone(zone));
    }
}
