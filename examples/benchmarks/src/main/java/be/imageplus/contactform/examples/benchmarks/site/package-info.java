/* SPDX-License-Identifier: Apache-2.0 */
/** A Spring Boot site with one page, which is measured with and without the starter on its class path. */
@NullMarked
package be.imageplus.contactform.examples.benchmarks.site;

import org.jspecify.annotations.NullMarked;
