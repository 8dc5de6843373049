/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ContactFormException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Alters the example register line by line, in every way that can be read, and looks what becomes of text, hash, facts
 * and the page of changes: they move together or not at all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeAlterationsTest {

    /** What a line's value can be instead, where it is one of these. */
    private static final List<String> CONSTANTS = List.of(
            "legitimate-interests",
            "contract",
            "public-task",
            "message",
            "technical",
            "edge",
            "form",
            "submission",
            "browsing",
            "resolved",
            "received",
            "processor",
            "separate-controller",
            "standard-contractual-clauses",
            "adequacy-decision",
            "unresolved",
            "quarantine",
            "full",
            "truncated",
            "true",
            "false");

    private record Alteration(String line, PublishedNotice notice) {}

    private final PublishedNotice before = notice(TestRegister.yaml()).orElseThrow();
    private final List<Alteration> alterations = new ArrayList<>();

    @BeforeAll
    void alterEveryLine() {
        String[] lines = TestRegister.yaml().split("\n");
        for (int at = 0; at < lines.length; at++) {
            for (String other : others(lines[at].replaceFirst("(^|\\s+)#.*", ""))) {
                String[] copy = lines.clone();
                copy[at] = other;
                String named = (at + 1) + ": " + lines[at].strip() + " -> " + other.strip();
                notice(String.join("\n", copy)).ifPresent(notice -> alterations.add(new Alteration(named, notice)));
            }
        }
        assertThat(alterations).hasSizeGreaterThan(250);
    }

    @Test // R6.19
    void noTextChangesUnlessAFactDoes() {
        assertThat(alterations)
                .filteredOn(altered -> !altered.notice().markdown().equals(before.markdown()))
                .filteredOn(altered ->
                        altered.notice().ref().version().equals(before.ref().version()))
                .hasSizeGreaterThan(100)
                .allSatisfy(altered -> {
                    assertThat(altered.notice().facts()).as(altered.line()).isNotEqualTo(before.facts());
                    assertThat(altered.notice().ref().hash())
                            .as(altered.line())
                            .isNotEqualTo(before.ref().hash());
                });
    }

    @Test // R6.17
    void noFactOfTheTextChangesWithoutASentenceThatSaysSo() {
        assertThat(alterations)
                .filteredOn(altered -> !altered.notice().markdown().equals(before.markdown()))
                .filteredOn(altered -> !altered.line().matches("\\d+: (version|revised): .*"))
                .allSatisfy(altered -> assertThat(NoticeDiff.between(before, altered.notice()))
                        .as(altered.line())
                        .isNotEmpty());
    }

    @Test
    void noChangeIsToldWhereNoFactChanged() {
        assertThat(alterations)
                .filteredOn(altered -> altered.notice().facts().equals(before.facts()))
                .hasSizeGreaterThan(20)
                .allSatisfy(altered -> assertThat(NoticeDiff.between(before, altered.notice()))
                        .as(altered.line())
                        .isEmpty());
    }

    /** Other values of the same kind; some of them cannot be read. */
    private static List<String> others(String line) {
        List<String> others = new ArrayList<>();
        if (line.isBlank()) {
            return others;
        }
        CONSTANTS.stream()
                .filter(constant -> line.endsWith(": " + constant))
                .map(constant -> line.substring(0, line.length() - constant.length()))
                .forEach(key -> CONSTANTS.forEach(value -> others.add(key + value)));
        others.add(line + " altered");
        others.add(line + "x");
        others.add(line.replaceFirst("\\d(?!.*\\d)", "3"));
        others.add(line.replaceFirst(", [^,\\]]*]", "]"));
        others.add(line.replaceFirst("\\[[^,]*, ", "["));
        others.removeIf(line::equals);
        return others;
    }

    private static Optional<PublishedNotice> notice(String yaml) {
        try {
            return Optional.of(
                    new Notices(TestRegister.load(yaml), new MemoryArchive(), SettableClock.at("2026-11-23T09:00:00Z"))
                            .current(Locale.ENGLISH));
        } catch (ContactFormException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
