/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.mail.MailDelivery;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.retention.ByHand;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.Exports;
import be.imageplus.contactform.retention.RestoreGuard;
import be.imageplus.contactform.retention.Retention;
import be.imageplus.contactform.retention.RetentionListener;
import be.imageplus.contactform.retention.RetentionPolicy;
import be.imageplus.contactform.retention.RetentionPorts;
import be.imageplus.contactform.retention.RetentionRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.transfer.HandoverCheck;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts retention together over a store that is ready. */
final class RetentionAssembly {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionAssembly.class);

    private final ProcessingRegister register;
    private final ContactStore store;
    private final RetentionRules rules;
    private final Clock clock;

    RetentionAssembly(ProcessingRegister register, ContactStore store, Notices notices, Clock clock) {
        this.register = register;
        this.store = store;
        this.rules = new RetentionRules(register, notices::find, RetentionPolicy.standard());
        this.clock = clock;
    }

    RetentionRules rules() {
        return rules;
    }

    /** Exports into a directory, over the same store. */
    Exports exports(Path directory, HandoverCheck check, RecordIds ids) {
        return new Exports(
                directory,
                register,
                check,
                new Exports.Ports(store.transactions(), store.exportIndex(), store.disclosures(), store.ledger(), ids),
                clock);
    }

    /** @param mailboxHost the register's id of who hosts the staff mailbox */
    Retention retention(
            List<DataLocation> places,
            Optional<Exports> exports,
            String mailboxHost,
            MailDelivery delivery,
            RecordIds ids,
            RetentionListener listener) {
        return new Retention(
                register,
                rules,
                new RetentionPorts(
                        store.transactions(),
                        store.leases(),
                        store.chores(),
                        store.lives(),
                        store.expiry(),
                        store.records(),
                        store.erasures(),
                        store.erasureTasks(),
                        store.certificates(),
                        new RestoreGuard(
                                new RestoreGuard.Ports(
                                        store.transactions(),
                                        store.tombstones(),
                                        store.records(),
                                        store.erasures(),
                                        store.erasureTasks(),
                                        store.ledger(),
                                        ids,
                                        store.tombstoneArchive()),
                                clock),
                        exports,
                        store.ledger(),
                        ids,
                        delivery::send),
                store.recipient(),
                withMailbox(places, mailboxHost),
                listener,
                clock);
    }

    /** Copies that staff have are never forgotten: where nothing can reach their mailbox, a person is asked. */
    private static List<DataLocation> withMailbox(List<DataLocation> places, String mailboxHost) {
        if (places.stream().anyMatch(place -> place.id().startsWith(DataLocation.STAFF_MAILBOX))) {
            return places;
        }
        LOG.info("Nothing here can reach the staff mailbox: its copies are erased by hand, and each erasure stays open"
                + " until somebody says so");
        List<DataLocation> all = new ArrayList<>(places);
        all.add(ByHand.staffMailbox(mailboxHost));
        return List.copyOf(all);
    }
}
