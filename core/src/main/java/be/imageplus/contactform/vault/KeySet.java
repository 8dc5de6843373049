/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import be.imageplus.contactform.vault.KeyEntry.Stage;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All keys of one installation; immutable and opaque. Never rendered: {@code toString} names key ids only.
 *
 * <p>There are three kinds, so that no key serves two purposes: one seals (AES-256-GCM), one indexes (HMAC-SHA-256 as a
 * pseudorandom function), one signs tokens (HMAC-SHA-256, tags of 128 bits). Each kind has one primary key, which is
 * used for what is new. The keys that prove what was written (HMAC-SHA-256) are derived from those that index, and so
 * change with them.
 *
 * <p>Keys live in three steps, so that nodes which do not learn of one at the same moment understand each other all the
 * while: {@link #staged} adds a key that every node can open, find and verify with; {@link #promoted} has it used for
 * what is new; {@link #retired}, once nothing is made with the older ones any more, takes those out.
 */
public final class KeySet {

    private static final String FORMAT = "contact-form-keys/1";
    private static final JsonMapper JSON = new JsonMapper();

    private final KeysetHandle seal;
    private final KeysetHandle index;
    private final KeysetHandle token;

    /** Null as long as no key was retired. */
    private final @Nullable KeysetHandle retiredProofs;

    private final List<KeyEntry> entries;
    private final Aead aead;
    private final PrfSet indexing;
    private final Prf primaryPrf;
    private final List<Prf> prfs;
    private final ProofKeys proofs;
    private final Mac mac;

    private KeySet(KeysetHandle seal, KeysetHandle index, KeysetHandle token, @Nullable KeysetHandle retiredProofs)
            throws GeneralSecurityException {
        this.seal = seal;
        this.index = index;
        this.token = token;
        this.retiredProofs = retiredProofs;
        this.entries = Stream.of(
                        KeyKind.SEAL.entries(seal),
                        KeyKind.INDEX.entries(index),
                        KeyKind.TOKEN.entries(token),
                        retiredProofs == null ? List.<KeyEntry>of() : KeyKind.PROOF.entries(retiredProofs))
                .flatMap(List::stream)
                .toList();
        this.aead = seal.getPrimitive(KeyKind.SEAL.configuration(), Aead.class);
        this.indexing = index.getPrimitive(KeyKind.INDEX.configuration(), PrfSet.class);
        this.primaryPrf = Objects.requireNonNull(indexing.getPrfs().get(indexing.getPrimaryId()));
        this.prfs = oldestFirst(indexing);
        this.proofs = ProofKeys.of(indexing, retiredProofs);
        this.mac = token.getPrimitive(KeyKind.TOKEN.configuration(), Mac.class);
    }

    /** Fresh random keys, one of each kind. */
    public static KeySet generate() {
        return Sure.of(
                () -> new KeySet(KeyKind.SEAL.generate(), KeyKind.INDEX.generate(), KeyKind.TOKEN.generate(), null));
    }

    /**
     * Reads what {@link #serialize} wrote.
     *
     * @throws IllegalArgumentException when it is something else; the message holds nothing of the text
     */
    public static KeySet parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!FORMAT.equals(root.path("format").asString(""))) {
                throw new IllegalArgumentException("keys: expected a JSON object with format " + FORMAT);
            }
            return new KeySet(
                    KeyKind.SEAL.read(root),
                    KeyKind.INDEX.read(root),
                    KeyKind.TOKEN.read(root),
                    root.has(KeyKind.PROOF.id()) ? KeyKind.PROOF.read(root) : null);
        } catch (JacksonException | GeneralSecurityException e) {
            // Without the cause: a parser's message quotes what it read, and that may be a key.
            throw new IllegalArgumentException(
                    "keys: not a key set, or a damaged one (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * The whole key set in clear, as JSON, for a file or a secret store.
     *
     * <p>What retired keys leave behind is a part of its own. A release from before there was one passes over it: forms
     * go on, and of what was proven with those keys it can say nothing.
     */
    public String serialize() {
        return Sure.of(() -> {
            ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
            KeyKind.SEAL.write(seal, root);
            KeyKind.INDEX.write(index, root);
            KeyKind.TOKEN.write(token, root);
            if (retiredProofs != null) {
                KeyKind.PROOF.write(retiredProofs, root);
            }
            return root.toPrettyString();
        });
    }

    /**
     * The same keys and one more of each kind that nothing is made with yet. Give it to every node, and promote it once
     * all of them have it.
     *
     * @throws IllegalStateException when there is a staged one already
     */
    public KeySet staged() {
        require(!has(Stage.STAGED), "A key of each kind is staged already: promote it.");
        return Sure.of(() -> new KeySet(
                KeyKind.SEAL.stage(seal), KeyKind.INDEX.stage(index), KeyKind.TOKEN.stage(token), retiredProofs));
    }

    /**
     * The same keys with the staged ones as primary: what is new is made with them, and what there is stays readable.
     *
     * @throws IllegalStateException when none is staged
     */
    public KeySet promoted() {
        require(has(Stage.STAGED), "No key is staged: stage one first, and have every node load it.");
        return Sure.of(() -> new KeySet(
                KeyKind.SEAL.promote(seal), KeyKind.INDEX.promote(index), KeyKind.TOKEN.promote(token), retiredProofs));
    }

    /**
     * The same keys without the old ones: what is still sealed, indexed or signed with those is lost. What they have
     * proven stays proven.
     *
     * @throws IllegalStateException when none is old
     */
    public KeySet retired() {
        require(has(Stage.OLD), "No key is old: nothing was promoted since keys were retired last.");
        Set<Integer> going = entries.stream()
                .filter(key -> key.kind().equals(KeyKind.INDEX.id()) && key.stage() == Stage.OLD)
                .map(key -> (int) key.id())
                .collect(toSet());
        return Sure.of(() -> new KeySet(
                KeyKind.SEAL.retire(seal),
                KeyKind.INDEX.retire(index),
                KeyKind.TOKEN.retire(token),
                going.isEmpty() ? retiredProofs : ProofKeys.left(retiredProofs, indexing, going)));
    }

    /**
     * The same keys and a new primary of each kind, staged and promoted at once.
     *
     * <p>For a single process that is restarted with them: another one reads what this one makes only once it has
     * loaded the new keys itself.
     */
    public KeySet rotated() {
        return staged().promoted();
    }

    /** What may be told of the keys: kind by kind, each oldest first, then those that are retired. */
    public List<KeyEntry> entries() {
        return entries;
    }

    /** Where a key is in its life; empty when it is not among these. */
    Optional<Stage> stage(KeyKind kind, int id) {
        return entries.stream()
                .filter(key -> key.kind().equals(kind.id()) && key.id() == Integer.toUnsignedLong(id))
                .map(KeyEntry::stage)
                .findFirst();
    }

    /** The id of the key that seals. */
    long primary() {
        return Integer.toUnsignedLong(seal.getPrimary().getId());
    }

    /** Whether another set has the very same keys in the same stages. */
    boolean isSame(KeySet other) {
        return serialize().equals(other.serialize());
    }

    Aead aead() {
        return aead;
    }

    /** The function of the key that indexes. */
    Prf prf() {
        return primaryPrf;
    }

    /** One function for each live key, the oldest one's first. */
    List<Prf> prfs() {
        return prfs;
    }

    ProofKeys proofs() {
        return proofs;
    }

    Mac mac() {
        return mac;
    }

    @Override
    public String toString() {
        return Stream.of(
                        KeyKind.SEAL.ids(seal),
                        KeyKind.INDEX.ids(index),
                        KeyKind.TOKEN.ids(token),
                        retiredProofs == null ? "" : KeyKind.PROOF.ids(retiredProofs))
                .filter(ids -> !ids.isEmpty())
                .collect(joining(", ", "KeySet[", "]"));
    }

    private boolean has(Stage stage) {
        return entries.stream().anyMatch(key -> key.stage() == stage);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private List<Prf> oldestFirst(PrfSet set) throws GeneralSecurityException {
        Map<Integer, Prf> functions = set.getPrfs();
        return KeyKind.INDEX.entries(index).stream()
                .map(key -> Objects.requireNonNull(functions.get((int) key.id())))
                .toList();
    }
}
