/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.retention.RestoreGuard;
import be.imageplus.contactform.retention.TombstoneArchive;
import be.imageplus.contactform.store.jdbc.StoreSettings.OutsideFiles;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.PrivateFile;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a store ready, or finds out everything that is in the way: a place, keys or tables that will not do are told
 * together. Nothing in the database is created or changed once something was found.
 */
final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final Engine engine;
    private final KeySource keys;
    private final OutsideFiles files;
    private final Schema schema;
    private final Clock clock;

    /** A set, since the database may be looked at twice. */
    private final Set<Finding> findings = new LinkedHashSet<>();

    Preparation(Engine engine, KeySource keys, OutsideFiles files, Schema schema, Clock clock) {
        this.engine = engine;
        this.keys = keys;
        this.files = files;
        this.schema = schema;
        this.clock = clock;
    }

    /** What prevents the store's use; empty when it is ready. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The store, ready; empty when there are findings, and then nothing stays open. */
    Optional<Opened> run() {
        findings.addAll(engine.check());
        boolean reachable = findings.isEmpty();
        refuseFilesBeside();
        Optional<Vault> vault = vault(reachable);
        vault.ifPresent(known -> checkArchive());
        Optional<Opened> store = vault.map(this::opened);
        try {
            if (findings.isEmpty()) {
                vault.ifPresent(fitting -> update(new KeyCheck(fitting)));
                store.filter(updated -> findings.isEmpty()).ifPresent(this::replay);
            } else if (reachable && engine.exists()) {
                inspect(vault.map(KeyCheck::new));
            }
        } catch (ContactFormException e) {
            findings.add(finding(e, "contact-form.store"));
        }
        if (!findings.isEmpty()) {
            engine.close();
            return Optional.empty();
        }
        return store;
    }

    private void refuseFilesBeside() {
        if (files.checkpoints().filter(this::isBeside).isPresent()) {
            findings.add(Finding.of(FindingCode.CHECKPOINTS_BESIDE_STORE, "contact-form.store"));
        }
        if (files.tombstones().filter(this::isBeside).isPresent()) {
            findings.add(Finding.of(FindingCode.TOMBSTONES_BESIDE_STORE, "contact-form.store"));
        }
        refuseSharedFiles();
    }

    private void refuseSharedFiles() {
        Set<Path> seen = new HashSet<>();
        Stream.of(keys.location(), files.checkpoints(keys), files.tombstones(keys))
                .flatMap(Optional::stream)
                .map(file -> real(file.toAbsolutePath().normalize()))
                .filter(file -> !seen.add(file))
                .forEach(file -> findings.add(Finding.of(FindingCode.STORE_FILES_SHARED, "contact-form.store", file)));
    }

    /** Before the keys are there nobody knows whether their directory will be. */
    private void checkArchive() {
        files.tombstones(keys)
                .filter(file -> !PrivateFile.isUsable(file))
                .ifPresent(file ->
                        findings.add(Finding.of(FindingCode.TOMBSTONES_UNAVAILABLE, "contact-form.store", file)));
    }

    /** Before anybody is given the store to read: a restored database may hold what was purged. */
    private void replay(Opened store) {
        Optional<TombstoneArchive> archive =
                files.tombstones(keys).map(file -> TombstoneArchive.file(file, store.vault));
        if (archive.isEmpty()) {
            LOG.warn(
                    "The keys are not in a file, so no place for an archive of tombstones is known, and a backup that is"
                            + " restored brings back what was purged since: name one with withTombstones");
        }
        RestoreGuard.Ports ports = new RestoreGuard.Ports(
                store.transactions,
                store.tombstones,
                store.records,
                store.erasures,
                store.erasureTasks,
                store.ledger,
                new RecordIds(clock),
                archive);
        new RestoreGuard(ports, clock).reconcile();
    }

    /** Keys may change while the store is in use, to others that fit it. */
    private Opened opened(Vault vault) {
        JdbcTransactions transactions = new JdbcTransactions(engine);
        Vault live = vault.reloadingFrom(
                keys, other -> transactions.read(new KeyCheck(other)::check).isEmpty());
        return new Opened(engine, transactions, live);
    }

    private Optional<Vault> vault(boolean reachable) {
        if (keys.location().filter(this::isBeside).isPresent()) {
            // Not even loaded, since that may create them.
            findings.add(Finding.of(FindingCode.KEYS_BESIDE_STORE, "contact-form.store.keys"));
            return Optional.empty();
        }
        Optional<KeySource> source = source(reachable);
        try {
            return source.map(from -> Vault.of(from.load()));
        } catch (ConfigurationException e) {
            findings.addAll(e.findings());
        } catch (ContactFormException e) {
            findings.add(finding(e, "contact-form.store.keys"));
        }
        return Optional.empty();
    }

    /**
     * Where keys come from: they are made for a store that has none, and never instead of lost ones. Empty when nobody
     * can tell now which of the two it is.
     */
    private Optional<KeySource> source(boolean reachable) {
        KeySource existing = keys.existing();
        if (existing == keys || keys.location().filter(Files::exists).isPresent()) {
            return Optional.of(keys);
        }
        try {
            if (!reachable) {
                return Optional.empty();
            }
            boolean inUse = engine.exists() && engine.read(KeyCheck::areKeysInUse);
            return Optional.of(inUse ? existing : keys);
        } catch (ContactFormException e) {
            findings.add(finding(e, "contact-form.store"));
            return Optional.empty();
        }
    }

    private boolean isBeside(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        return directory != null
                && engine.directory()
                        .filter(data -> real(data).equals(real(directory)))
                        .isPresent();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path; // not there yet
        }
    }

    /** In one transaction, so that of two nodes that start together the second finds what the first has made. */
    private void update(KeyCheck keyCheck) {
        Session session = engine.beginPreparation();
        try {
            schema.lock(session);
            findings.addAll(schema.check(session));
            if (findings.isEmpty()) {
                schema.update(session);
                findings.addAll(keyCheck.check(session));
            }
            if (findings.isEmpty()) {
                keyCheck.remember(session);
            }
        } catch (RuntimeException e) {
            engine.rollback(session);
            throw e;
        }
        if (findings.isEmpty()) {
            engine.commit(session);
        } else {
            engine.rollback(session);
        }
    }

    /** Looks at what is there without changing it, since something else is wrong already. */
    private void inspect(Optional<KeyCheck> keyCheck) {
        findings.addAll(engine.read(session -> {
            List<Finding> found = new ArrayList<>(schema.check(session));
            keyCheck.ifPresent(check -> found.addAll(check.check(session)));
            return found;
        }));
    }

    private static Finding finding(ContactFormException e, String path) {
        return Finding.error(e.code(), path, String.valueOf(e.getMessage()), "Mend the cause and start again.");
    }
}
