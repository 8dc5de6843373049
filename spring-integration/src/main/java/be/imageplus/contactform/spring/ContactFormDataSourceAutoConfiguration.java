/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.HostTransactions;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.ConfigurableTransactionManager;

/**
 * The store in the application's own database, where {@code contact-form.store.type=datasource} and Spring's JDBC is
 * present. It joins the application's transactions.
 */
@AutoConfiguration(before = ContactFormAutoConfiguration.class)
@ConditionalOnClass({DataSourceUtils.class, DependsOnDatabaseInitialization.class})
@ConditionalOnBooleanProperty(name = "contact-form.enabled", matchIfMissing = true)
@Conditional(ContactFormDataSourceAutoConfiguration.Chosen.class)
@ConditionalOnMissingBean(ContactStore.class)
@EnableConfigurationProperties(ContactFormProperties.class)
class ContactFormDataSourceAutoConfiguration {

    private static final String STORE = "contactFormStore";
    private static final String TRANSACTIONS = "contactFormTransactions";

    @Bean(TRANSACTIONS)
    @ConditionalOnMissingBean(HostTransactions.class)
    SpringTransactions contactFormTransactions(
            ContactFormProperties properties, ConfigurableListableBeanFactory beans) {
        return new SpringTransactions(chosen(properties, beans).dataSource(TRANSACTIONS));
    }

    /** Comes after Flyway and its like, which may be who runs the schema files. */
    @Bean(STORE)
    @DependsOnDatabaseInitialization
    JdbcContactStore contactFormStore(
            ContactFormProperties properties, ConfigurableListableBeanFactory beans, HostTransactions transactions) {
        ContactFormProperties.Store store = properties.store();
        DataSource own =
                SpringTransactions.ownConnections(chosen(properties, beans).dataSource(STORE));
        return store.with(
                JdbcContactStore.open(own, store.keySource(), store.recipient()).withHostTransactions(transactions));
    }

    /** Every transaction manager says when it commits, whichever way it was made. */
    @Bean
    SmartInitializingSingleton contactFormTransactionsListening(
            ObjectProvider<SpringTransactions> transactions, ObjectProvider<ConfigurableTransactionManager> managers) {
        return () -> transactions.ifAvailable(listener -> managers.forEach(manager -> manager.addListener(listener)));
    }

    private static DataSourceChoice chosen(ContactFormProperties properties, ConfigurableListableBeanFactory beans) {
        return new DataSourceChoice(beans, properties.store().namedDataSource());
    }

    /** Whether the property says so, in whichever way an enum may be written. */
    static final class Chosen implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                            .bind("contact-form.store.type", ContactFormProperties.Store.Type.class)
                            .orElse(ContactFormProperties.Store.Type.EMBEDDED)
                    == ContactFormProperties.Store.Type.DATASOURCE;
        }
    }
}
