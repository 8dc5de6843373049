/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.Applicability;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.LegalBasis;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.Right;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the record of processing activities (Art. 30(1)(b) to (f)). Texts are plain and in the record's
 * language.
 *
 * @param id the purpose's id in the register, or the library's own, which has a full stop in it
 * @param origin where the processing comes from
 * @param purpose what it is for
 * @param legalBases on which grounds; Art. 30 does not ask for them, whoever reviews a record does
 * @param dataSubjects whose data it is
 * @param data which data
 * @param recipients who receives it, within the controller too
 * @param transfers to third countries, and what makes them lawful
 * @param timeLimits until when each category is kept
 * @param rights that people have towards it, by law or by promise
 */
record ProcessingActivity(
        String id,
        Origin origin,
        String purpose,
        List<Ground> legalBases,
        List<Group> dataSubjects,
        List<Data> data,
        List<Receiver> recipients,
        List<Transfer> transfers,
        List<TimeLimit> timeLimits,
        List<Granted> rights) {

    /** Where processing comes from. */
    enum Origin {
        /** The register declares it as a purpose. */
        REGISTER,
        /** This library does it by itself. */
        LIBRARY,
        /** It follows from what the register promises, and is done outside this library. */
        OUTSIDE
    }

    /**
     * A legal basis.
     *
     * @param article of the GDPR, for example {@code 6(1)(f)}
     */
    record Ground(LegalBasis basis, String article, String text) {}

    /** A category of data subjects. */
    record Group(Subjects group, String text) {}

    /** Whose data it can be. */
    enum Subjects {
        /** Whoever submits a form. */
        SENDERS,
        /** Whom a message mentions. */
        MENTIONED,
        /** Whoever browses the site. */
        VISITORS,
        /** Whoever exercises a right. */
        REQUESTERS
    }

    /**
     * A category of personal data.
     *
     * @param item the data item's id; empty for what the register does not list
     */
    record Data(Optional<String> item, Optional<DataItem.Category> category, String text) {}

    /**
     * A recipient.
     *
     * @param recipient its id in the register; empty where the register does not say who it is
     * @param country ISO 3166
     */
    record Receiver(Optional<String> recipient, Optional<Recipient.Role> role, Optional<String> country, String text) {}

    /**
     * A transfer to a third country.
     *
     * @param country ISO 3166
     * @param safeguards in their order; empty where the register names none
     */
    record Transfer(String recipient, String country, List<Safeguard> safeguards, String text) {}

    /**
     * Until when a category is kept.
     *
     * @param rule the rule's id in the register; empty where the library itself decides, or nobody says
     */
    record TimeLimit(
            Optional<String> rule, Optional<Period> period, Optional<RetentionRule.Start> startsAt, String text) {}

    /**
     * A right.
     *
     * @param article the provision that decides, for example {@code 17(3)(b)}
     * @param standing by law, under a condition, or promised beyond the law
     */
    record Granted(
            Right right, String article, Standing standing, Optional<Applicability.Test> condition, String text) {}

    /** On what a right rests. */
    enum Standing {
        APPLIES,
        CONDITIONAL,
        PROMISED_BEYOND_LAW
    }
}
