/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Every page and API, framework-free: request in, response out. Adapters only translate.
 *
 * <p>Start with {@link be.imageplus.contactform.web.ContactWeb}: {@code Routes} says what is where, one endpoint class
 * answers each kind of address, {@code Pages} and {@code ApiProblems} put answers into words, {@code Answer} adds the
 * headers that every response has. A request is read strictly and within limits ({@code RequestBody},
 * {@code FormEncoding}, {@code JsonText}), and reduced to what may be known of a visitor ({@code Visitors},
 * {@code Origins}).
 *
 * <p>Nothing is decided here about an enquiry: that is reception's business. Not needed by an application that has its
 * own pages and calls {@link be.imageplus.contactform.reception.Reception} through the front door.
 */
@NullMarked
package be.imageplus.contactform.web;

import org.jspecify.annotations.NullMarked;
