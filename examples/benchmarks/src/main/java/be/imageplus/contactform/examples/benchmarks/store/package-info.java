/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One enquiry made durable, by three hands: plain JDBC, JPA and the library's storage ports. All write the same rows
 * into tables with the same columns and indexes, and commit once.
 */
@NullMarked
package be.imageplus.contactform.examples.benchmarks.store;

import org.jspecify.annotations.NullMarked;
