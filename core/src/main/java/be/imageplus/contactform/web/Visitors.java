/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.ClientAddressResolver;
import be.imageplus.contactform.form.VisitorRequest;

/** Reduces a request to what may be known of it; raw headers go no further (R2.5, R2.6). */
final class Visitors {

    private final Origins origins;
    private final ClientAddressResolver addresses;

    Visitors(Origins origins, ClientAddressResolver addresses) {
        this.origins = origins;
        this.addresses = addresses;
    }

    VisitorRequest of(Visit visit) {
        WebRequest request = visit.request();
        return new VisitorRequest(
                siteOrigin(visit),
                Origins.named(request.headers("origin")),
                addresses.resolve(request.peer(), request::headers),
                BrowserFamily.of(request.header("user-agent").orElse(null)),
                visit.preferred());
    }

    /** For which origin a page is served. */
    String siteOrigin(Visit visit) {
        return origins.servedFor(visit.request().origin());
    }

    /** For whose page a program asks: that of an allowed origin where a browser names it, else one served by us. */
    String programOrigin(Visit visit) {
        return origins.allowed(visit.request()).orElseGet(() -> siteOrigin(visit));
    }
}
