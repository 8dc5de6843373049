/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import java.net.URI;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Where people reach our pages, for links in mails: no request is at hand when a mail is composed. */
final class PagesAddress {

    private static final String CONTEXT_PATH = "server.servlet.context-path";

    private PagesAddress() {}

    /**
     * The public URL, the context path unless that URL has a path of its own (where a proxy mounts the application),
     * and the base path; empty when no public URL is set.
     */
    static Optional<URI> of(ContactFormProperties.Web web, Environment environment) {
        return Optional.ofNullable(web.publicUrl()).map(url -> below(url, web.basePath(), environment));
    }

    private static URI below(URI url, String basePath, Environment environment) {
        String mount = withoutSlash(url.getRawPath() == null ? "" : url.getRawPath());
        if (mount.isEmpty()) {
            mount = withoutSlash(environment.getProperty(CONTEXT_PATH, ""));
        }
        try {
            return url.resolve(URI.create(mount + basePath));
        } catch (IllegalArgumentException e) {
            return url; // a base path that is none is found when the pages are set up
        }
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
