/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The JDBC store: SQL, schema files and their runner. SQLite is the embedded engine.
 *
 * <p>Start with {@link be.imageplus.contactform.store.jdbc.JdbcContactStore}; what happens at a start is in
 * {@code Preparation}. The {@code Jdbc…} ports hold the SQL and know no product; what a product does in its own way
 * (connections, locks, errors) is behind {@code Engine}, and {@code Sqlite…} is the one there is. The schema files lie
 * beside the classes, in a folder for each engine. No SQL lives anywhere else, and no row leaves here sealed.
 */
@NullMarked
package be.imageplus.contactform.store.jdbc;

import org.jspecify.annotations.NullMarked;
