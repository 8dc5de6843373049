/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.List;
import java.util.Optional;

/**
 * A form that the controller declares: which purpose it serves and which items it asks for.
 *
 * @param id for example {@code contact}; also its path
 * @param purpose id of the purpose
 * @param items ids of the data items it asks for, in reading order
 * @param name what people call it, for example {@code Request a quote}: its page and the notice use it. A form that is
 *     the only one needs none
 * @param acknowledged whether an automatic mail to the address that was entered may say that the enquiry was received.
 *     Nobody has verified that address (R4.8)
 */
public record DeclaredForm(
        String id, String purpose, List<String> items, Optional<LocalizedText> name, boolean acknowledged) {

    public DeclaredForm {
        items = List.copyOf(items);
    }

    /** A form that serves a purpose and asks for items. */
    public static DeclaredForm of(String id, String purpose, String... items) {
        return new DeclaredForm(id, purpose, List.of(items), Optional.empty(), false);
    }

    /** The same, under a name that tells it from the others. */
    public DeclaredForm withName(LocalizedText words) {
        return new DeclaredForm(id, purpose, items, Optional.of(words), acknowledged);
    }

    /** The same, whose enquiries may be acknowledged to their senders. */
    public DeclaredForm withAcknowledgement() {
        return new DeclaredForm(id, purpose, items, name, true);
    }
}
