/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactFormListener;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.submission.Reference;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An application that stores orders of its own beside the enquiries, through JPA where that is set up. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ShopApplication {

    @Bean
    RecordingTransport transport() {
        return new RecordingTransport();
    }

    @Bean
    Heard heard() {
        return new Heard();
    }

    @Bean
    Orders orders(JdbcTemplate jdbc, ObjectProvider<EntityManagerFactory> jpa) {
        return new Orders(
                jdbc,
                jpa.stream()
                        .map(SharedEntityManagerCreator::createSharedEntityManager)
                        .findFirst());
    }

    @Bean
    Transacted transacted() {
        return new Transacted();
    }

    /** A row of the application's. */
    @Entity(name = "shop_order")
    static class Order {

        @Id
        private String article;

        protected Order() {}

        Order(String article) {
            this.article = article;
        }
    }

    /** The application's rows. */
    static final class Orders {

        private final JdbcTemplate jdbc;
        private final Optional<EntityManager> entities;

        Orders(JdbcTemplate jdbc, Optional<EntityManager> entities) {
            this.jdbc = jdbc;
            this.entities = entities;
        }

        void add(String article) {
            entities.ifPresentOrElse(
                    jpa -> jpa.persist(new Order(article)),
                    () -> jdbc.update("INSERT INTO shop_order (article) VALUES (?)", article));
        }
    }

    /** Work in the transactions of the application's services. */
    static class Transacted {

        @Transactional
        public <T> T required(Supplier<T> work) {
            return work.get();
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public <T> T apart(Supplier<T> work) {
            return work.get();
        }

        @Transactional(propagation = Propagation.NESTED)
        public <T> T nested(Supplier<T> work) {
            return work.get();
        }

        @Transactional(propagation = Propagation.NOT_SUPPORTED)
        public <T> T outside(Supplier<T> work) {
            return work.get();
        }

        @Transactional(readOnly = true)
        public <T> T readOnly(Supplier<T> work) {
            return work.get();
        }
    }

    /** What a listener was told. */
    static final class Heard implements ContactFormListener {

        private final List<Reference> references = new CopyOnWriteArrayList<>();

        @Override
        public void accepted(Reference reference) {
            references.add(reference);
        }

        List<Reference> references() {
            return references;
        }
    }
}
