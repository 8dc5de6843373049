/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The end of enquiries under load: a purge beside the plain statement that does the least of the same, while visitors
 * come.
 */
@NullMarked
package be.imageplus.contactform.examples.benchmarks.ending;

import org.jspecify.annotations.NullMarked;
