/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import java.util.stream.Stream;

/** Transactions of Boot's JPA transaction manager, over Hibernate. */
class JpaTransactionTest extends JoinedTransactionContract {

    @Override
    protected Stream<String> properties() {
        return Stream.empty();
    }
}
