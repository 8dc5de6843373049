/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import java.util.Map;

/** What the parts of the store's contract work with. */
interface StoreContract {

    /** One more store over the same data, closed after the test. */
    ContactStore unprepared(KeySource source);

    KeySet keys();

    SettableClock clock();

    StoredSamples samples();

    Map<String, byte[]> onDisk();

    /** One more store over the same data, ready. */
    default ContactStore ready() {
        return ready(this::keys);
    }

    /** One more store over the same data with other keys, ready. */
    default ContactStore ready(KeySource source) {
        ContactStore store = unprepared(source);
        assertThat(store.prepare()).as("findings").isEmpty();
        return store;
    }
}
