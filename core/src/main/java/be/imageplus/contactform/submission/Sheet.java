/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An enquiry as somebody reads it.
 *
 * <p><b>Privacy.</b> Holds what the person wrote, for as long as it is looked at: what serves the purpose that it is
 * read for (R3.1), never technical data (R2.9). {@code toString} names the reference only.
 *
 * @param enquiry where it is in its life
 * @param values canonical values by data item, in the form's order
 * @param notes what staff wrote about it, oldest first
 * @param disclosures to whom it went, oldest first
 * @param history what the ledger tells of it, oldest first, this reading included
 */
public record Sheet(
        Headline enquiry,
        Map<String, String> values,
        List<Note> notes,
        List<Disclosure> disclosures,
        List<LedgerEvent> history) {

    public Sheet {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        notes = List.copyOf(notes);
        disclosures = List.copyOf(disclosures);
        history = List.copyOf(history);
    }

    @Override
    public String toString() {
        return "Sheet[" + enquiry.reference() + "]";
    }
}
