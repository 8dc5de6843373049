/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.List;

/**
 * A form that the controller declares: which purpose it serves and which items it asks for.
 *
 * @param id for example {@code contact}; also its path
 * @param purpose id of the purpose
 * @param items ids of the data items it asks for, in reading order
 */
public record DeclaredForm(String id, String purpose, List<String> items) {

    public DeclaredForm {
        items = List.copyOf(items);
    }

    /** A form that serves a purpose and asks for items. */
    public static DeclaredForm of(String id, String purpose, String... items) {
        return new DeclaredForm(id, purpose, List.of(items));
    }
}
