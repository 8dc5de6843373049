/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A third party's element on a page, which makes every browser that shows the page meet that party (R2.19). The page
 * says so in words beside it, and opens itself to one origin more.
 *
 * @param script what brings the element to life, on the third party's origin
 * @param cssClass by which the script finds the element
 * @param data what the element tells it, by the names of its {@code data-} attributes
 * @param provider who is behind it, in a name that people know
 */
public record ChallengeWidget(URI script, String cssClass, Map<String, String> data, String provider) {

    public ChallengeWidget {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** The one origin that the page opens itself to, for its script and the frame that this makes. */
    public String origin() {
        return script.getScheme() + "://" + script.getRawAuthority();
    }

    @Override
    public String toString() {
        return "ChallengeWidget[" + origin() + "]";
    }
}
