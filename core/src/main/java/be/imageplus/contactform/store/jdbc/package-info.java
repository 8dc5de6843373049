/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The JDBC store: SQL, schema files and their runner, on two engines: embedded SQLite and PostgreSQL.
 *
 * <p>Start with {@link be.imageplus.contactform.store.jdbc.JdbcContactStore}; what happens at a start is in
 * {@code Preparation}. The {@code Jdbc…} ports hold the SQL and know no product; what a product does in its own way is
 * behind {@code Engine} (connections, transactions) and in {@code Dialect} (words, errors): {@code Sqlite…} and
 * {@code Postgres…}. {@code HostTransactions} is how a store on PostgreSQL joins its application's transactions. The
 * schema files lie beside the classes, in a folder for each engine. No SQL lives anywhere else, and no row leaves here
 * sealed.
 */
@NullMarked
package be.imageplus.contactform.store.jdbc;

import org.jspecify.annotations.NullMarked;
