/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Spring Boot starter: turns {@code contact-form.*} properties and beans into a running
 * {@link be.imageplus.contactform.ContactForms}, serves its pages, and opens exactly those where Spring Security guards
 * the application.
 *
 * <p>Start with {@code ContactFormAutoConfiguration}, and with {@code SpringTransactions} for how the store joins the
 * application's transactions; what an application adds goes through
 * {@link be.imageplus.contactform.spring.ContactFormsCustomizer} or a bean of its own, which always wins. Nothing here
 * knows what an enquiry is: this package translates and holds no rule. Without Spring Boot use the front door itself.
 */
@NullMarked
package be.imageplus.contactform.spring;

import org.jspecify.annotations.NullMarked;
