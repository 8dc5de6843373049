/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.text.Messages;
import java.util.List;
import java.util.Locale;

/** Why an enquiry is held, in words for staff; {@code Headline.whyHeld} says it of one. */
public final class ScreeningReasons {

    /** The code where no check but a member of staff held an enquiry. */
    public static final String MOVED_BY_STAFF = "moved-by-staff";

    private ScreeningReasons() {}

    /**
     * The words of each reason, once, in the order of the codes; without a full stop.
     *
     * @param codes stable codes as they are stored; one that is not the library's own shows as it is
     * @param language one without words of ours falls back to English
     */
    public static List<String> inWords(List<String> codes, Locale language) {
        Messages words = Messages.of("screening", language);
        return codes.stream()
                .distinct()
                .map(code -> words.find(code).orElse(code))
                .toList();
    }
}
