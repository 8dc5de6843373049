/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The other end of a connection as a servlet container names it, without ever asking a name server. */
final class PeerAddress {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private PeerAddress() {}

    /**
     * The address; the unspecified one for anything that is no address. A container tells what it was told when
     * {@code server.forward-headers-strategy} makes it believe a header.
     */
    static InetAddress of(String remote) {
        try {
            // What holds a colon is an IPv6 literal or refused: neither is looked up.
            return remote.indexOf(':') >= 0 || IPV4.matcher(remote).matches()
                    ? InetAddress.getByName(remote)
                    : unspecified();
        } catch (UnknownHostException noAddress) {
            return unspecified();
        }
    }

    private static InetAddress unspecified() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are an address", e);
        }
    }
}
