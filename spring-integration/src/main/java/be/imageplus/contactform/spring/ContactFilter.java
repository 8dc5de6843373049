/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.form.ClientAddressResolver;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Answers requests to our paths, and lets every other one pass untouched. It only translates.
 *
 * <p>It stands behind Spring Security's filter and before the dispatcher servlet, which would parse a multipart body
 * into temporary files before it looks who is to answer.
 */
final class ContactFilter implements Filter {

    private static final String FORWARDED_PREFIX = "x-forwarded-prefix";
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    /** The pattern takes stack for each segment, and a proxy may pass on what a client sent. */
    private static final int LONGEST_PREFIX = 255;

    private final Supplier<ContactWeb> web;
    private final Supplier<ClientAddressResolver> proxies;

    ContactFilter(Supplier<ContactWeb> web, Supplier<ClientAddressResolver> proxies) {
        this.web = web;
        this.proxies = proxies;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && web.get().serves(path(http))) {
            send(web.get().handle(translate(http)), (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The raw path below the context path; what {@link ContactWeb#serves} is asked about, here and for security. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private WebRequest translate(HttpServletRequest request) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        InetAddress peer = PeerAddress.of(request.getRemoteAddr());
        return new WebRequest(
                request.getMethod(),
                origin(request),
                mount(request, peer),
                path(request),
                request.getQueryString() == null ? "" : request.getQueryString(),
                headers,
                peer,
                request.getInputStream());
    }

    private static String origin(HttpServletRequest request) {
        boolean usualPort = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usualPort ? "" : ":" + request.getServerPort());
    }

    /** Only a trusted proxy may say where the application is mounted: links and redirects are made from it. */
    private String mount(HttpServletRequest request, InetAddress peer) {
        String forwarded = request.getHeader(FORWARDED_PREFIX);
        return forwarded != null
                        && proxies.get().trusts(peer)
                        && forwarded.length() <= LONGEST_PREFIX
                        && PREFIX.matcher(forwarded).matches()
                ? forwarded
                : request.getContextPath();
    }

    private static void send(WebResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.body().length > 0) {
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
    }
}
