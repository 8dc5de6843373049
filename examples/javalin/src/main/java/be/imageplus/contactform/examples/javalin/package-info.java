/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A contact form in a Javalin application.
 *
 * <p>{@link be.imageplus.contactform.examples.javalin.JavalinAdapter} is all that it takes;
 * {@link be.imageplus.contactform.examples.javalin.JavalinSite} puts it before an application's own routes.
 */
@NullMarked
package be.imageplus.contactform.examples.javalin;

import org.jspecify.annotations.NullMarked;
