/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.HostTransactions;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

class ContactFormDataSourceAutoConfigurationTest {

    private static final PostgresServer SERVER = PostgresServer.shared();

    @TempDir
    Path directory;

    private ApplicationContextRunner embedded() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class, ContactFormDataSourceAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory));
    }

    private ApplicationContextRunner withoutDataSource() {
        return embedded().withPropertyValues("contact-form.store.type=datasource");
    }

    private ApplicationContextRunner runner() {
        return withoutDataSource()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=" + SERVER.url(SERVER.newDatabase()));
    }

    @Nested
    class WorksOn {

        @Test
        void theOnlyDataSource() {
            runner().run(context -> {
                assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(JdbcContactStore.class)
                        .hasSingleBean(HostTransactions.class);
                assertThat(context.getBean(ContactForms.class).status().storeAvailable())
                        .isTrue();
                assertThat(tablesIn(context.getBean(DataSource.class))).isTrue();
                assertThat(directory.resolve("data")).doesNotExist();
            });
        }

        @Test
        void theOneThatIsNamed() {
            runner().withUserConfiguration(Two.class)
                    .withPropertyValues("contact-form.store.data-source=second")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(tablesIn(context.getBean("second", DataSource.class)))
                                .isTrue();
                        assertThat(tablesIn(context.getBean("first", DataSource.class)))
                                .isFalse();
                    });
        }

        @Test
        void thePrimaryOneWhenNoneIsNamed() {
            runner().withUserConfiguration(OnePrimary.class).run(context -> {
                assertThat(context).hasNotFailed();
                assertThat(tablesIn(context.getBean("main", DataSource.class))).isTrue();
            });
        }

        @Test
        void theApplicationsOwnStoreInstead() {
            ContactStore own = JdbcContactStore.open(
                    directory.resolve("own.db"), KeySource.fileCreatedIfMissing(directory.resolve("own/keys.json")));
            runner().withBean("own", ContactStore.class, () -> own)
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(HostTransactions.class)
                            .getBean(ContactStore.class)
                            .isSameAs(own));
        }

        private boolean tablesIn(DataSource dataSource) {
            return Boolean.TRUE.equals(new JdbcTemplate(dataSource)
                    .queryForObject("SELECT to_regclass('cf_submission') IS NOT NULL", Boolean.class));
        }
    }

    @Nested
    class IsRefused {

        @Test
        void withoutADataSource() {
            assertRefused(withoutDataSource(), "STORE-DATA-SOURCE-MISSING");
        }

        @Test
        void whenSeveralDataSourcesAreThereAndNoneIsNamed() {
            assertRefused(runner().withUserConfiguration(Two.class), "STORE-DATA-SOURCE-AMBIGUOUS");
        }

        @Test
        void whenTheNamedOneIsMissingOrNone() {
            ApplicationContextRunner two = runner().withUserConfiguration(Two.class);
            assertRefused(two.withPropertyValues("contact-form.store.data-source=third"), "STORE-DATA-SOURCE-UNKNOWN");
            assertRefused(
                    two.withPropertyValues("contact-form.store.data-source=transport"), "STORE-DATA-SOURCE-UNKNOWN");
        }

        @Test
        void withoutSpringsJdbc() {
            assertRefused(
                    withoutDataSource()
                            .withClassLoader(new FilteredClassLoader(
                                    "org.springframework.jdbc",
                                    "org.springframework.transaction",
                                    "org.springframework.boot.sql")),
                    "STORE-JDBC-MISSING");
        }

        @Test
        void whenADataSourceIsNamedThatNothingWouldUse() {
            assertRefused(
                    embedded().withPropertyValues("contact-form.store.data-source=second"), "STORE-DATA-SOURCE-UNUSED");
        }

        private void assertRefused(ApplicationContextRunner runner, String code) {
            runner.run(context -> {
                List<Finding> findings = ContactFormAutoConfigurationTest.findings(context);
                assertThat(findings).extracting(Finding::code).containsExactly(code);
                assertThat(new ConfigurationFailureAnalyzer()
                                .analyze(context.getStartupFailure())
                                .getDescription())
                        .contains(code + " at contact-form.store.");
            });
        }
    }

    @Test
    void theEmbeddedStoreNeedsNoneOfSpringsJdbc() {
        embedded()
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.jdbc",
                        "org.springframework.transaction",
                        "org.springframework.orm",
                        "org.springframework.boot.jdbc",
                        "org.springframework.boot.sql",
                        "jakarta.persistence"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JdbcContactStore.class));
    }

    @Test
    void warnsOfAFileThatNothingIsKeptIn() {
        runner().run(context -> assertThat(context.getBean(ContactForms.class).findings())
                .extracting(Finding::code)
                .contains("STORE-PATH-UNUSED"));
    }

    @Test
    void comesAfterAToolThatRunsTheSchemaFiles() {
        runner().withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withUserConfiguration(FlywayRunsOurFiles.class)
                .withPropertyValues("contact-form.store.update-schema=false")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(ContactForms.class).status().storeAvailable())
                            .isTrue();
                });
    }

    @Test
    void thePageOfTheDatabaseShowsTheMigrationsThatAreTestedHere() throws IOException {
        String name = getClass().getName().replace('.', '/');
        String page = Files.readString(Path.of("src/main/java", name).resolveSibling("database.md"));
        int begin = page.indexOf("@Bean\nFlywayMigrationStrategy");
        String sample = page.substring(begin, page.indexOf("```", begin));
        String source = Files.readString(Path.of("src/test/java", name + ".java"));

        assertThat(source.replaceAll("\\s", "")).contains(sample.replaceAll("\\s", ""));
    }

    @Test
    void doesNotMakeTablesThatItIsNotTo() {
        runner().withPropertyValues("contact-form.store.update-schema=false")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code)
                        .contains("STORE-SCHEMA-OLDER"));
    }

    @Test
    void endsBeforeTheDataSourceDoes() {
        Closing[] closing = new Closing[1];
        withoutDataSource()
                .withBean("pool", Closing.class, () -> closing[0] = new Closing())
                .run(context -> closing[0].forms = context.getBean(ContactForms.class));

        assertThat(closing[0].deliveringAtItsEnd).isFalse();
        assertThat(closing[0].isClosed()).isTrue();
    }

    /** A pool that looks, when it is closed, who would still need it. */
    static final class Closing extends HikariDataSource {

        private ContactForms forms;
        private boolean deliveringAtItsEnd = true;

        Closing() {
            setJdbcUrl(SERVER.url(SERVER.newDatabase()));
        }

        @Override
        public void close() {
            deliveringAtItsEnd = forms.status().delivering();
            super.close();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {
        @Bean
        DataSource first() {
            return SERVER.dataSource(SERVER.newDatabase());
        }

        @Bean
        DataSource second() {
            return SERVER.dataSource(SERVER.newDatabase());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnePrimary {
        @Bean
        DataSource other() {
            return SERVER.dataSource(SERVER.newDatabase());
        }

        @Bean
        @Primary
        DataSource main() {
            return SERVER.dataSource(SERVER.newDatabase());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FlywayRunsOurFiles {
        @Bean
        FlywayMigrationStrategy migrations() {
            return application -> {
                application.migrate();
                Flyway.configure()
                        .dataSource(application.getConfiguration().getDataSource())
                        .locations("classpath:be/imageplus/contactform/store/jdbc/postgresql")
                        .table("contact_form_flyway")
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate();
            };
        }
    }
}
