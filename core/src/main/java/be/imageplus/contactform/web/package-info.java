/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Every page and API, framework-free: request in, response out. Adapters only translate.
 *
 * <p>Start with {@link be.imageplus.contactform.web.ContactWeb}.
 */
@NullMarked
package be.imageplus.contactform.web;

import org.jspecify.annotations.NullMarked;
