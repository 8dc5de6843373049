/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that is known of a request, already reduced (R2.5, R2.6): the raw headers are gone.
 *
 * <p><b>Privacy.</b> The address limits the rate of requests and is stored only as the register declares; never
 * rendered.
 *
 * @param siteOrigin the origin at which this application was asked, for example {@code https://imageplus.be}
 * @param originHeader a real {@code Origin} header; empty when absent or {@code null}, which prove nothing
 * @param clientAddress the visitor's address as {@link ClientAddressResolver} found it
 * @param browser the browser's family
 * @param languages what the visitor prefers, best first
 */
public record VisitorRequest(
        String siteOrigin,
        Optional<String> originHeader,
        InetAddress clientAddress,
        BrowserFamily browser,
        List<Locale> languages) {

    public VisitorRequest {
        languages = List.copyOf(languages);
    }

    @Override
    public String toString() {
        return "VisitorRequest[" + siteOrigin + "]";
    }
}
