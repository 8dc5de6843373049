/* SPDX-License-Identifier: Apache-2.0 */
/** The front door: {@link be.imageplus.contactform.ContactForms}. */
@NullMarked
package be.imageplus.contactform;

import org.jspecify.annotations.NullMarked;
