/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.form.ClientAddressResolver;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A servlet container's request in the words of {@link ContactWeb}. */
final class ServletTranslation {

    private static final String FORWARDED_PREFIX = "x-forwarded-prefix";
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    /** The pattern takes stack for each segment, and a proxy may pass on what a client sent. */
    private static final int LONGEST_PREFIX = 255;

    private ServletTranslation() {}

    /** The raw path below the context path; what {@link ContactWeb#serves} is asked about, here and for security. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** @param body what is to be read of it, since whoever answers may have read it already */
    static WebRequest of(HttpServletRequest request, ClientAddressResolver proxies, InputStream body) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        InetAddress peer = PeerAddress.of(request.getRemoteAddr());
        return new WebRequest(
                request.getMethod(),
                origin(request),
                mount(request, proxies, peer),
                path(request),
                request.getQueryString() == null ? "" : request.getQueryString(),
                headers,
                peer,
                body);
    }

    private static String origin(HttpServletRequest request) {
        boolean usualPort = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usualPort ? "" : ":" + request.getServerPort());
    }

    /** Only a trusted proxy may say where the application is mounted: links and redirects are made from it. */
    private static String mount(HttpServletRequest request, ClientAddressResolver proxies, InetAddress peer) {
        String forwarded = request.getHeader(FORWARDED_PREFIX);
        return forwarded != null
                        && proxies.trusts(peer)
                        && forwarded.length() <= LONGEST_PREFIX
                        && PREFIX.matcher(forwarded).matches()
                ? forwarded
                : request.getContextPath();
    }
}
