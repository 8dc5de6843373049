/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.Vault;
import java.util.List;
import java.util.Optional;

/** Tells whether the keys are those that the rows are sealed with, before anything is sealed with others. */
final class KeyCheck {

    private final Vault vault;

    KeyCheck(Vault vault) {
        this.vault = vault;
    }

    /** What is wrong; nothing where there are no tables yet, or no keys were ever used with them. */
    List<Finding> check(Session session) {
        if (!session.hasTable("cf_key_check")) {
            return List.of();
        }
        Optional<byte[]> kept = kept(session);
        // Rows without a check value were sealed with keys that we know nothing of.
        boolean fits = kept.map(vault::fits).orElseGet(() -> !hasRows(session));
        return fits ? List.of() : List.of(Finding.of(FindingCode.KEYS_DO_NOT_FIT, "contact-form.store.keys"));
    }

    /** Remembers these keys where none are remembered. */
    void remember(Session session) {
        session.sql("INSERT INTO cf_key_check (id, check_value) VALUES (1, ?) ON CONFLICT DO NOTHING")
                .with(vault.checkValue())
                .update();
    }

    /** Where the key is in its life that the check value is sealed with; empty when it is not known. */
    Optional<Stage> stage(Session session) {
        return kept(session).flatMap(vault::sealedWith);
    }

    /** Remembers the keys in use where older ones are remembered; whether it did. */
    boolean renew(Session session) {
        return kept(session)
                .filter(old -> vault.sealedWith(old).equals(Optional.of(Stage.OLD)))
                .filter(old -> session.sql("UPDATE cf_key_check SET check_value = ? WHERE id = 1 AND check_value = ?")
                                .with(vault.checkValue(), old)
                                .update()
                        == 1)
                .isPresent();
    }

    /** Whether any keys were ever used here. */
    static boolean areKeysInUse(Session session) {
        return session.hasTable("cf_key_check") && (kept(session).isPresent() || hasRows(session));
    }

    private static Optional<byte[]> kept(Session session) {
        return session.sql("SELECT check_value FROM cf_key_check WHERE id = 1").first(row -> row.bytes("check_value"));
    }

    private static boolean hasRows(Session session) {
        return session.sql("SELECT 1 FROM cf_submission LIMIT 1").any();
    }
}
