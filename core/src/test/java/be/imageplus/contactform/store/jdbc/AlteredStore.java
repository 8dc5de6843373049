/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerBeginning;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.mail.Acknowledgements;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.StaffNotices;
import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.retention.Certificates;
import be.imageplus.contactform.retention.ErasureTasks;
import be.imageplus.contactform.retention.Erasures;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.retention.ExportIndex;
import be.imageplus.contactform.retention.Records;
import be.imageplus.contactform.retention.TombstoneArchive;
import be.imageplus.contactform.retention.Tombstones;
import be.imageplus.contactform.rotation.SealedRecords;
import be.imageplus.contactform.screening.RateCells;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Notes;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A store that passes everything on, until a test breaks a method of one of its ports. */
class AlteredStore implements ContactStore {

    /** What a broken method does instead. */
    @FunctionalInterface
    interface Instead {
        Object of(Object[] arguments) throws Exception;
    }

    private final ContactStore real;

    AlteredStore(ContactStore real) {
        this.real = real;
    }

    /** A store that has one of its ports broken. */
    static <P> ContactStore altered(ContactStore store, Class<P> port, String method, Instead instead) {
        return (ContactStore) Proxy.newProxyInstance(
                AlteredStore.class.getClassLoader(),
                new Class<?>[] {ContactStore.class},
                (proxy, called, arguments) -> {
                    Object result = passedOn(store, called, arguments);
                    return called.getReturnType().equals(port)
                            ? broken(port, port.cast(result), method, instead)
                            : result;
                });
    }

    /** A port whose one method does something else. */
    static <P> P broken(Class<P> type, P port, String method, Instead instead) {
        assertThat(type.getMethods()).extracting("name").contains(method);
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    return called.getName().equals(method) ? instead.of(arguments) : passedOn(port, called, arguments);
                }));
    }

    private static Object passedOn(Object to, Method called, Object[] arguments) throws Throwable {
        try {
            return called.invoke(to, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public List<Finding> prepare(Clock clock) {
        return real.prepare(clock);
    }

    @Override
    public String recipient() {
        return real.recipient();
    }

    @Override
    public Vault vault() {
        return real.vault();
    }

    @Override
    public Transactions transactions() {
        return real.transactions();
    }

    @Override
    public Submissions submissions() {
        return real.submissions();
    }

    @Override
    public Disclosures disclosures() {
        return real.disclosures();
    }

    @Override
    public Acknowledgements acknowledgements() {
        return real.acknowledgements();
    }

    @Override
    public Outbox outbox() {
        return real.outbox();
    }

    @Override
    public Ledger ledger() {
        return real.ledger();
    }

    @Override
    public LedgerChain ledgerChain() {
        return real.ledgerChain();
    }

    @Override
    public LedgerBeginning ledgerBeginning() {
        return real.ledgerBeginning();
    }

    @Override
    public Optional<Checkpoints> checkpoints() {
        return real.checkpoints();
    }

    @Override
    public Leases leases() {
        return real.leases();
    }

    @Override
    public NoticeArchive notices() {
        return real.notices();
    }

    @Override
    public TransferBook transferBook() {
        return real.transferBook();
    }

    @Override
    public Lives lives() {
        return real.lives();
    }

    @Override
    public Notes notes() {
        return real.notes();
    }

    @Override
    public Chores chores() {
        return real.chores();
    }

    @Override
    public SealedRecords sealedRecords() {
        return real.sealedRecords();
    }

    @Override
    public StaffNotices staffNotices() {
        return real.staffNotices();
    }

    @Override
    public Expiry expiry() {
        return real.expiry();
    }

    @Override
    public Tombstones tombstones() {
        return real.tombstones();
    }

    @Override
    public Optional<TombstoneArchive> tombstoneArchive() {
        return real.tombstoneArchive();
    }

    @Override
    public Records records() {
        return real.records();
    }

    @Override
    public Erasures erasures() {
        return real.erasures();
    }

    @Override
    public ErasureTasks erasureTasks() {
        return real.erasureTasks();
    }

    @Override
    public Certificates certificates() {
        return real.certificates();
    }

    @Override
    public ExportIndex exportIndex() {
        return real.exportIndex();
    }

    @Override
    public Optional<RateCells> rateCells() {
        return real.rateCells();
    }

    @Override
    public boolean isAvailable() {
        return real.isAvailable();
    }

    @Override
    public void close() {
        real.close();
    }
}
