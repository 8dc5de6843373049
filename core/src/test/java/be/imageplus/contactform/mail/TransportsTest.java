/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.imageplus.contactform.kit.RecordingTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransportsTest {

    private final Transports transports = of("a", "b", "a", "c");

    @Test
    void asksInTheOrderGiven() {
        assertThat(positions(transports.inOrder())).containsExactly(0, 1, 2, 3);
    }

    @Test
    void asksFirstWhereACopyMayBe() {
        assertThat(positions(transports.preferring(Set.of("b")))).containsExactly(1, 0, 2, 3);
        assertThat(positions(transports.preferring(Set.of("a", "mailbox")))).containsExactly(0, 2, 1, 3);
        assertThat(positions(transports.preferring(Set.of()))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void anAttemptMayAskEachOfThemOnceAndTakeItsWholeTime() {
        assertThat(transports.longestAttempt()).isEqualTo(Duration.ofSeconds(4)); // a second each
    }

    @Test
    void thereIsAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> of());
    }

    private static Transports of(String... recipients) {
        return new Transports(
                List.of(recipients).stream()
                        .<MailTransport>map(RecordingTransport::new)
                        .toList(),
                Clock.systemUTC());
    }

    private static List<Integer> positions(List<Transports.Link> links) {
        return links.stream().map(Transports.Link::position).toList();
    }
}
