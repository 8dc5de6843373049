/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactFormListener;
import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.register.TransferMechanism.Invalidation.Reason;
import be.imageplus.contactform.transfer.Transfers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Listeners of an application, and what they hear of transfers. */
class TransferListenersTest {

    private static final String UK_DECISION = "Commission Implementing Decision (EU) 2021/1772, as extended";

    @TempDir
    Path directory;

    @Test // R4.4, R4.5
    void everyListenerHearsOfTransfersThatEndAndStandAgain() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        ApplicationContextRunner runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ContactFormAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory));

        runner.withBean(Clock.class, () -> SettableClock.at("2031-12-20T09:00:00Z"))
                .withBean("one", ContactFormListener.class, () -> new TransferEar("one", heard))
                .withBean("two", ContactFormListener.class, () -> new TransferEar("two", heard))
                .run(context -> {
                    Transfers transfers = context.getBean(ContactForms.class).transfers();
                    transfers.warnNow();
                    transfers.invalidate(UK_DECISION, LocalDate.of(2031, 12, 1), Reason.COURT_RULING);
                    transfers.warnNow();
                    transfers.reinstate(UK_DECISION);
                    transfers.warnNow();
                });
        assertThat(heard)
                .containsExactlyInAnyOrder(
                        "one: authsmtp ends 2031-12-27, 7",
                        "two: authsmtp ends 2031-12-27, 7",
                        "one: authsmtp ended, TRANSFER-INVALIDATED",
                        "two: authsmtp ended, TRANSFER-INVALIDATED",
                        "one: authsmtp again",
                        "two: authsmtp again");
    }

    /** Tells what it hears under its name. */
    private record TransferEar(String name, Queue<String> heard) implements ContactFormListener {

        @Override
        public void transferEndsSoon(String recipient, LocalDate lastDay, int daysBefore) {
            heard.add(name + ": " + recipient + " ends " + lastDay + ", " + daysBefore);
        }

        @Override
        public void transferEnded(String recipient, String code) {
            heard.add(name + ": " + recipient + " ended, " + code);
        }

        @Override
        public void transferStandsAgain(String recipient, String ground) {
            heard.add(name + ": " + recipient + " again");
        }
    }
}
