/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Words and how they are put on a page or into a mail: message bundles, templates, escaping, safe display of foreign
 * text.
 *
 * <p>Bundles are {@code <area>_<language>.properties} beside this package's resources. Whatever a template renders is
 * escaped; there is no way to switch that off.
 */
@NullMarked
package be.imageplus.contactform.text;

import org.jspecify.annotations.NullMarked;
