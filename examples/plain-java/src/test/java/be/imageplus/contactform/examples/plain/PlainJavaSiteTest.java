/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import be.imageplus.contactform.kit.HttpContractKit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

class PlainJavaSiteTest extends HttpContractKit {

    @Override
    protected Site start(Setup setup) throws IOException {
        PlainJavaSite site =
                PlainJavaSite.start(setup.contactForms(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return Site.at(site.uri(), site::close);
    }
}
