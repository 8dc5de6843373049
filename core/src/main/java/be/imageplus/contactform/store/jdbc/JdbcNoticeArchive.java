/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.PublishedNotice;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Published notices in {@code cf_notice}. */
final class JdbcNoticeArchive implements NoticeArchive {

    private final JdbcTransactions transactions;

    JdbcNoticeArchive(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean publish(PublishedNotice notice) {
        return transactions.write(session -> session.sql("INSERT INTO cf_notice"
                                + " (version, language, hash, facts, revised, published_at, title, markdown, json)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .with(
                                notice.ref().version(),
                                notice.ref().language(),
                                notice.ref().hash())
                        .with(notice.facts(), notice.revised(), notice.publishedAt(), notice.title())
                        .with(notice.markdown(), notice.json())
                        .update()
                == 1);
    }

    @Override
    public Optional<PublishedNotice> find(NoticeRef ref) {
        return transactions.read(
                session -> session.sql("SELECT * FROM cf_notice WHERE version = ? AND language = ? AND hash = ?")
                        .with(ref.version(), ref.language(), ref.hash())
                        .first(JdbcNoticeArchive::notice));
    }

    @Override
    public List<String> versions() {
        return transactions.read(session -> session.sql("SELECT version FROM cf_notice GROUP BY version"
                        + " ORDER BY MIN(published_at) DESC, version DESC LIMIT 500")
                .list(row -> row.text("version")));
    }

    @Override
    public List<PublishedNotice> version(String version) {
        return transactions.read(session -> session.sql(
                        "SELECT * FROM cf_notice WHERE version = ? ORDER BY published_at DESC, language, hash")
                .with(version)
                .list(JdbcNoticeArchive::notice));
    }

    private static PublishedNotice notice(Row row) throws SQLException {
        return new PublishedNotice(
                new NoticeRef(row.text("version"), row.text("language"), row.text("hash")),
                row.text("facts"),
                LocalDate.parse(row.text("revised")),
                row.instant("published_at"),
                row.text("title"),
                row.text("markdown"),
                row.text("json"));
    }
}
