/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * What an application that calls the core by itself knows of a request, from the headers as they came.
     *
     * <pre>{@code
     * VisitorRequest.of("https://imageplus.be", client, header("Origin"), header("User-Agent"), List.of(Locale.ENGLISH))
     * }</pre>
     *
     * @param siteOrigin as above
     * @param clientAddress as above: behind a proxy the socket's other end is not the visitor
     * @param origin the {@code Origin} header if there is one; the text {@code null} is none
     * @param userAgent the {@code User-Agent} header if there is one; only its family is kept
     * @param languages as above
     */
    public static VisitorRequest of(
            String siteOrigin,
            InetAddress clientAddress,
            @Nullable String origin,
            @Nullable String userAgent,
            List<Locale> languages) {
        Optional<String> real =
                Optional.ofNullable(origin).map(String::strip).filter(text -> !text.isEmpty() && !text.equals("null"));
        return new VisitorRequest(siteOrigin, real, clientAddress, BrowserFamily.of(userAgent), languages);
    }

    @Override
    public String toString() {
        return "VisitorRequest[" + siteOrigin + "]";
    }
}
