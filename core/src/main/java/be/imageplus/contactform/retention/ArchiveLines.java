/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.vault.Vault.Proof;
import be.imageplus.contactform.work.RecordId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the archive's lines are written and read: {@code tombstone <record> <instant> <reason> <proof>} and {@code epoch
 * <name> <proof>}, the proof covering all that is before it.
 */
final class ArchiveLines {

    private static final String PURPOSE = "tombstone/1";
    private static final String TOMBSTONE = "tombstone ";
    private static final String EPOCH = "epoch ";
    private static final Pattern LINE =
            Pattern.compile("(tombstone \\S{36} \\S{20,30} [a-z0-9-]{1,64}|epoch [a-z0-9-]{1,64}) ([0-9a-f]{72})");
    private static final HexFormat HEX = HexFormat.of();

    private final Vault vault;

    ArchiveLines(Vault vault) {
        this.vault = vault;
    }

    /** What a line says. */
    sealed interface Line {

        /** A tombstone. */
        record Stone(Tombstone tombstone) implements Line {}

        /** All that the store held at an epoch is before it. */
        record End(String epoch) implements Line {}

        /**
         * It has the shape of one of the others, and these keys did not write it.
         *
         * @param purgedAt what it says of that, where it has the shape of a tombstone
         */
        record Unproven(Optional<Instant> purgedAt) implements Line {}

        /** It is empty, or the rest of one that a crash left unfinished. */
        record Scrap(boolean isEmpty) implements Line {}
    }

    String of(Tombstone tombstone) {
        return proven(TOMBSTONE + tombstone.record() + " " + tombstone.purgedAt() + " " + tombstone.reason());
    }

    String of(String epoch) {
        return proven(EPOCH + epoch);
    }

    Line read(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return new Line.Scrap(line.isEmpty());
        }
        String content = parts.group(1);
        boolean genuine = vault.check(HEX.parseHex(parts.group(2)), PURPOSE, content.getBytes(UTF_8)) == Proof.GENUINE;
        if (content.startsWith(EPOCH)) {
            return genuine ? new Line.End(content.substring(EPOCH.length())) : new Line.Unproven(Optional.empty());
        }
        try {
            String[] words = content.split(" ", -1);
            Tombstone said = new Tombstone(RecordId.parse(words[1]), Instant.parse(words[2]), words[3]);
            return genuine ? new Line.Stone(said) : new Line.Unproven(Optional.of(said.purgedAt()));
        } catch (DateTimeException | IllegalArgumentException e) {
            return new Line.Scrap(false);
        }
    }

    private String proven(String content) {
        return content + " " + HEX.formatHex(vault.prove(PURPOSE, content.getBytes(UTF_8)));
    }
}
