/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import java.net.IDN;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * With what mails are signed so that a receiver can tell whose they are (DKIM, RFC 6376): a private key, and where its
 * public one stands in the DNS.
 *
 * <p>For a server that does not sign by itself. Providers usually do, and then a second signature is one more key to
 * look after and nothing else; see smtp/dkim.md. Immutable, thread-safe; {@code toString} shows no key.
 *
 * <pre>{@code
 * SmtpSettings.builder("smtp.example.org")
 *         .dkim(DkimKey.read("example.org", "contact2026", Path.of("keys/dkim.pem")))
 * }</pre>
 */
public final class DkimKey {

    /** RFC 8301 section 3.2: less is no longer believed, and receivers need not verify more. */
    static final int FEWEST_RSA_BITS = 2048;

    static final int MOST_RSA_BITS = 4096;

    private static final int LONGEST_NAME = 253;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern SELECTOR = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");

    private final String domain;
    private final String selector;
    private final PrivateKey key;

    private DkimKey(String domain, String selector, PrivateKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /**
     * Reads a key: RSA of 2048 to 4096 bits (rsa-sha256), or Ed25519 (ed25519-sha256, RFC 8463), which some large
     * receivers still do not verify.
     *
     * @param domain whose mails they are: that of the From address, a parent or a subdomain of it
     * @param selector the name of this key; its public one stands at {@code selector._domainkey.domain}
     * @param privateKey a PEM file of PKCS#8 ({@code BEGIN PRIVATE KEY}) that only its owner may read (mode 0600)
     * @throws IllegalArgumentException if domain or selector is no name of the DNS
     * @throws be.imageplus.contactform.problem.ConfigurationException if the file is missing, others may read it, or
     *     its key is none that receivers verify
     */
    public static DkimKey read(String domain, String selector, Path privateKey) {
        String checkedDomain = checked("dkim.domain", DOMAIN, domain);
        String checkedSelector = checked("dkim.selector", SELECTOR, selector);
        return new DkimKey(checkedDomain, checkedSelector, DkimKeyFile.read(privateKey));
    }

    private static String checked(String setting, Pattern form, String name) {
        String ascii;
        try {
            ascii = IDN.toASCII(name.trim(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            ascii = "";
        }
        if (ascii.length() > LONGEST_NAME || !form.matcher(ascii).matches()) {
            throw new IllegalArgumentException(setting + ": must be a name of the DNS, for example "
                    + (form == DOMAIN ? "example.org" : "contact2026"));
        }
        return ascii;
    }

    /** Whose mails are signed ({@code d=}), as A-labels in lower case. */
    public String domain() {
        return domain;
    }

    /** The name of this key ({@code s=}), in lower case. */
    public String selector() {
        return selector;
    }

    /** The algorithm as a signature names it ({@code a=}). */
    String algorithm() {
        return key instanceof RSAKey ? "rsa-sha256" : "ed25519-sha256";
    }

    /**
     * Whether a signature of this key counts for mails of another domain (relaxed alignment, RFC 7489 section 3.1.1),
     * as far as it can be told without a list of public suffixes: two siblings do not.
     */
    boolean isAlignedWith(String fromDomain) {
        String from = fromDomain.toLowerCase(Locale.ROOT);
        return from.equals(domain) || from.endsWith("." + domain) || domain.endsWith("." + from);
    }

    /** Signs what was made canonical. */
    byte[] sign(byte[] canonical) {
        try {
            if (key instanceof RSAKey) {
                return signature("SHA256withRSA", canonical);
            }
            // RFC 8463 section 3: what Ed25519 signs is the hash.
            return signature("Ed25519", MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read can sign.", e);
        }
    }

    private byte[] signature(String algorithm, byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    @Override
    public String toString() {
        return "DkimKey[" + selector + "._domainkey." + domain + ", " + algorithm() + "]";
    }
}
