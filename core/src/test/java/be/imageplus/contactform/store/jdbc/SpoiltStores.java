/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.kit.ContactStoreContractKit;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Embedded stores under the kit of all stores, each spoilt in one place.
 *
 * @param directory that they lie in, with what they write elsewhere
 */
record SpoiltStores(Path directory) {

    /** The tests of one part of the kit that a spoilt store fails, each run on a place of its own. */
    List<String> failuresOf(String part, UnaryOperator<ContactStore> spoilt) {
        return Stream.of(ContactStoreContractKit.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> method.getDeclaringClass().getSimpleName().startsWith(part))
                .filter(method -> fails(method, spoilt))
                .map(Method::getName)
                .toList();
    }

    private boolean fails(Method test, UnaryOperator<ContactStore> spoilt) {
        Path place = newPlace(test.getName());
        ContactStoreContractKit kit = new ContactStoreContractKit() {
            @Override
            protected ContactStore open(KeySource keys) {
                return spoilt.apply(JdbcContactStore.open(place.resolve("contact.db"), keys)
                        .withBusyTimeout(Duration.ofSeconds(30)));
            }

            @Override
            protected Map<String, byte[]> atRest() {
                return StoreFiles.contentIn(directory);
            }
        };
        try {
            test.setAccessible(true);
            test.invoke(kit);
            return false;
        } catch (InvocationTargetException e) {
            return true;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        } finally {
            kit.closeAll();
        }
    }

    private Path newPlace(String name) {
        try {
            return Files.createTempDirectory(directory, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
