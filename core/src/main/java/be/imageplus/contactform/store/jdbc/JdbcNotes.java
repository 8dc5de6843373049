/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Notes;
import be.imageplus.contactform.work.RecordId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Notes in {@code cf_note}, which schema 2 has not. */
final class JdbcNotes implements Notes {

    private final JdbcTransactions transactions;
    private final SealedColumns sealed;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcNotes(JdbcTransactions transactions, SealedColumns sealed) {
        this.transactions = transactions;
        this.sealed = sealed;
    }

    @Override
    public void add(Note note) {
        byte[] text = sealed.sealNote(note.id(), note.text());
        transactions.change(session -> {
            tables.require(session);
            session.sql("INSERT INTO cf_note (id, submission, written_at, author, kind, sealed_text)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .with(note.id(), note.submission(), note.writtenAt())
                    .with(note.author().toString(), note.kind(), text)
                    .update();
        });
    }

    @Override
    public int count(RecordId submission) {
        return transactions.read(session -> {
            tables.require(session);
            return session.sql("SELECT COUNT(*) AS notes FROM cf_note WHERE submission = ?")
                    .with(submission)
                    .first(row -> row.count("notes"))
                    .orElseThrow();
        });
    }

    @Override
    public List<Note> of(RecordId submission) {
        // Opened when no result is open any more.
        List<Supplier<Note>> rows = transactions.read(session -> {
            tables.require(session);
            return session.sql("SELECT id, written_at, author, kind, sealed_text FROM cf_note WHERE submission = ?"
                            + " ORDER BY id LIMIT ?")
                    .with(submission, MOST)
                    .list(row -> sealed(row, submission));
        });
        return rows.stream().map(Supplier::get).toList();
    }

    private Supplier<Note> sealed(Row row, RecordId submission) throws SQLException {
        RecordId id = row.id("id");
        Instant writtenAt = row.instant("written_at");
        Actor author = Actor.parse(row.text("author"));
        Note.Kind kind = row.constant(Note.Kind.class, "kind");
        byte[] text = row.bytes("sealed_text");
        return () -> new Note(id, submission, writtenAt, author, kind, sealed.openNote(id, text));
    }
}
