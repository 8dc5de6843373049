/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.util.ClassUtils;

/** Marks a JPA transaction, which does not heed its connection's mark. Apart, since JPA is not always there. */
final class JpaRollback {

    static final boolean IS_PRESENT =
            ClassUtils.isPresent("org.springframework.orm.jpa.EntityManagerHolder", JpaRollback.class.getClassLoader());

    private JpaRollback() {}

    /**
     * Lets a transaction end in a rollback only, which its manager then tells as unexpected.
     *
     * @param resources what is bound to the thread
     * @param ours whether a DataSource is the store's
     * @return whether there was one
     */
    static boolean mark(Map<Object, Object> resources, Predicate<DataSource> ours) {
        boolean marked = false;
        for (Map.Entry<Object, Object> resource : resources.entrySet()) {
            if (resource.getKey() instanceof EntityManagerFactoryInfo factory
                    && resource.getValue() instanceof EntityManagerHolder holder
                    && factory.getDataSource() != null
                    && ours.test(factory.getDataSource())
                    && holder.getEntityManager().getTransaction().isActive()) {
                holder.getEntityManager().getTransaction().setRollbackOnly();
                marked = true;
            }
        }
        return marked;
    }
}
