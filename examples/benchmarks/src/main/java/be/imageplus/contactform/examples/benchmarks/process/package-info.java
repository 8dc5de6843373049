/* SPDX-License-Identifier: Apache-2.0 */
/** Applications under test, each in a JVM of its own with the class path it would have in the field. */
@NullMarked
package be.imageplus.contactform.examples.benchmarks.process;

import org.jspecify.annotations.NullMarked;
