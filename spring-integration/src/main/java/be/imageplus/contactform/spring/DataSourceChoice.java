/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.NamedBeanHolder;

/** Which of the application's DataSources the store works on: the named one, else the only or the primary one. */
final class DataSourceChoice {

    private static final String PROPERTY = "contact-form.store.data-source";

    private final ConfigurableListableBeanFactory beans;
    private final String name;

    /** @param name of the bean; empty when none is named */
    DataSourceChoice(ConfigurableListableBeanFactory beans, String name) {
        this.beans = beans;
        this.name = name;
    }

    /**
     * The DataSource, which is closed only after the bean that asks for it.
     *
     * @param dependant the name of that bean
     * @throws ConfigurationException when there is no such DataSource, or several to choose from
     */
    DataSource dataSource(String dependant) {
        NamedBeanHolder<DataSource> chosen = name.isEmpty() ? only() : named();
        beans.registerDependentBean(chosen.getBeanName(), dependant);
        return chosen.getBeanInstance();
    }

    private NamedBeanHolder<DataSource> named() {
        if (!beans.containsBean(name) || !beans.isTypeMatch(name, DataSource.class)) {
            throw refused(FindingCode.STORE_DATA_SOURCE_UNKNOWN, name, all());
        }
        return new NamedBeanHolder<>(name, beans.getBean(name, DataSource.class));
    }

    private NamedBeanHolder<DataSource> only() {
        try {
            return beans.resolveNamedBean(DataSource.class);
        } catch (NoUniqueBeanDefinitionException several) {
            throw refused(FindingCode.STORE_DATA_SOURCE_AMBIGUOUS, all());
        } catch (NoSuchBeanDefinitionException none) {
            throw refused(FindingCode.STORE_DATA_SOURCE_MISSING);
        }
    }

    private List<String> all() {
        return List.of(beans.getBeanNamesForType(DataSource.class));
    }

    private static ConfigurationException refused(FindingCode code, Object... values) {
        return new ConfigurationException(List.of(Finding.of(code, PROPERTY, values)));
    }
}
