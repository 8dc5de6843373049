/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The JDBC store: SQL, schema files and their runner. SQLite is the embedded engine.
 *
 * <p>Start with {@link be.imageplus.contactform.store.jdbc.JdbcContactStore}. No SQL lives anywhere else.
 */
@NullMarked
package be.imageplus.contactform.store.jdbc;

import org.jspecify.annotations.NullMarked;
