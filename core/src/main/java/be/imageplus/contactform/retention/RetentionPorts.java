/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What retention works on; the storage ports are all of one store.
 *
 * @param transactions their unit of work
 * @param guard keeps what is purged from coming back
 * @param exports files outside the store that end after some days; empty when none are made
 * @param notices has staff told by mail; called inside their transaction
 */
public record RetentionPorts(
        Transactions transactions,
        Leases leases,
        Chores chores,
        Lives lives,
        Expiry expiry,
        Records records,
        Erasures erasures,
        ErasureTasks erasureTasks,
        Certificates certificates,
        RestoreGuard guard,
        Optional<Exports> exports,
        Ledger ledger,
        RecordIds ids,
        Consumer<StaffNotice> notices) {}
