/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the visitor's address: the one header that is configured, and only from listed peers; otherwise the socket's
 * address (R2.5). Used everywhere an address matters. Thread-safe.
 */
public final class ClientAddressResolver {

    private final List<NetworkBlock> trusted;
    private final Optional<String> header;

    /**
     * A resolver.
     *
     * @param trustedProxies CIDR blocks of peers that are believed, for example {@code 10.0.0.0/8}
     * @param header the one header believed from them, for example {@code CF-Connecting-IP}
     * @throws IllegalArgumentException when a block is no CIDR block, naming it and what is expected
     */
    public ClientAddressResolver(List<String> trustedProxies, Optional<String> header) {
        this.trusted = trustedProxies.stream().map(NetworkBlock::parse).toList();
        this.header = header;
    }

    /** Believes nobody: always the socket's address. */
    public static ClientAddressResolver socketOnly() {
        return new ClientAddressResolver(List.of(), Optional.empty());
    }

    /** Whether a peer is one of the trusted proxies. */
    public boolean trusts(InetAddress peer) {
        return trusted.stream().anyMatch(block -> block.contains(peer));
    }

    /**
     * The visitor's address.
     *
     * <p>Where the header holds a list, as {@code X-Forwarded-For} does, it is the last address that is no trusted
     * proxy: what stands before it may have been invented by the client.
     *
     * @param peer the socket's other end
     * @param headers the values of a header by its name (in the request's order), for example several lines of one name
     */
    public InetAddress resolve(InetAddress peer, Function<String, List<String>> headers) {
        if (header.isEmpty() || !trusts(peer)) {
            return peer;
        }
        List<String> hops = headers.apply(header.get()).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = NetworkBlock.literal(hops.get(i));
            if (hop.isEmpty()) {
                return peer;
            }
            if (!trusts(hop.get())) {
                return hop.get();
            }
        }
        return peer;
    }
}
