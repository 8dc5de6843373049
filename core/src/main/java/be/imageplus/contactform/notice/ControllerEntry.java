/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DataProtectionOfficer;
import be.imageplus.contactform.register.Party;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who answers for the processing, with names and contact details (Art. 30(1)(a)).
 *
 * @param dataProtectionOfficer absent where the register says nothing of it
 */
record ControllerEntry(
        String name,
        List<String> address,
        String country,
        Optional<String> enterpriseNumber,
        String site,
        Optional<String> contact,
        List<Party> jointControllers,
        Optional<Party> representative,
        Optional<Officer> dataProtectionOfficer) {

    /**
     * Whether a data protection officer is designated.
     *
     * @param name of the officer, where the register has it
     * @param contact of the officer
     * @param reason why there is none
     */
    record Officer(boolean designated, Optional<String> name, Optional<String> contact, Optional<String> reason) {}

    static ControllerEntry of(Controller controller, RecordWords words) {
        return new ControllerEntry(
                controller.fullName(),
                controller.addressLines().stream().map(words::of).toList(),
                controller.country(),
                controller.enterpriseNumber(),
                controller.site(),
                controller.privacyContact(),
                controller.jointControllers(),
                controller.representative(),
                controller.dataProtectionOfficer().map(officer -> officer(officer, words)));
    }

    private static Officer officer(DataProtectionOfficer officer, RecordWords words) {
        return officer instanceof DataProtectionOfficer.Designated designated
                ? new Officer(true, designated.name(), Optional.of(designated.contact()), Optional.empty())
                : new Officer(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(words.of(((DataProtectionOfficer.NotDesignated) officer).reason())));
    }

    /** In words. */
    List<RecordSheet.Fact> facts(Controller controller, RecordWords words) {
        Stream<String> contactDetails = Stream.of(
                        Stream.of(name),
                        address.stream(),
                        enterpriseNumber.map(number -> words.enterpriseNumber(controller, number)).stream(),
                        Stream.of(site),
                        contact.stream())
                .flatMap(each -> each);
        return List.of(
                new RecordSheet.Fact(words.say("column.controller"), contactDetails.toList()),
                new RecordSheet.Fact(
                        words.say("column.joint-controllers"),
                        jointControllers.stream()
                                .map(party -> party(party, words))
                                .toList()),
                new RecordSheet.Fact(
                        words.say("column.representative"),
                        representative.map(party -> party(party, words)).stream()
                                .toList()),
                new RecordSheet.Fact(
                        words.say("column.officer"),
                        List.of(dataProtectionOfficer
                                .map(officer -> officer(officer, words))
                                .orElseGet(() -> words.say("unstated")))));
    }

    private static String party(Party party, RecordWords words) {
        return words.say("party", party.name(), party.contact());
    }

    private static String officer(Officer officer, RecordWords words) {
        String contact = officer.contact().orElse("");
        return officer.reason()
                .map(reason -> words.noOfficer(reason))
                .orElseGet(() -> officer.name()
                        .map(name -> words.say("party", name, contact))
                        .orElse(contact));
    }
}
