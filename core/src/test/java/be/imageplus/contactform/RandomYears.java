/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.retention.ErasureReport;
import be.imageplus.contactform.retention.Explanation;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateLimits;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Reopening;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A site over years in which staff, mail, notice and dates do anything in any order. */
final class RandomYears implements AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final Rate MANY = new Rate(1_000_000, Duration.ofSeconds(1_000));
    private static final Actor STAFF = Actor.of("handler", "7");
    private static final List<Period> PERIODS = List.of(Period.ofMonths(12), Period.ofMonths(6), Period.ofMonths(18));

    private final SettableClock clock = SettableClock.at("2026-11-02T09:00:00Z");
    private final KeySet keys = KeySet.generate();
    private final Path database;
    private final Random random;
    private final StaffMailboxes mailbox = new StaffMailboxes();
    private final Map<RecordId, ReferenceModel> models = new LinkedHashMap<>();
    private final Postman postman = new Postman(clock, mailbox);
    private int version;
    private ContactStore store;
    private ContactForms forms;

    RandomYears(Path directory, Random random) {
        this.database = directory.resolve("data/contact.db");
        this.random = random;
        this.store = opened();
        this.forms = built();
    }

    int histories() {
        return models.size();
    }

    /** Some days in which something happens, then a run of the purge. */
    void pass() {
        clock.advance(Duration.ofHours(1 + random.nextInt(24 * 20)));
        mailbox.reachable(random.nextInt(4) > 0);
        for (int i = random.nextInt(5); i > 0; i--) {
            submit();
        }
        if (random.nextInt(25) == 0) {
            changeNotice();
        }
        deliver();
        for (RecordId enquiry : List.copyOf(models.keySet())) {
            if (!models.get(enquiry).isGone() && random.nextInt(8) == 0) {
                act(enquiry);
            }
        }
        purge();
    }

    /** Everything ends that can, and every copy with it. */
    void endAll() {
        mailbox.reachable(true);
        clock.advance(Duration.ofDays(2));
        purge();
        models.forEach((enquiry, model) -> {
            if (model.isGone()) {
                assertThat(store.lives().find(enquiry)).as("gone: %s", enquiry).isEmpty();
                assertThat(forms.retention().erasures(enquiry))
                        .as("erasures of %s", enquiry)
                        .isNotEmpty()
                        .allMatch(ErasureReport::isComplete);
                assertThat(postman.isHeld(enquiry)).as("a copy of %s", enquiry).isFalse();
            }
        });
        assertThat(forms.verifyLedger()).isInstanceOf(LedgerVerification.Verified.class);
    }

    private void submit() {
        String token = forms.page("contact", Journey.visitor()).token();
        Map<String, String> values = Journey.enquiry(token);
        assertThat(forms.submit("contact", FormValues.of(values), Journey.visitor()))
                .isInstanceOfSatisfying(SubmissionOutcome.Accepted.class, accepted -> {
                    Headline enquiry = store.lives()
                            .findByReference(accepted.receipt().reference())
                            .orElseThrow();
                    models.put(
                            enquiry.life().submission(),
                            new ReferenceModel(day(enquiry.receivedAt()), PERIODS.get(version % PERIODS.size())));
                });
    }

    /** Some mails arrive, some do not yet, some may not leave. */
    private void deliver() {
        postman.deliver(store, enquiry -> random.nextInt(5) > 0)
                .forEach(mail -> models.get(mail.enquiry()).delivered(day(clock.instant()), mail.wasReceived()));
    }

    private void act(RecordId id) {
        ReferenceModel model = models.get(id);
        LocalDate today = day(clock.instant());
        switch (random.nextInt(17)) {
            case 0, 1, 2, 3 -> {
                if (made(forms.inbox().resolve(id, Resolution.Outcome.ANSWERED, STAFF))) {
                    model.resolved(today);
                }
            }
            case 4 -> {
                if (made(forms.inbox().reopen(id, Reopening.byStaff(), STAFF))) {
                    model.reopened(today);
                }
            }
            case 5 -> {
                if (made(forms.inbox().quarantine(id, STAFF))) {
                    model.quarantined(today);
                }
            }
            case 6, 7 -> {
                if (made(forms.inbox().release(id, STAFF))) {
                    model.released(today);
                }
            }
            case 8 -> {
                if (made(forms.inbox().note(id, "Called back", STAFF))) {
                    model.touched(today);
                }
            }
            case 9 -> {
                LocalDate review = today.plusDays(1 + random.nextInt(150));
                LegalHold hold = new LegalHold(STAFF, clock.instant(), review, Set.of(Category.MESSAGE));
                if (made(forms.inbox().hold(id, hold, "A claim", STAFF))) {
                    model.held(review);
                }
            }
            case 10 -> {
                if (made(forms.inbox().releaseHold(id, STAFF))) {
                    model.holdReleased();
                }
            }
            case 11 -> {
                if (made(forms.inbox().restrict(id, "accuracy-contested", STAFF))) {
                    model.restricted();
                }
            }
            case 12 -> {
                if (made(forms.inbox().lift(id, clock.instant(), STAFF))) {
                    model.lifted(today);
                }
            }
            case 13 -> {
                if (made(forms.inbox().startRelationship(id, "C-2027/114", today, STAFF))) {
                    model.contractStarted();
                }
            }
            case 14 -> {
                LocalDate keeps = today.plusDays(random.nextInt(600));
                if (made(forms.inbox().endRelationship(id, keeps, STAFF))) {
                    model.contractEnded(keeps);
                }
            }
            case 15 -> {
                if (random.nextBoolean()) {
                    if (made(forms.inbox().block(id, new Blocker("access-request", false), STAFF))) {
                        model.blocked("access-request");
                    }
                } else if (made(forms.inbox().unblock(id, "access-request", STAFF))) {
                    model.unblocked("access-request");
                }
            }
            default -> {
                if (random.nextInt(4) == 0 && made(forms.inbox().eraseEarly(id, STAFF))) {
                    model.erasureOrdered();
                }
            }
        }
    }

    private static boolean made(Change change) {
        return change instanceof Change.Made;
    }

    private void purge() {
        Period present = PERIODS.get(version % PERIODS.size());
        LocalDate today = day(clock.instant());
        forms.retention().purgeNow();
        forms.retention().askNow();
        models.forEach((enquiry, model) -> {
            if (model.isGone()) {
                return; // the end looks whether it stayed gone
            }
            model.purge(today, present);
            Optional<Headline> kept = store.lives().find(enquiry);
            assertThat(kept.isEmpty())
                    .as("on %s, whether %s is gone that came on %s", today, enquiry, model.received)
                    .isEqualTo(model.isGone());
            assertThat(kept.filter(Headline::technicalKept).isPresent())
                    .as("on %s, whether technical data of %s is there", today, enquiry)
                    .isEqualTo(model.hasTechnical());
            kept.ifPresent(headline -> isExplained(enquiry));
        });
    }

    /** Whatever is there has a day to come, or a reason that is told. */
    private void isExplained(RecordId enquiry) {
        Explanation why = forms.retention().explain(enquiry, Locale.ENGLISH).orElseThrow();
        boolean due = why.fate()
                .messageDue()
                .filter(at -> !at.isAfter(clock.instant()))
                .isPresent();
        assertThat(why.message()).isNotBlank();
        assertThat(due)
                .as("due, and said why it waits: %s", why.message())
                .isEqualTo(why.waiting().isPresent());
    }

    /** The same site with another version of the notice. */
    private void changeNotice() {
        forms.close();
        version++;
        store = opened();
        forms = built();
    }

    private ContactStore opened() {
        return JdbcContactStore.open(database, () -> keys);
    }

    private ContactForms built() {
        return ContactForms.builder(register())
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(store)
                .mail(
                        new RecordingTransport("authsmtp"),
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .rateLimits(new RateLimits(MANY, MANY, MANY, MANY))
                .location(mailbox)
                .clock(clock)
                .build();
    }

    private ProcessingRegister register() {
        return TestRegister.load(TestRegister.yaml()
                .replaceFirst("version: \\S+", "version: v" + version)
                .replaceFirst("period: P12M", "period: " + PERIODS.get(version % PERIODS.size())));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    @Override
    public void close() {
        forms.close();
    }
}
