/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

/** Ports that tell a test of what is asked of them. */
final class Watched {

    private Watched() {}

    /** A port that adds the size of each list that it answers with. */
    static <P> P pages(Class<P> type, P port, List<Integer> sizes) {
        return port(type, port, name -> {}, answer -> {
            if (answer instanceof List<?> page) {
                sizes.add(page.size());
            }
        });
    }

    /** A port that has something happen before each call, by the name of its method. */
    static <P> P calls(Class<P> type, P port, Consumer<String> before) {
        return port(type, port, before, answer -> {});
    }

    private static <P> P port(Class<P> type, P port, Consumer<String> before, Consumer<Object> after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    before.accept(called.getName());
                    try {
                        Object answer = called.invoke(port, arguments);
                        after.accept(answer);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
