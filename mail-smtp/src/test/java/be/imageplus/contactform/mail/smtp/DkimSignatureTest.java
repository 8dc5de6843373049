/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimSignatureTest {

    @TempDir
    Path directory;

    @Nested
    class CanonicalForms {

        /** RFC 6376 section 3.4.5. */
        @Test
        void areThoseOfTheStandardsExample() {
            assertThat(DkimSignature.relaxedHeader("A: X\r\n")).isEqualTo("a:X\r\n");
            assertThat(DkimSignature.relaxedHeader("B : Y\t\r\n\tZ  \r\n")).isEqualTo("b:Y Z\r\n");
            assertThat(DkimSignature.relaxedBody(" C \r\nD \t E\r\n\r\n\r\n")).isEqualTo(" C\r\nD E\r\n");
        }

        /** RFC 6376 section 3.4.4 with its erratum: nothing stays nothing, and a last line always ends. */
        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "'',''",
                    "'~',''",
                    "'~~~',''",
                    "' ',''",
                    "'a','a~'",
                    "'a ~ ','a~'",
                    "'~a','~a~'",
                    "'a~~b~ ~','a~~b~'"
                })
        void endInOneLineEndOrAreEmpty(String body, String canonical) {
            assertThat(DkimSignature.relaxedBody(body.replace("~", "\r\n"))).isEqualTo(canonical.replace("~", "\r\n"));
        }

        @Test
        void leaveOctetsBeyondAsciiAlone() { // the second octet of à and of ą could pass for white space
            String octets =
                    new String("à ą\u0085\u00a0\u2028".getBytes(java.nio.charset.StandardCharsets.UTF_8), ISO_8859_1);
            assertThat(DkimSignature.relaxedHeader("X: " + octets + " \r\n")).isEqualTo("x:" + octets + "\r\n");
        }
    }

    /** RFC 8463 appendix A. */
    @Test
    void ed25519IsThatOfTheStandardsExample() throws Exception {
        byte[] seed = Base64.getDecoder().decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");
        byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
        byte[] pkcs8 = java.nio.ByteBuffer.allocate(48).put(prefix).put(seed).array();
        DkimKey key = DkimKey.read("football.example.com", "brisbane", DkimKeys.file(pkcs8, directory));
        String body = DkimSignature.relaxedBody("Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n");
        String signature = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
                + " d=football.example.com; i=@football.example.com;\r\n"
                + " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
                + " subject : date : message-id : from : subject : date;\r\n"
                + " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
                + " b=";
        StringBuilder canonical = new StringBuilder();
        for (String header : List.of(
                "From: Joe SixPack <joe@football.example.com>\r\n",
                "To: Suzie Q <suzie@shopping.example.net>\r\n",
                "Subject: Is dinner ready?\r\n",
                "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n",
                "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n")) {
            canonical.append(DkimSignature.relaxedHeader(header));
        }
        canonical.append(DkimSignature.relaxedHeader(signature).stripTrailing());

        assertThat(MessageDigest.getInstance("SHA-256").digest(body.getBytes(US_ASCII)))
                .asBase64Encoded()
                .isEqualTo("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
        assertThat(key.sign(canonical.toString().getBytes(US_ASCII)))
                .asBase64Encoded()
                .isEqualTo("/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus"
                        + "Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==");
    }

    @Nested
    class OverAMail {

        private final KeyPair pair = DkimKeys.ed25519();
        private final String mail = "From: a@example.org\r\nTo: b@example.org\r\nX-Other: x\r\n\r\nHello\r\n";

        @Test
        void signsEachHeaderOnceMoreThanItIsThereAndTheWholeBody() throws Exception {
            String header = header(mail);

            assertThat(tags(header))
                    .startsWith("DKIM-Signature:v=1;a=ed25519-sha256;c=relaxed/relaxed;d=example.org;s=contact2026;")
                    .contains(";h=from:from:reply-to:to:to:subject:date:message-id:mime-version:content-type:"
                            + "content-transfer-encoding;")
                    .doesNotContain(";l=");
        }

        @Test
        void isWrittenInShortLines() throws Exception {
            String header = new String(
                    DkimSignature.header(mail.getBytes(US_ASCII), DkimKeys.of(DkimKeys.rsa(4096), directory)),
                    US_ASCII);

            assertThat(header).endsWith("\r\n");
            assertThat(header.stripTrailing().split("\r\n"))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
            assertThat(header.stripTrailing().split("\r\n"))
                    .filteredOn(line -> !line.startsWith(" "))
                    .hasSize(1);
        }

        @Test
        void isBelievedByAReceiverUntilSomethingIsChanged() throws Exception {
            String signed = header(mail) + mail;
            DkimReceiver receiver = new DkimReceiver(pair);

            assertThat(receiver.believes(signed.getBytes(US_ASCII))).isTrue();
            for (String altered : List.of(
                    signed.replace("Hello", "Hallo"),
                    signed.replace("To: b@", "To: c@"),
                    signed + "More\r\n",
                    "From: eve@example.net\r\n" + signed,
                    "Reply-To: eve@example.net\r\n" + signed,
                    signed.replace("X-Other: x", "Subject: x"),
                    signed.replace("d=example.org", "d=example.net"))) {
                assertThat(receiver.believes(altered.getBytes(US_ASCII)))
                        .as(altered)
                        .isFalse();
            }
            assertThat(receiver.believes(
                            signed.replace("X-Other: x", "X-Other: y").getBytes(US_ASCII)))
                    .isTrue();
            assertThat(new DkimReceiver(DkimKeys.ed25519()).believes(signed.getBytes(US_ASCII)))
                    .isFalse();
        }

        private String header(String message) throws Exception {
            return new String(DkimSignature.header(message.getBytes(US_ASCII), DkimKeys.of(pair, directory)), US_ASCII);
        }

        private static String tags(String header) {
            return header.replaceAll("\\s", "");
        }
    }
}
