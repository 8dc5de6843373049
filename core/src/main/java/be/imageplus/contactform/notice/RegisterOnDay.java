/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that the records are made from.
 *
 * @param day in the register's zone, decides what stands and what is due
 * @param said what operators said of transfer mechanisms (R4.5)
 */
record RegisterOnDay(ProcessingRegister register, LocalDate day, List<Invalidation> said) {

    RegisterOnDay {
        said = List.copyOf(said);
    }

    /** What an operator said of a mechanism, if anything. */
    Optional<Invalidation> saidOf(TransferMechanism mechanism) {
        return said.stream()
                .filter(invalidation -> invalidation.reference().equals(mechanism.reference()))
                .findFirst();
    }
}
