/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.reception.SubmissionOutcome;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Transactions of Boot's JDBC transaction manager, which can also go back to a savepoint. */
class JdbcTransactionTest extends JoinedTransactionContract {

    @Override
    protected Stream<String> properties() {
        return Stream.of(
                "spring.autoconfigure.exclude="
                        + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
                "spring.data.jpa.repositories.enabled=false",
                // What nobody commits is then undone by the pool, instead of committed on the way.
                "spring.datasource.hikari.auto-commit=false");
    }

    @Test
    void whatANestedTransactionUndoesNobodyHearsOf() {
        Enquiry kept = new Enquiry();
        Enquiry undone = new Enquiry();
        AtomicReference<SubmissionOutcome> outcome = new AtomicReference<>();

        SubmissionOutcome outer = transacted.required(() -> {
            orders.add(kept.address());
            SubmissionOutcome received = kept.submit();
            assertThatThrownBy(() -> transacted.nested(() -> {
                        outcome.set(undone.submit());
                        throw new IllegalStateException("nested");
                    }))
                    .hasMessage("nested");
            return received;
        });

        assertThat(kept.rows()).isOne();
        assertThat(kept.wasHeardOf(outer)).isTrue();
        assertThat(undone.rows()).isZero();
        assertThat(undone.wasHeardOf(outcome.get())).isFalse();
        kept.awaitMail();
    }

    @Test
    void aNestedTransactionThatFailedInTheStoreLeavesTheOuterOneAsItWas() {
        Enquiry enquiry = new Enquiry();

        transacted.required(() -> {
            orders.add(enquiry.address());
            assertThatThrownBy(() -> transacted.nested(() -> failInTheStore())).hasMessage("in the middle");
            return true;
        });

        assertThat(ordersOf(enquiry)).isOne();
    }

    @Test
    void aNestedTransactionThatSucceedsBelongsToTheOuterOne() {
        Enquiry enquiry = new Enquiry();

        SubmissionOutcome outcome = transacted.required(() -> {
            SubmissionOutcome nested = transacted.nested(enquiry::submit);
            assertThat(enquiry.wasHeardOf(nested)).isFalse();
            return nested;
        });

        assertThat(enquiry.wasHeardOf(outcome)).isTrue();
        assertThat(enquiry.rows()).isOne();
    }
}
