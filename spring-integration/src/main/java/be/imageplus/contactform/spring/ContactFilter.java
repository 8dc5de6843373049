/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.form.ClientAddressResolver;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Answers requests to our paths, and lets every other one pass untouched. It only translates.
 *
 * <p>It stands behind Spring Security's filter and before the dispatcher servlet, which would parse a multipart body
 * into temporary files before it looks who is to answer.
 */
final class ContactFilter implements Filter {

    private final Supplier<ContactWeb> web;
    private final Supplier<ClientAddressResolver> proxies;

    ContactFilter(Supplier<ContactWeb> web, Supplier<ClientAddressResolver> proxies) {
        this.web = web;
        this.proxies = proxies;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && web.get().serves(ServletTranslation.path(http))) {
            send(
                    web.get().handle(ServletTranslation.of(http, proxies.get(), http.getInputStream())),
                    (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
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
