/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.ArrayList;
import java.util.List;

/** Brings the tables up to date, and refuses those of a later release. */
final class Schema {

    private static final String HISTORY = "contact_form_schema";
    static final List<String> FILES = List.of(
            "V1__create.sql", "V2__many_nodes.sql", "V3__life_and_end.sql", "V4__limits_and_acknowledgements.sql");

    private final List<SchemaFile> files;
    private final boolean updating;

    /** This release's schema, brought about where it is missing. */
    static Schema updated(Dialect dialect) {
        return new Schema(dialect, FILES.size(), true);
    }

    /** This release's schema, which others bring about. */
    static Schema asItIs(Dialect dialect) {
        return new Schema(dialect, FILES.size(), false);
    }

    /**
     * The schema of this release or of an earlier one.
     *
     * @param latest the version that the release knows last
     * @param updating whether it brings the tables up to date; otherwise it takes them as they are
     */
    Schema(Dialect dialect, int latest, boolean updating) {
        this.files = FILES.subList(0, latest).stream()
                .map(file -> SchemaFile.read(dialect.folder(), file))
                .toList();
        this.updating = updating;
    }

    /** What is wrong with the tables that are there; nothing where there are none yet. */
    List<Finding> check(Session session) {
        List<Finding> findings = new ArrayList<>();
        int installed = installed(session);
        if (installed > files.size()) {
            findings.add(Finding.of(FindingCode.STORE_SCHEMA_NEWER, "contact-form.store", installed, files.size()));
        }
        if (!updating && installed < files.size() - 1) {
            findings.add(Finding.of(
                    FindingCode.STORE_SCHEMA_OLDER, "contact-form.store", installed, files.size() - 1, files.size()));
        }
        for (SchemaFile file : files.subList(0, Math.min(installed, files.size()))) {
            boolean same = session.sql(
                            "SELECT 1 FROM contact_form_schema WHERE version = ? AND (checksum IS NULL OR checksum = ?)")
                    .with(file.version(), file.checksum())
                    .any();
            if (!same) {
                findings.add(Finding.of(FindingCode.STORE_SCHEMA_FOREIGN, "contact-form.store", file.version()));
            }
        }
        return findings;
    }

    /** Keeps other nodes from updating at the same time, until the transaction ends. */
    void lock(Session session) {
        String lock = session.dialect().schemaLock();
        if (!lock.isEmpty()) {
            session.execute(lock);
        }
    }

    /** Applies what is missing, unless it is not to; call it inside a transaction that holds the lock. */
    void update(Session session) {
        if (!updating) {
            return;
        }
        int installed = installed(session);
        for (SchemaFile file : files.subList(Math.min(installed, files.size()), files.size())) {
            file.statements().forEach(session::execute);
            session.sql("UPDATE contact_form_schema SET checksum = ? WHERE version = ?")
                    .with(file.checksum(), file.version())
                    .update();
        }
    }

    private static int installed(Session session) {
        if (!session.hasTable(HISTORY)) {
            return 0;
        }
        return session.sql("SELECT COALESCE(MAX(version), 0) AS latest FROM contact_form_schema")
                .first(row -> row.count("latest"))
                .orElse(0);
    }
}
