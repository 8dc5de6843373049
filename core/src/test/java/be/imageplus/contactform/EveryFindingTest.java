/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.problem.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code is provoked: here where the core alone can, else in the test that is named. */
class EveryFindingTest {

    private static final String STORE = "core/src/test/java/be/imageplus/contactform/store/jdbc/";
    private static final String SMTP = "mail-smtp/src/test/java/be/imageplus/contactform/mail/smtp/";
    private static final String SPRING = "spring-integration/src/test/java/be/imageplus/contactform/spring/";

    /** Needs another engine, another module or a driver that is gone: the test that provokes it. */
    private static final Map<FindingCode, String> ELSEWHERE = Map.ofEntries(
            Map.entry(NOTICE_FACTS_CHANGED, "core/src/test/java/be/imageplus/contactform/notice/NoticesTest.java"),
            Map.entry(STORE_BUSY, STORE + "SqliteTroubleTest.java"),
            Map.entry(STORE_FULL, STORE + "SqliteTroubleTest.java"),
            Map.entry(STORE_DRIVER_MISSING, STORE + "SqlitePreparationTest.java"),
            Map.entry(STORE_NETWORK_FILESYSTEM, STORE + "SqlitePreparationTest.java"),
            Map.entry(STORE_SCHEMA_NEWER, STORE + "SqlitePreparationTest.java"),
            Map.entry(STORE_SCHEMA_FOREIGN, STORE + "SqlitePreparationTest.java"),
            Map.entry(STORE_SCHEMA_OLDER, STORE + "PostgresPreparationTest.java"),
            Map.entry(STORE_PRODUCT_UNSUPPORTED, STORE + "PostgresPreparationTest.java"),
            Map.entry(MAIL_PLAINTEXT, SMTP + "SmtpSettingsTest.java"),
            Map.entry(DKIM_NOT_ALIGNED, SMTP + "DkimKeyTest.java"),
            Map.entry(DKIM_KEY_MISSING, SMTP + "DkimKeyTest.java"),
            Map.entry(DKIM_KEY_UNREADABLE, SMTP + "DkimKeyTest.java"),
            Map.entry(DKIM_KEY_READABLE_BY_OTHERS, SMTP + "DkimKeyTest.java"),
            Map.entry(DKIM_KEY_LENGTH, SMTP + "DkimKeyTest.java"),
            Map.entry(MAIL_FAILOVER_UNUSED, SPRING + "ContactFormFailoverAutoConfigurationTest.java"),
            Map.entry(SMTP_SETTINGS, SPRING + "ContactFormFailoverAutoConfigurationTest.java"),
            Map.entry(IMAP_SETTINGS, SPRING + "ContactFormMailboxAutoConfigurationTest.java"),
            Map.entry(IMAP_UNUSED, SPRING + "ContactFormMailboxAutoConfigurationTest.java"),
            Map.entry(REGISTER_MISSING, SPRING + "ContactFormAutoConfigurationTest.java"),
            Map.entry(WEB_TRUSTED_PROXIES, SPRING + "ContactFormAutoConfigurationTest.java"),
            Map.entry(WEB_FORWARDED_TWICE, SPRING + "ContactFormAutoConfigurationTest.java"),
            Map.entry(WEB_HEADER_UNUSED, SPRING + "ContactFormWebAutoConfigurationTest.java"),
            Map.entry(SCREENING_RULES, SPRING + "ContactFormScreeningPropertiesTest.java"),
            Map.entry(SCREENING_RATE, SPRING + "ContactFormAutoConfigurationTest.java"),
            Map.entry(TURNSTILE_SETTINGS, SPRING + "ContactFormTurnstileAutoConfigurationTest.java"),
            Map.entry(STORE_PATH_UNUSED, SPRING + "ContactFormDataSourceAutoConfigurationTest.java"),
            Map.entry(STORE_JDBC_MISSING, SPRING + "ContactFormDataSourceAutoConfigurationTest.java"),
            Map.entry(STORE_DATA_SOURCE_MISSING, SPRING + "ContactFormDataSourceAutoConfigurationTest.java"),
            Map.entry(STORE_DATA_SOURCE_UNKNOWN, SPRING + "ContactFormDataSourceAutoConfigurationTest.java"),
            Map.entry(STORE_DATA_SOURCE_AMBIGUOUS, SPRING + "ContactFormDataSourceAutoConfigurationTest.java"),
            Map.entry(STORE_DATA_SOURCE_UNUSED, SPRING + "ContactFormDataSourceAutoConfigurationTest.java"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void isProvoked(FindingCode code) throws Exception {
        if (ELSEWHERE.containsKey(code)) {
            assertThat(Path.of("..", ELSEWHERE.get(code))).content().contains("\"" + code.code() + "\"");
            return;
        }
        Map<FindingCode, Provocation> provocations = new EnumMap<>(FindingCode.class);
        provocations.putAll(RegisterProvocations.ALL);
        provocations.putAll(new SettingsProvocations(directory).all());
        assertThat(provocations).as("a provocation of each code").containsKey(code);

        assertThat(provocations.get(code).findings())
                .filteredOn(finding -> finding.code().equals(code.code()))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(code.severity());
                    assertThat(finding.problem()).endsWith(".").doesNotContain("{", "null");
                    assertThat(finding.fix()).endsWith(".").doesNotContain("{0}", "{1}", "null");
                    assertThat(finding.path()).isNotBlank();
                });
    }

    /** What one code's damage leads to. */
    interface Provocation {
        List<Finding> findings() throws IOException;
    }

    static List<Finding> check(String yaml) throws IOException {
        SettableClock clock = SettableClock.at(TestRegister.NOW.toString());
        Path register = Files.writeString(Files.createTempFile("register", ".yml"), yaml);
        try {
            return CheckCommand.report(register, clock.instant()).findings();
        } finally {
            Files.delete(register);
        }
    }
}
