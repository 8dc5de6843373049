/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

/**
 * What the controller declares it does <em>not</em> do. True keeps the promise; a missing promise is a finding.
 *
 * @param noSpecialCategories no data under Art. 9
 * @param minimumAge nobody under this age in years is addressed; 0 where nothing is promised
 * @param noMarketing no newsletter and no e-mail marketing
 * @param noAnalytics no analytics, no tracking
 * @param noAutomatedDecisions no decision under Art. 22, no profiling with such effects
 * @param noSale data is not sold
 * @param noThirdPartyMarketing data is not shared for others' marketing
 * @param disclosureRequiredByLaw data may be disclosed when the law requires it (R4.10)
 * @param othersOnlyFromMessages what is known of people whom a message mentions comes from whoever wrote it, and from
 *     nobody else (Art. 14(2)(f))
 */
public record Declarations(
        boolean noSpecialCategories,
        int minimumAge,
        boolean noMarketing,
        boolean noAnalytics,
        boolean noAutomatedDecisions,
        boolean noSale,
        boolean noThirdPartyMarketing,
        boolean disclosureRequiredByLaw,
        boolean othersOnlyFromMessages) {

    /** Nothing is promised. */
    public static final Declarations NONE = new Declarations(false, 0, false, false, false, false, false, false, false);

    /** Everything is promised; data may be disclosed when the law requires it. */
    public static Declarations all(int minimumAge) {
        return new Declarations(true, minimumAge, true, true, true, true, true, true, true);
    }
}
