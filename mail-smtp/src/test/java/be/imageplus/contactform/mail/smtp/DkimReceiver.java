/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMCommon;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.BodyHasher;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.impl.Message;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;
import org.apache.james.mime4j.MimeException;

/**
 * Verifies signatures as a receiver does. Parsing and canonical forms are those of Apache James, none of ours; it knows
 * RSA only, so that the last step of Ed25519 stands here (RFC 8463 section 3).
 */
final class DkimReceiver extends DKIMCommon {

    private final KeyPair published;

    DkimReceiver(KeyPair published) {
        this.published = published;
    }

    boolean believes(byte[] mail) throws IOException {
        return published.getPublic().getAlgorithm().equals("RSA") ? believesRsa(mail) : believesEd25519(mail);
    }

    private boolean believesRsa(byte[] mail) throws IOException {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(published.getPublic().getEncoded());
        try {
            List<SignatureRecord> verified = new DKIMVerifier((method, selector, domain) -> List.of(record))
                    .verify(new ByteArrayInputStream(mail));
            return verified != null && verified.size() == 1;
        } catch (FailException e) {
            return false;
        }
    }

    private boolean believesEd25519(byte[] mail) throws IOException {
        try {
            Message message = new Message(new ByteArrayInputStream(mail));
            List<String> signatures = message.getFields("DKIM-Signature");
            if (signatures.size() != 1) {
                return false;
            }
            SignatureRecord record = new SignatureRecordImpl(signatures.get(0).substring("DKIM-Signature:".length()));
            record.validate();
            return record.getHashKeyType().toString().equals("ed25519")
                    && MessageDigest.isEqual(record.getBodyHash(), bodyHash(record, message))
                    && verifies(headers(record, message), record.getSignature(), published.getPublic());
        } catch (MimeException | FailException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bodyHash(SignatureRecord record, Message message) throws IOException, FailException {
        BodyHasher hasher = new org.apache.james.jdkim.impl.BodyHasherImpl(record);
        try (InputStream body = message.getBodyInputStream()) {
            streamCopy(body, hasher.getOutputStream());
        }
        return ((org.apache.james.jdkim.impl.BodyHasherImpl) hasher).getDigest();
    }

    private static byte[] headers(SignatureRecord record, Message message)
            throws GeneralSecurityException, FailException {
        Collector collector = new Collector();
        collector.initVerify((PublicKey) null);
        signatureCheck(message, record, record.getHeaders(), collector);
        return collector.octets.toByteArray();
    }

    static boolean verifies(byte[] canonical, byte[] signature, PublicKey key) throws GeneralSecurityException {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(key);
        ed25519.update(MessageDigest.getInstance("SHA-256").digest(canonical));
        return ed25519.verify(signature);
    }

    /** Not a signature, but what it would be made of. */
    private static final class Collector extends Signature {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

        private Collector() {
            super("collected");
        }

        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte octet) {
            octets.write(octet);
        }

        @Override
        protected void engineUpdate(byte[] more, int offset, int length) {
            octets.write(more, offset, length);
        }

        @Override
        protected byte[] engineSign() {
            return new byte[0];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return false;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            return name;
        }
    }
}
