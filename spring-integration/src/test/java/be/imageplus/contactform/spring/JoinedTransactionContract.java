/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What an application may rely on when it submits an enquiry inside its own transaction, whichever kind of transaction
 * manager it has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JoinedTransactionContract {

    private static int enquiries;

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.newDatabase();

    /** Sees what is committed, and nothing else. */
    private final JdbcTemplate onlooker = new JdbcTemplate(server.dataSource(database));

    private ContactStore elsewhere;
    private ConfigurableApplicationContext context;
    ShopApplication.Transacted transacted;
    ShopApplication.Orders orders;

    /** What makes the application the kind that is tested. */
    protected abstract Stream<String> properties();

    @BeforeAll
    void startApplication(@TempDir Path directory) {
        onlooker.execute("CREATE TABLE shop_order (article VARCHAR(255) PRIMARY KEY)");
        context = new SpringApplicationBuilder(ShopApplication.class)
                .web(WebApplicationType.NONE)
                .properties(Stream.concat(
                                Stream.of(
                                        "spring.main.banner-mode=off",
                                        "spring.datasource.url=" + server.url(database),
                                        "spring.datasource.hikari.maximum-pool-size=6",
                                        "spring.flyway.enabled=false",
                                        "contact-form.store.type=datasource",
                                        "contact-form.screening.rate-per-client=1000/1m",
                                        "contact-form.screening.rate-per-address=1000/1m",
                                        "contact-form.screening.rate-per-form=1000/1m",
                                        "contact-form.screening.rate-overall=1000/1m"),
                                Stream.concat(Stream.of(Settings.in(directory)), properties()))
                        .toArray(String[]::new))
                .run();
        elsewhere = JdbcContactStore.open(
                server.dataSource(database), KeySource.file(directory.resolve("keys/contact-form-keys.json")));
        assertThat(elsewhere.prepare()).isEmpty();
        transacted = context.getBean(ShopApplication.Transacted.class);
        orders = context.getBean(ShopApplication.Orders.class);
    }

    @AfterAll
    void stopApplication() {
        elsewhere.close();
        context.close();
    }

    @Test
    void anEnquiryIsThereOnceTheApplicationHasCommitted() {
        Enquiry enquiry = new Enquiry();

        SubmissionOutcome outcome = transacted.required(() -> {
            orders.add(enquiry.address);
            SubmissionOutcome inside = enquiry.submit();
            assertThat(enquiry.rows()).as("committed rows").isZero();
            assertThat(enquiry.wasHeardOf(inside)).isFalse();
            return inside;
        });

        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(enquiry.wasHeardOf(outcome)).isTrue();
        assertThat(enquiry.rows()).isOne();
        assertThat(ordersOf(enquiry)).isOne();
        enquiry.awaitMail();
    }

    @Test
    void nothingOfAnEnquiryIsLeftWhenTheApplicationRollsBack() {
        Enquiry enquiry = new Enquiry();
        AtomicReference<SubmissionOutcome> inside = new AtomicReference<>();

        assertThatThrownBy(() -> transacted.required(() -> {
                    orders.add(enquiry.address);
                    inside.set(enquiry.submit());
                    throw new IllegalStateException("the order cannot be taken");
                }))
                .hasMessage("the order cannot be taken");

        assertThat(inside.get()).isInstanceOf(Accepted.class);
        assertThat(enquiry.wasHeardOf(inside.get())).isFalse();
        assertThat(enquiry.rows()).isZero();
        assertThat(ordersOf(enquiry)).isZero();

        // Its token is not used up: the same page can be sent again, and that is the one mail.
        SubmissionOutcome again = transacted.required(enquiry::submit);
        assertThat(again).isInstanceOf(Accepted.class).isNotEqualTo(inside.get());
        enquiry.awaitMail();
    }

    @Test
    void aFailureInTheDatabaseRollsTheWholeBackThoughTheApplicationCatchesIt() {
        Enquiry enquiry = new Enquiry();
        for (String table : List.of("cf_submission", "cf_ledger_event")) {
            withFailingInsertionsInto(
                    table,
                    () -> assertThatThrownBy(() -> transacted.required(() -> {
                                orders.add(enquiry.address);
                                return assertThatThrownBy(enquiry::submit).isInstanceOf(UnavailableException.class);
                            }))
                            .isInstanceOf(UnexpectedRollbackException.class));
            assertThat(ordersOf(enquiry)).isZero();
        }

        assertThat(enquiry.submit()).isInstanceOf(Accepted.class);
        assertThat(enquiry.rows()).isOne();
    }

    @Test
    void aFailureThatTheDatabaseKnowsNothingOfDoesSoToo() {
        Enquiry enquiry = new Enquiry();

        assertThatThrownBy(() -> transacted.required(() -> {
                    orders.add(enquiry.address);
                    enquiry.submit();
                    return assertThatThrownBy(this::failInTheStore).hasMessage("in the middle");
                }))
                .isInstanceOf(UnexpectedRollbackException.class);

        assertThat(enquiry.rows()).isZero();
        assertThat(ordersOf(enquiry)).isZero();
    }

    @Test
    void withoutATransactionTheStoreHasOneOfItsOwn() {
        Enquiry enquiry = new Enquiry();

        SubmissionOutcome outcome = enquiry.submit();

        assertThat(enquiry.rows()).isOne();
        assertThat(enquiry.wasHeardOf(outcome)).isTrue();
        enquiry.awaitMail();
    }

    @Test
    void aSecondSubmissionInTheSameTransactionGetsTheFirstReceipt() {
        Enquiry enquiry = new Enquiry();

        boolean same = transacted.required(() -> enquiry.submit().equals(enquiry.submit()));

        assertThat(same).isTrue();
        assertThat(enquiry.rows()).isOne();
    }

    @Test
    void aTransactionApartHoldsThoughTheOuterOneRollsBack() {
        Enquiry outer = new Enquiry();
        Enquiry apart = new Enquiry();

        assertThatThrownBy(() -> transacted.required(() -> {
                    outer.submit();
                    SubmissionOutcome inner = transacted.apart(apart::submit);
                    assertThat(apart.wasHeardOf(inner)).isTrue();
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");

        assertThat(outer.rows()).isZero();
        assertThat(apart.rows()).isOne();
        apart.awaitMail();
    }

    @Test
    void outsideOfASuspendedTransactionTheStoreHasOneOfItsOwn() {
        Enquiry enquiry = new Enquiry();

        assertThatThrownBy(() -> transacted.required(() -> {
                    transacted.outside(() -> {
                        context.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class);
                        return enquiry.submit();
                    });
                    assertThat(enquiry.rows()).isOne();
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");

        assertThat(enquiry.rows()).isOne();
    }

    @Test
    void aReadOnlyTransactionSaysThatItIsOne() {
        Enquiry enquiry = new Enquiry();

        assertThatThrownBy(() -> transacted.readOnly(enquiry::submit))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read-only");

        assertThat(enquiry.rows()).isZero();
        assertThat(enquiry.submit()).isInstanceOf(Accepted.class);
    }

    /** There, the ended transaction's connection is still bound, and nothing would commit what is done on it. */
    @Test
    void whoSubmitsAfterTheCommitIsNotLost() {
        for (boolean oneBefore : List.of(false, true)) {
            Enquiry enquiry = new Enquiry();
            transacted.required(() -> {
                orders.add(enquiry.address);
                if (oneBefore) {
                    new Enquiry().submit();
                }
                afterCommit(() -> transacted.apart(() -> 1));
                afterCommit(enquiry::submit);
                return true;
            });

            assertThat(enquiry.rows()).isOne();
            enquiry.awaitMail();
        }
    }

    @Test
    void whoSubmitsWhileTheTransactionEndsIsPartOfIt() {
        Enquiry enquiry = new Enquiry();

        transacted.required(() -> {
            orders.add(enquiry.address);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    enquiry.submit();
                }
            });
            return true;
        });

        assertThat(enquiry.rows()).isOne();
        enquiry.awaitMail();
    }

    private static void afterCommit(Supplier<?> work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.get();
            }
        });
    }

    private void withFailingInsertionsInto(String table, Runnable work) {
        onlooker.execute("CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'refused'; END $$");
        onlooker.execute("CREATE TRIGGER refusing BEFORE INSERT ON " + table + " EXECUTE FUNCTION refuse()");
        try {
            work.run();
        } finally {
            onlooker.execute("DROP TRIGGER refusing ON " + table);
        }
    }

    /** In a unit of work of the store's, once something has been done in it. */
    boolean failInTheStore() {
        return context.getBean(ContactStore.class).transactions().call(() -> {
            throw new IllegalArgumentException("in the middle");
        });
    }

    int ordersOf(Enquiry enquiry) {
        return count("SELECT count(*) FROM shop_order WHERE article = ?", enquiry.address);
    }

    private int count(String query, Object... values) {
        return Optional.ofNullable(onlooker.queryForObject(query, Integer.class, values))
                .orElseThrow();
    }

    /** One that nobody else sends, with the token of a page of its own. */
    final class Enquiry {

        private final ContactForms forms = context.getBean(ContactForms.class);
        private final String address = "visitor-" + ++enquiries + "@example.org";
        private final FormValues values = FormValues.of(Map.of(
                FormValues.TOKEN,
                forms.page("contact", visitor()).token(),
                "name",
                "Ada Example",
                "email",
                address,
                "message",
                "Do you paint shop signs?"));

        SubmissionOutcome submit() {
            return forms.submit("contact", values, visitor());
        }

        String address() {
            return address;
        }

        /** How often it is committed. */
        int rows() {
            return elsewhere.submissions().findByEmail(address).size();
        }

        boolean wasHeardOf(SubmissionOutcome outcome) {
            return context.getBean(ShopApplication.Heard.class)
                    .references()
                    .contains(((Accepted) outcome).receipt().reference());
        }

        long mails() {
            return context.getBean(RecordingTransport.class).mails().stream()
                    .filter(mail -> mail.replyTo().equals(Optional.of(address)))
                    .count();
        }

        void awaitMail() {
            await().atMost(Duration.ofMinutes(1)).until(() -> mails() == 1);
        }

        private VisitorRequest visitor() {
            try {
                return new VisitorRequest(
                        "https://example.org",
                        Optional.empty(),
                        InetAddress.getByName("192.0.2.7"),
                        BrowserFamily.FIREFOX,
                        List.of(Locale.ENGLISH));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
