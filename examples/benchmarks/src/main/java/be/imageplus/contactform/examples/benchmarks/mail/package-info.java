/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The same mail handed to the same server over and over: by the library, by Spring, and by Jakarta Mail at its best.
 */
@NullMarked
package be.imageplus.contactform.examples.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
