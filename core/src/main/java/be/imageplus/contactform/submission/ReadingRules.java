/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.LegalBasis;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What of an enquiry may be read for which purpose, as the register declares it (R2.9, R3.1). */
final class ReadingRules {

    private final ProcessingRegister register;

    ReadingRules(ProcessingRegister register) {
        this.register = register;
    }

    /** Why nothing of any enquiry is read for a purpose. */
    Optional<Refusal> refusal(String purpose) {
        return Refusal.PURPOSE_UNDECLARED.when(register.purpose(purpose).isEmpty());
    }

    /** Why nothing of this one is read for a purpose. */
    Optional<Refusal> refusal(Headline enquiry, String purpose) {
        return refusal(purpose)
                .or(() -> Refusal.READING_RESTRICTED.when(
                        enquiry.life().isRestricted() && !outlastsRestriction(purpose)));
    }

    /** What of the values serves a purpose: what the register does not know any more serves the enquiry's own. */
    Map<String, String> served(Submission enquiry, String purpose) {
        Map<String, String> served = new LinkedHashMap<>();
        enquiry.values().forEach((item, value) -> {
            boolean serves = register.dataItem(item)
                    .map(known -> known.purposes().contains(purpose))
                    .orElse(purpose.equals(enquiry.purpose()));
            if (serves) {
                served.put(item, value);
            }
        });
        return served;
    }

    /** What of the technical data serves a purpose; empty where nothing can, since it serves security only. */
    Optional<TechnicalData> served(TechnicalData data, String purpose) {
        boolean address = serves(DataItem.CLIENT_ADDRESS, purpose);
        boolean browser = serves(DataItem.BROWSER_FAMILY, purpose);
        return address || browser
                ? Optional.of(new TechnicalData(
                        data.clientAddress().filter(kept -> address),
                        data.browserFamily().filter(kept -> browser)))
                : Optional.empty();
    }

    private boolean serves(String technicalItem, String purpose) {
        return register.isForSecurity(purpose)
                && register.dataItem(technicalItem)
                        .filter(item -> item.purposes().contains(purpose))
                        .isPresent();
    }

    /** Legal claims, and the person's own answer, which is owed by law (Art. 18(2)). */
    private boolean outlastsRestriction(String purpose) {
        return purpose.equals(Purpose.LEGAL_CLAIMS)
                || register.purpose(purpose)
                        .filter(declared -> declared.basis() == LegalBasis.LEGAL_OBLIGATION)
                        .isPresent();
    }
}
