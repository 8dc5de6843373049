/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;

/** Days, periods and headings as the notice words them, for sentences elsewhere that refer to it. */
public final class NoticePhrases {

    private final NoticeWords words;

    private NoticePhrases(NoticeWords words) {
        this.words = words;
    }

    /** In a language that has bundles, or in English. */
    public static NoticePhrases in(Locale language) {
        return new NoticePhrases(new NoticeWords(language));
    }

    /** For example {@code 22 November 2027}. */
    public String day(LocalDate day) {
        return words.date(day);
    }

    /** For example {@code 12 months}. */
    public String period(Period period) {
        return words.period(period);
    }

    /** The heading of the section on retention. */
    public String retentionHeading() {
        return words.say("retention");
    }
}
