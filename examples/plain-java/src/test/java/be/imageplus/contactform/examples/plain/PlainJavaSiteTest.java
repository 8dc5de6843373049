/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.HttpContractKit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

class PlainJavaSiteTest extends HttpContractKit {

    @Override
    protected Site start(Setup setup) throws IOException {
        ContactForms contact = ContactForms.builder(setup.register())
                .form("contact", Enquiry.class)
                .store(setup.store())
                .mail(
                        setup.transport(),
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .clock(setup.clock())
                .build();
        PlainJavaSite site = PlainJavaSite.start(contact, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new Site() {
            @Override
            public URI uri() {
                return site.uri();
            }

            @Override
            public void close() {
                site.close();
            }
        };
    }
}
