/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.TechnicalData;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.work.RecordId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An enquiry as its row has it, still sealed: opened when no result is open any more. */
final class SubmissionRow {

    private static final JsonMapper JSON = new JsonMapper();

    private final RecordId id;
    private final byte[] values;
    private final Optional<byte[]> technical;
    private final BiFunction<Map<String, String>, Optional<TechnicalData>, Submission> clear;

    /** @param clear makes the enquiry once values and technical data are opened */
    private SubmissionRow(
            RecordId id,
            byte[] values,
            Optional<byte[]> technical,
            BiFunction<Map<String, String>, Optional<TechnicalData>, Submission> clear) {
        this.id = id;
        this.values = values;
        this.technical = technical;
        this.clear = clear;
    }

    RecordId id() {
        return id;
    }

    static SubmissionRow of(Row row) throws SQLException {
        RecordId id = row.id("id");
        Reference reference = new Reference(row.text("reference"));
        String form = row.text("form");
        String purpose = row.text("purpose");
        var receivedAt = row.instant("received_at");
        Submission.State state = row.constant(Submission.State.class, "state");
        List<String> reasons = parted(row.text("screening_reasons"));
        NoticeRef notice =
                new NoticeRef(row.text("notice_version"), row.text("notice_language"), row.text("notice_hash"));
        String nonce = row.text("nonce");
        String fingerprint = row.text("fingerprint");
        boolean restricted = row.flag("restricted");
        boolean onHold = row.flag("on_hold");
        return new SubmissionRow(
                id,
                row.bytes("sealed_values"),
                row.optionalBytes("sealed_data"),
                (values, technical) -> new Submission(
                        id,
                        reference,
                        form,
                        purpose,
                        receivedAt,
                        state,
                        reasons,
                        notice,
                        nonce,
                        fingerprint,
                        values,
                        technical,
                        restricted,
                        onHold));
    }

    /** @throws BrokenSealException when a seal is broken or its key is gone */
    Submission opened(SealedColumns sealed) {
        return clear.apply(sealed.openValues(id, values), technical.map(data -> sealed.openTechnical(id, data)));
    }

    /** Codes or ids as one column. */
    static String joined(List<String> codes) {
        return JSON.writeValueAsString(codes);
    }

    static List<String> parted(String codes) {
        return JSON.readValue(codes, new TypeReference<List<String>>() {});
    }
}
