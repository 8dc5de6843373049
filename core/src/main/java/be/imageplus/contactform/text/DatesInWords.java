/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days and times as people write them in one language, zone and country: American order misleads European staff. */
public final class DatesInWords {

    private final Locale language;
    private final ZoneId zone;
    private final DateTimeFormatter dayAndTime;

    /** @param country ISO 3166, whose order of day and month is used beside a time */
    public DatesInWords(Locale language, String country, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.dayAndTime = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(new Locale(language.getLanguage(), country));
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
        return dayAndTime.format(instant.atZone(zone));
    }
}
