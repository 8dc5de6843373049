/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimKeyTest {

    private static final KeyPair RSA = DkimKeys.rsa(2048);

    @TempDir
    Path directory;

    @Test
    void readsBothKindsOfKeysThatReceiversVerify() throws IOException {
        assertThat(DkimKeys.of(RSA, directory).algorithm()).isEqualTo("rsa-sha256");
        assertThat(DkimKeys.of(DkimKeys.ed25519(), directory).algorithm()).isEqualTo("ed25519-sha256");
        assertThat(DkimKeys.of(DkimKeys.rsa(4096), directory).algorithm()).isEqualTo("rsa-sha256");
    }

    @Test
    void readsAKeyWithWordsAroundIt() throws IOException {
        Path file = DkimKeys.file(RSA.getPrivate().getEncoded(), directory);
        Files.writeString(file, "Schl\u00fcssel\r\n" + Files.readString(file).replace("\n", "\r\n") + "\r\n# end\r\n");

        assertThat(DkimKey.read("example.org", "s", file).algorithm()).isEqualTo("rsa-sha256");
    }

    @Test
    void keepsNamesAsTheDnsHasThemAndShowsNoKey() throws IOException {
        DkimKey key = DkimKey.read(
                " B\u00fccher.EXAMPLE",
                "Contact.2026",
                DkimKeys.file(RSA.getPrivate().getEncoded(), directory));

        assertThat(key.domain()).isEqualTo("xn--bcher-kva.example");
        assertThat(key.selector()).isEqualTo("contact.2026");
        assertThat(key).hasToString("DkimKey[contact.2026._domainkey.xn--bcher-kva.example, rsa-sha256]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "org",
                "example.org; x=y",
                "example..org",
                "-example.org",
                "example.org.",
                "exa mple.org",
                "ex\r\nample.org"
            })
    void refusesADomainThatIsNone(String domain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.read(domain, "contact", directory.resolve("unread")))
                .withMessageStartingWith("dkim.domain: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "_domainkey", "a.", "a\r\nb"})
    void refusesASelectorThatIsNone(String selector) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimKey.read("example.org", selector, directory.resolve("unread")))
                .withMessageStartingWith("dkim.selector: ");
    }

    @Nested
    class OfNoUse {

        @Test
        void isAKeyThatIsNotThere() {
            assertThat(found(directory.resolve("none.pem")).code()).isEqualTo("DKIM-KEY-MISSING");
        }

        @Test
        void isAKeyThatOthersMayRead() throws IOException {
            Path file = DkimKeys.file("irrelevant", "rw-r-----", directory);

            assertThat(found(file).code()).isEqualTo("DKIM-KEY-READABLE-BY-OTHERS");
            assertThat(found(file).problem()).contains("rw-r-----");
        }

        @Test
        void isAnRsaKeyThatReceiversNoLongerBelieve() throws IOException { // RFC 8301 section 3.2
            Path file = DkimKeys.file(DkimKeys.rsa(1024).getPrivate().getEncoded(), directory);

            assertThat(found(file).code()).isEqualTo("DKIM-KEY-LENGTH");
            assertThat(found(file).problem()).contains("1024 bits", "2048");
        }

        @Test
        void isAKeyOfAnotherKind() throws IOException {
            assertThat(found(DkimKeys.file(
                                    DkimKeys.generate("EC", 256).getPrivate().getEncoded(), directory))
                            .problem())
                    .contains("neither RSA nor Ed25519");
        }

        @Test
        void isAKeyInAnotherForm() throws IOException {
            String base64 = Base64.getEncoder().encodeToString(RSA.getPrivate().getEncoded());
            for (String form : List.of("RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PUBLIC KEY")) {
                String pem = "-----BEGIN " + form + "-----\n" + base64 + "\n-----END " + form + "-----\n";
                Finding finding = found(DkimKeys.file(pem, "rw-------", directory));
                assertThat(finding.code()).isEqualTo("DKIM-KEY-UNREADABLE");
                assertThat(finding.fix()).contains("openssl pkcs8 -topk8 -nocrypt");
            }
        }

        @Test
        void isAKeyThatWasCut() throws IOException {
            for (String content : List.of("", "MIIE", "=", "MII")) {
                String pem = "-----BEGIN PRIVATE KEY-----\n" + content + "\n-----END PRIVATE KEY-----\n";
                assertThat(found(DkimKeys.file(pem, "rw-------", directory)).code())
                        .isEqualTo("DKIM-KEY-UNREADABLE");
            }
        }

        @Test
        void isToldWithoutTheKey() throws IOException {
            byte[] cut = java.util.Arrays.copyOf(RSA.getPrivate().getEncoded(), 1000);

            assertThat(found(DkimKeys.file(cut, directory)).toString())
                    .doesNotContain(Base64.getEncoder().encodeToString(cut).substring(40, 60));
        }

        private static Finding found(Path file) {
            ConfigurationException refused = catchThrowableOfType(
                    ConfigurationException.class, () -> DkimKey.read("example.org", "contact", file));
            assertThat(refused.findings()).hasSize(1);
            assertThat(refused.findings().get(0).path()).isEqualTo("contact-form.mail.smtp.dkim.key");
            return refused.findings().get(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "website@example.org, true",
        "website@EXAMPLE.org, true",
        "website@mail.example.org, true",
        "website@example.net, false",
        "website@notexample.org, false",
        "website@org.example, false"
    })
    void countsForMailsOfItsDomainOnly(String from, boolean aligned) throws IOException {
        MailRouting routing =
                new MailRouting.Builder().from(from).to("office@example.net").build();
        try (SmtpMailTransport transport = SmtpMailTransport.to(SmtpSettings.builder("smtp.example.org")
                .dkim(DkimKeys.of(RSA, directory))
                .build())) {
            assertThat(transport.check(routing))
                    .extracting(Finding::code)
                    .containsExactlyElementsOf(aligned ? List.of() : List.of("DKIM-NOT-ALIGNED"));
        }
    }

    @Test
    void countsForMailsOfTheDomainAboveToo() throws IOException {
        DkimKey key = DkimKey.read(
                "mail.example.org", "s", DkimKeys.file(RSA.getPrivate().getEncoded(), directory));

        assertThat(key.isAlignedWith("example.org")).isTrue();
        assertThat(key.isAlignedWith("news.example.org")).isFalse();
    }

    @Test
    void withoutOneNothingStandsAgainstARouting() {
        try (SmtpMailTransport transport =
                SmtpMailTransport.to(SmtpSettings.builder("smtp.example.org").build())) {
            assertThat(transport.check(new MailRouting.Builder()
                            .from("website@example.net")
                            .build()))
                    .isEmpty();
        }
    }
}
