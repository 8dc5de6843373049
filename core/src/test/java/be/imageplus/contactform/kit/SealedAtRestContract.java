/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySet;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a store guarantees about keys, about its life, and about what others find on its disk. */
interface SealedAtRestContract extends StoreContract {

    @Test
    default void keepsNothingPersonalInClear() {
        ContactStore store = ready();
        Submission enquiry = samples()
                .enquiry(Map.of(
                        "name", "Canary-Name",
                        "email", "Canary.Address@example.org",
                        "phone", "+32 2 555 77 77",
                        "message", "canary message"));
        List<String> secrets = List.of(
                "Canary-Name",
                "Canary.Address",
                "canary.address@example.org",
                "555 77 77",
                "canary message",
                "canary redaction",
                "canary note",
                "192.0.2.44",
                "Firefox");
        store.transactions().run(() -> {
            store.submissions().insert(enquiry);
            store.ledger().append(samples().event(enquiry.id()));
            store.disclosures().record(samples().disclosure(enquiry.id(), "message-1"));
            store.submissions().rewrite(enquiry.id(), Map.of("message", "canary redaction"));
            store.notes()
                    .add(new Note(
                            samples().id(),
                            enquiry.id(),
                            clock().instant(),
                            Actor.of("handler", "7"),
                            Note.Kind.REMARK,
                            "canary note"));
            assertNoneIsOnDisk(secrets, "inside the transaction");
        });

        assertThat(isOnDisk(enquiry.reference().value()))
                .as("the look at the disk finds what is there in clear")
                .isTrue();
        assertNoneIsOnDisk(secrets, "after the commit");
        store.close();
        assertThat(isOnDisk(enquiry.reference().value())).as("the same, closed").isTrue();
        assertNoneIsOnDisk(secrets, "after closing");
    }

    @Test
    default void refusesKeysThatItWasNotWrittenWith() {
        Submission enquiry = samples().enquiry();
        ready().submissions().insert(enquiry);

        assertThat(unprepared(KeySet::generate).prepare())
                .extracting(Finding::code)
                .containsExactly("KEYS-DO-NOT-FIT");

        assertThat(ready().submissions().find(enquiry.id()))
                .as("with its own keys again")
                .contains(enquiry);
    }

    @Test
    default void refusesASecondNodeWithOtherKeysBeforeAnythingIsStored() {
        ready();

        assertThat(unprepared(KeySet::generate).prepare())
                .extracting(Finding::code)
                .containsExactly("KEYS-DO-NOT-FIT");
    }

    @Test
    default void oneOfTwoNodesThatStartTogetherWithDifferentKeysIsRefused() {
        List<ContactStore> nodes = List.of(unprepared(KeySet::generate), unprepared(KeySet::generate));

        List<List<Finding>> findings = Together.run(2, node -> nodes.get(node).prepare());

        assertThat(findings.stream().flatMap(List::stream))
                .extracting(Finding::code)
                .containsExactly("KEYS-DO-NOT-FIT");
    }

    @Test
    default void nodesThatStartTogetherFindOneAnothersData() {
        List<ContactStore> nodes =
                Stream.generate(() -> unprepared(this::keys)).limit(4).toList();

        List<Submission> written = Together.run(4, node -> {
            assertThat(nodes.get(node).prepare()).isEmpty();
            Submission enquiry = samples().enquiry();
            nodes.get(node).submissions().insert(enquiry);
            return enquiry;
        });

        assertThat(written)
                .allSatisfy(enquiry -> assertThat(nodes)
                        .allSatisfy(node -> assertThat(node.submissions().find(enquiry.id()))
                                .contains(enquiry)));
    }

    @Test
    default void preparesTwice() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();
        store.submissions().insert(enquiry);

        assertThat(store.prepare()).isEmpty();

        assertThat(store.submissions().find(enquiry.id())).contains(enquiry);
    }

    @Test
    default void closesTwiceAndIsThenNotAvailable() {
        ContactStore store = unprepared(this::keys);
        assertThat(store.isAvailable()).as("before it is prepared").isFalse();
        assertThat(store.prepare()).isEmpty();
        assertThat(store.isAvailable()).as("prepared").isTrue();

        store.close();

        assertThatCode(store::close).doesNotThrowAnyException();
        assertThat(store.isAvailable()).as("closed").isFalse();
    }

    private void assertNoneIsOnDisk(List<String> secrets, String when) {
        assertThat(secrets).as(when).noneMatch(this::isOnDisk);
    }

    private boolean isOnDisk(String text) {
        List<byte[]> forms = List.of(
                text.getBytes(UTF_8),
                text.getBytes(UTF_16LE),
                text.getBytes(UTF_16BE),
                HexFormat.of().formatHex(text.getBytes(UTF_8)).getBytes(UTF_8),
                Base64.getEncoder().withoutPadding().encode(text.getBytes(UTF_8)));
        return onDisk().entrySet().stream()
                .flatMap(file -> Stream.of(file.getKey(), new String(file.getValue(), ISO_8859_1)))
                .anyMatch(content -> forms.stream().anyMatch(form -> content.contains(new String(form, ISO_8859_1))));
    }
}
