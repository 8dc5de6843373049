/* SPDX-License-Identifier: Apache-2.0 */
/** {@link be.imageplus.contactform.store.ContactStore}: all storage ports of the floors below in one place. */
@NullMarked
package be.imageplus.contactform.store;

import org.jspecify.annotations.NullMarked;
