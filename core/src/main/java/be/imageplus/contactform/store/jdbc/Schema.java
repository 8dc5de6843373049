/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.Finding;
import java.util.ArrayList;
import java.util.List;

/** Brings the tables up to date, and refuses those of a later release. */
final class Schema {

    private static final String HISTORY = "contact_form_schema";
    private static final List<String> FILES = List.of("V1__create.sql");

    private final List<SchemaFile> files;

    Schema(String dialect) {
        this.files = FILES.stream().map(file -> SchemaFile.read(dialect, file)).toList();
    }

    /** What is wrong with the tables that are there; nothing where there are none yet. */
    List<Finding> check(Session session) {
        List<Finding> findings = new ArrayList<>();
        int installed = installed(session);
        if (installed > files.size()) {
            findings.add(Finding.error(
                    "STORE-SCHEMA-NEWER",
                    "contact-form.store",
                    "The database has schema " + installed + ", and this release knows " + files.size()
                            + " at most: it could lose what the newer one keeps.",
                    "Start the release that wrote the database, or a later one."));
        }
        for (SchemaFile file : files.subList(0, Math.min(installed, files.size()))) {
            boolean same = session.sql(
                            "SELECT 1 FROM contact_form_schema WHERE version = ? AND (checksum IS NULL OR checksum = ?)")
                    .with(file.version(), file.checksum())
                    .any();
            if (!same) {
                findings.add(Finding.error(
                        "STORE-SCHEMA-FOREIGN",
                        "contact-form.store",
                        "Schema " + file.version() + " of the database was made by another file than this release's.",
                        "Use a release of this library that was not altered, or another database."));
            }
        }
        return findings;
    }

    /** Applies what is missing; call it inside a transaction, which is also the lock against other nodes. */
    void update(Session session) {
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
