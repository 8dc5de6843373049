/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.Transactions;
import java.util.function.Supplier;

/** A store whose units of work are none. */
final class ForgettingTransactions extends AlteredStore {

    ForgettingTransactions(ContactStore store) {
        super(store);
    }

    @Override
    public Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                return work.get();
            }

            @Override
            public void afterCommit(Runnable action) {
                action.run();
            }
        };
    }
}
