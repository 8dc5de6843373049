/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.nio.file.Path;
import java.time.Duration;

/** Another node: stores some enquiries one by one and is then cut off, with nothing closed. */
public final class SuddenlyHaltedNode {

    /** How it ends when everything was stored. */
    static final int HALTED = 77;

    private SuddenlyHaltedNode() {}

    /** @param arguments database, key file, how many enquiries */
    public static void main(String[] arguments) {
        ContactStore store = JdbcContactStore.open(Path.of(arguments[0]), KeySource.file(Path.of(arguments[1])))
                .withBusyTimeout(Duration.ofSeconds(30));
        if (!store.prepare().isEmpty()) {
            System.exit(1);
        }
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            System.out.println(StoredEnquiries.insertInto(store).id());
        }
        System.out.flush();
        Runtime.getRuntime().halt(HALTED);
    }
}
