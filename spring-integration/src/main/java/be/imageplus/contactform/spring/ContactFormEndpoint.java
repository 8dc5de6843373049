/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.ErasureReport;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.retention.Planned;
import be.imageplus.contactform.retention.Preview;
import be.imageplus.contactform.retention.Retention;
import be.imageplus.contactform.retention.RetentionStatus;
import be.imageplus.contactform.work.Chores;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * How enquiries end, for operators and auditors: {@code /actuator/contactform} tells what is due and what waits, and
 * below it {@code preview}, {@code runs}, {@code erasures} and {@code ledger}.
 *
 * <p>It reads only, and holds record ids, references, days and codes; no content and no personal data. It is not
 * exposed unless the application says so, and secured by the application's own rules as every endpoint is.
 */
@Endpoint(id = "contactform")
final class ContactFormEndpoint {

    private static final int DEFAULT_DAYS = 30;
    private static final int MOST_DAYS = 3_660;

    private final ContactForms forms;
    private final ZoneId zone;
    private final Clock clock;

    /** @param zone where days are counted: the register's */
    ContactFormEndpoint(ContactForms forms, ZoneId zone, Clock clock) {
        this.forms = forms;
        this.zone = zone;
        this.clock = clock;
    }

    /** What is due, what waits, and when the purge ran last. */
    @ReadOperation
    Map<String, Object> overview() {
        RetentionStatus status = forms.retention().status();
        Map<String, Object> overview = new LinkedHashMap<>();
        overview.put("purging", status.running());
        overview.put("overdueBy", status.overdueBy().toString());
        overview.put("overdue", status.isOverdue());
        overview.put("silent", status.isSilent());
        status.purge().ifPresent(chore -> overview.put("lastRun", lastRun(chore)));
        status.clockDoubt().ifPresent(doubt -> overview.put("clock", ContactFormHealth.described(doubt)));
        Map<String, Long> waiting = new LinkedHashMap<>();
        for (Expiry.Waiting each : status.standing().waiting()) {
            waiting.put(each.reason(), each.count());
        }
        overview.put("waiting", waiting);
        Map<String, Object> copies = new LinkedHashMap<>();
        copies.put("unanswered", status.copies().unanswered());
        copies.put("manual", status.copies().manual());
        status.copies().oldestUnanswered().ifPresent(at -> copies.put("oldestUnanswered", at.toString()));
        overview.put("copies", copies);
        return overview;
    }

    private static Map<String, Object> lastRun(Chores.Chore chore) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("begun", chore.begunAt().toString());
        chore.doneAt().ifPresent(at -> run.put("done", at.toString()));
        return run;
    }

    /**
     * One part.
     *
     * @param part {@code preview}, {@code runs}, {@code erasures} or {@code ledger}
     * @param days of the preview, 1 to 3660; 30 by default
     * @param most how many, 1 to 500; 100 by default
     * @return empty, which is a 404, for another part
     */
    @ReadOperation
    @Nullable Object part(@Selector String part, @Nullable Integer days, @Nullable Integer most) {
        int page = within(most, 100, Retention.MOST);
        return switch (part) {
            case "preview" -> preview(within(days, DEFAULT_DAYS, MOST_DAYS), page);
            case "runs" ->
                forms.retention().certificates(Optional.empty(), page).stream()
                        .map(ContactFormEndpoint::described)
                        .toList();
            case "erasures" ->
                forms.retention().openErasures(Optional.empty(), page).stream()
                        .map(this::described)
                        .toList();
            case "ledger" -> verified();
            default -> null;
        };
    }

    private static int within(@Nullable Integer given, int usual, int most) {
        return given == null ? usual : Math.max(1, Math.min(most, given));
    }

    private Map<String, Object> preview(int days, int most) {
        LocalDate through = LocalDate.ofInstant(clock.instant(), zone).plusDays(days);
        Preview preview = forms.retention().preview(through, Optional.empty(), most);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("through", through.toString());
        described.put(
                "planned",
                preview.planned().stream().map(ContactFormEndpoint::described).toList());
        described.put("more", preview.next().isPresent());
        preview.clockDoubt().ifPresent(doubt -> described.put("clock", ContactFormHealth.described(doubt)));
        return described;
    }

    private static Map<String, Object> described(Planned planned) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("record", planned.enquiry().toString());
        described.put("reference", planned.reference().value());
        described.put("what", planned.what().name());
        described.put("lastDay", planned.lastDay().toString());
        described.put("why", planned.why());
        return described;
    }

    private static Map<String, Object> described(Certificate certificate) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("run", certificate.run().toString());
        described.put("batch", certificate.batch());
        described.put("issuedAt", certificate.issuedAt().toString());
        described.put("registerVersion", certificate.registerVersion());
        described.put("counts", certificate.counts());
        return described;
    }

    private Map<String, Object> described(ErasureReport report) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("record", report.record().toString());
        described.put("portion", report.portion().name());
        described.put("reason", report.reason());
        described.put("orderedAt", report.orderedAt().toString());
        described.put("places", report.places().stream().map(this::described).toList());
        return described;
    }

    private Map<String, Object> described(ErasureReport.Place place) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("location", place.location());
        described.put("answer", place.answer().map(Object::toString).orElse("open"));
        described.put("message", place.message(language()));
        described.put("attempts", place.attempts());
        place.lastFailure().ifPresent(code -> described.put("lastFailure", code));
        return described;
    }

    /** Staff read the first of the notice's languages. */
    private Locale language() {
        return forms.register().languages().get(0);
    }

    private Map<String, Object> verified() {
        LedgerVerification verification = forms.verifyLedger();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("result", verification.getClass().getSimpleName());
        if (verification instanceof LedgerVerification.Verified verified) {
            described.put("count", verified.count());
            described.put("unchained", verified.unchained());
        } else if (verification instanceof LedgerVerification.Broken broken) {
            described.put("kind", broken.kind().name());
            described.put("place", broken.seq());
            broken.event().ifPresent(event -> described.put("event", event.toString()));
        }
        return described;
    }
}
