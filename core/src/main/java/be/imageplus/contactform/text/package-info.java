/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Words and how they are put on a page or into a mail: message bundles, templates, escaping, safe display of foreign
 * text, and the hash by which a text is known again.
 *
 * <p>Bundles are {@code <area>_<language>.properties} beside this package's resources. What a template renders is
 * escaped for its kind; there is no way to switch that off. Start with {@link be.imageplus.contactform.text.Template};
 * it is not for what a program reads, which is JSON and has its own writer. It depends on no other package.
 *
 * <p>An application replaces words ({@code HostWords}) and templates ({@code Replacement}) by files of its own below
 * {@code contact-form/} on the class path; text/words-and-style.md has them all.
 */
@NullMarked
package be.imageplus.contactform.text;

import org.jspecify.annotations.NullMarked;
