/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A contact form as tutorials show it: a Spring MVC controller that validates, saves an entity with JPA and sends the
 * mail while the visitor waits. What the library is compared with; not an example to follow.
 */
@NullMarked
package be.imageplus.contactform.examples.benchmarks.usual;

import org.jspecify.annotations.NullMarked;
