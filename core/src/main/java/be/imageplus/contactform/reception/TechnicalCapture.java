/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.TechnicalData;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Keeps of a request what the register declares, as exactly as it declares, and nothing else (R2.5, R2.6, R2.8). */
final class TechnicalCapture {

    private static final int IPV4_BYTES = 4;
    private static final int IPV4_NETWORK_BYTES = 3;
    private static final int IPV6_NETWORK_BYTES = 6;

    private final ProcessingRegister register;

    TechnicalCapture(ProcessingRegister register) {
        this.register = register;
    }

    Optional<TechnicalData> of(VisitorRequest request) {
        Optional<String> address =
                register.dataItem(DataItem.CLIENT_ADDRESS).map(item -> kept(request.clientAddress(), item.precision()));
        Optional<String> browser = register.dataItem(DataItem.BROWSER_FAMILY)
                .map(item -> request.browser())
                .map(BrowserFamily::display);
        return address.isEmpty() && browser.isEmpty()
                ? Optional.empty()
                : Optional.of(new TechnicalData(address, browser));
    }

    private static String kept(InetAddress address, DataItem.Precision precision) {
        return precision == DataItem.Precision.FULL ? address.getHostAddress() : network(address);
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        int kept = bytes.length == IPV4_BYTES ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES;
        for (int i = kept; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of a valid length was not accepted", e);
        }
    }
}
