/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Keys of their own for each test run, in files as OpenSSL writes them. */
final class DkimKeys {

    static final String SELECTOR = "contact2026";

    private DkimKeys() {}

    static KeyPair rsa(int bits) {
        return generate("RSA", bits);
    }

    static KeyPair ed25519() {
        return generate("Ed25519", 255);
    }

    static KeyPair generate(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The key for mails of example.org. */
    static DkimKey of(KeyPair pair, Path directory) throws IOException {
        return DkimKey.read("example.org", SELECTOR, file(pair.getPrivate().getEncoded(), directory));
    }

    static Path file(byte[] pkcs8, Path directory) throws IOException {
        return file(
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(pkcs8)
                        + "\n-----END PRIVATE KEY-----\n",
                "rw-------",
                directory);
    }

    static Path file(String content, String mode, Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "dkim", ".pem");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }
}
