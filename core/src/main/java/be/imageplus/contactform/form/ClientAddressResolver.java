/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the visitor's address: the one header that is configured, and only from listed peers; otherwise the socket's
 * address (R2.5). Used everywhere an address matters. Thread-safe.
 */
public final class ClientAddressResolver {

    /**
     * @param trustedProxies CIDR blocks of peers that are believed, for example {@code 10.0.0.0/8}
     * @param header the one header believed from them, for example {@code CF-Connecting-IP}
     * @throws IllegalArgumentException when a block is no CIDR block, naming it and what is expected
     */
    public ClientAddressResolver(List<String> trustedProxies, Optional<String> header) {
        throw new AssertionError("stub");
    }

    /** Believes nobody: always the socket's address. */
    public static ClientAddressResolver socketOnly() {
        return new ClientAddressResolver(List.of(), Optional.empty());
    }

    /** Whether a peer is one of the trusted proxies. */
    public boolean trusts(InetAddress peer) {
        throw new AssertionError("stub");
    }

    /**
     * The visitor's address.
     *
     * @param peer the socket's other end
     * @param headers the values of a header by its name (in the request's order), for example several lines of one name
     */
    public InetAddress resolve(InetAddress peer, Function<String, List<String>> headers) {
        throw new AssertionError("stub");
    }
}
