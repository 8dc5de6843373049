/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A load driver for one HTTP server on loopback: a fixed number of connections, each with one request under way. Start
 * reading at {@link be.imageplus.contactform.examples.benchmarks.load.LoadDriver}.
 */
@NullMarked
package be.imageplus.contactform.examples.benchmarks.load;

import org.jspecify.annotations.NullMarked;
