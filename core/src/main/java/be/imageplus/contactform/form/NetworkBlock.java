/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of network addresses in CIDR notation (RFC 4632), and literal addresses. No name is ever looked up. */
record NetworkBlock(InetAddress network, int prefix) {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    // Java takes what starts with a hexadecimal digit or a colon, and has a colon, for a literal: it never asks DNS.
    private static final Pattern IPV6 = Pattern.compile("(?=[0-9a-fA-F]*:)[0-9a-fA-F:.]+");
    private static final int LONGEST_LITERAL = 45;

    /**
     * Reads a block, or one address as a block of its own.
     *
     * @throws IllegalArgumentException when the text is none, naming it and what is expected
     */
    static NetworkBlock parse(String text) {
        String[] parts = text.strip().split("/", -1);
        InetAddress network = literal(parts[0]).orElseThrow(() -> invalid(text));
        int bits = network.getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return new NetworkBlock(network, bits);
        }
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > bits) {
            throw invalid(text);
        }
        return new NetworkBlock(network, Integer.parseInt(parts[1]));
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "trusted proxies: \"" + text + "\" is no block of addresses such as 10.0.0.0/8 or 2001:db8::/32");
    }

    /** An address written in digits; an IPv4 address mapped into IPv6 is the IPv4 address. Empty for anything else. */
    static Optional<InetAddress> literal(String text) {
        boolean literal = text.length() <= LONGEST_LITERAL
                && (IPV4.matcher(text).matches() || IPV6.matcher(text).matches());
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
