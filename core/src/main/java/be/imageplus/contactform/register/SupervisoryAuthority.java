/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.List;

/**
 * Where a person may lodge a complaint (Art. 13(2)(d)).
 *
 * @param title how the notice introduces it, for example {@code the Belgian Data Protection Authority}
 * @param officialNames its names in its languages
 * @param address its postal address, as it is written in each language
 * @param email its address
 * @param website its site as printed, in each language
 */
public record SupervisoryAuthority(
        LocalizedText title, List<String> officialNames, LocalizedText address, String email, LocalizedText website) {

    public SupervisoryAuthority {
        officialNames = List.copyOf(officialNames);
    }
}
