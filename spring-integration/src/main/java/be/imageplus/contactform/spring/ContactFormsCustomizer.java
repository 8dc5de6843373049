/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactFormsBuilder;

/**
 * Adds to the contact forms of an application before they are built: further forms, screening checks, listeners.
 *
 * <p>Every bean of this type is applied, in the order of {@code @Order}, after the properties and the beans of the
 * application, so that the last word is yours.
 *
 * <pre>{@code
 * @Bean
 * ContactFormsCustomizer quoteForm() {
 *     return forms -> forms.form("quote", QuoteRequest.class);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ContactFormsCustomizer {

    /** Adds to what is being built; called once, at start-up. */
    void customize(ContactFormsBuilder forms);
}
