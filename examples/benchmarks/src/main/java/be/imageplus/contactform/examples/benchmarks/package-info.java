/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How fast the library is, against the usual ways of doing the same. Start reading at
 * {@link be.imageplus.contactform.examples.benchmarks.Benchmarks}. Not for use in an application.
 */
@NullMarked
package be.imageplus.contactform.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
