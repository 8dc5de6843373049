/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.javalin;

import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Answers requests to the library's paths before Javalin looks for a route; every other one goes on to the routes of
 * the application. It only translates.
 *
 * <pre>{@code config.routes.before(new JavalinAdapter(contact.web(WebSettings.defaults())))}</pre>
 */
public final class JavalinAdapter implements Handler {

    private final ContactWeb web;

    /** @param web answers the requests */
    public JavalinAdapter(ContactWeb web) {
        this.web = web;
    }

    @Override
    public void handle(Context context) throws IOException {
        HttpServletRequest request = context.req();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!web.serves(path)) {
            return;
        }
        WebResponse response = web.handle(translate(request, path));
        context.status(response.status());
        response.headers().forEach(context::header);
        context.result(response.body()).skipRemainingHandlers();
    }

    /** The body stays a stream: {@code Context.body()} would read and keep it whole before anybody counts. */
    private static WebRequest translate(HttpServletRequest request, String path) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(
                        name -> headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name))));
        String origin = request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort();
        return new WebRequest(
                request.getMethod(),
                origin,
                request.getContextPath(),
                path,
                Objects.requireNonNullElse(request.getQueryString(), ""),
                headers,
                InetAddress.getByName(request.getRemoteAddr()),
                request.getInputStream());
    }
}
