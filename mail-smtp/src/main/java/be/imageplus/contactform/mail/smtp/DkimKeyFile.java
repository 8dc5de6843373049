/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file with a private key for signing mails, which only its owner may read. */
final class DkimKeyFile {

    /** The setting that names the file, for the reader of a finding. */
    private static final String SETTING = "contact-form.mail.smtp.dkim.key";

    private static final Set<PosixFilePermission> OWNERS = Set.of(OWNER_READ, OWNER_WRITE);
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----\\s*([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private DkimKeyFile() {}

    /**
     * Reads the key.
     *
     * @throws ConfigurationException if the file is missing, others may read it, or its key is none that receivers
     *     verify
     */
    static PrivateKey read(Path file) {
        try {
            refuseOtherReaders(file);
            // Whatever else stands around the key: a comment may be in any encoding.
            return strong(file, parse(file, Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (NoSuchFileException e) {
            throw refused(FindingCode.DKIM_KEY_MISSING, file);
        } catch (IOException e) {
            throw unreadable(file, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static void refuseOtherReaders(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(mode)) {
            throw refused(FindingCode.DKIM_KEY_READABLE_BY_OTHERS, file, PosixFilePermissions.toString(mode));
        }
    }

    private static PrivateKey parse(Path file, String text) {
        Matcher found = PKCS8.matcher(text);
        if (!found.find()) {
            throw unreadable(file, "it holds no unencrypted key of PKCS#8 (BEGIN PRIVATE KEY)");
        }
        PKCS8EncodedKeySpec encoded;
        try {
            encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        } catch (IllegalArgumentException e) {
            throw unreadable(file, "its key is cut or altered");
        }
        for (String algorithm : List.of("RSA", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException e) {
                // Of the other kind, or of none.
            }
        }
        throw unreadable(file, "its key is neither RSA nor Ed25519, and receivers verify nothing else");
    }

    private static PrivateKey strong(Path file, PrivateKey key) {
        if (key instanceof RSAKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < DkimKey.FEWEST_RSA_BITS || bits > DkimKey.MOST_RSA_BITS) {
                throw refused(FindingCode.DKIM_KEY_LENGTH, file, bits, DkimKey.FEWEST_RSA_BITS, DkimKey.MOST_RSA_BITS);
            }
        }
        return key;
    }

    private static ConfigurationException unreadable(Path file, String why) {
        return refused(FindingCode.DKIM_KEY_UNREADABLE, file, why);
    }

    private static ConfigurationException refused(FindingCode code, Object... values) {
        return new ConfigurationException(List.of(Finding.of(code, SETTING, values)));
    }
}
