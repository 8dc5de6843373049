/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Imageplus site: a studio's home page and its contact form, on the Spring Boot starter.
 *
 * <p>Start with {@link be.imageplus.contactform.examples.site.ImageplusSite}. What makes the library's pages look like
 * this site is one bean, {@code SiteLayout}; what is stored, sent and published follows from
 * {@code processing-register.yml}. The {@code demo} package stands in for a mail server until a real one is configured.
 */
@NullMarked
package be.imageplus.contactform.examples.site;

import org.jspecify.annotations.NullMarked;
