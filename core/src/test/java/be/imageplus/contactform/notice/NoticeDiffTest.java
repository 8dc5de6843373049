/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a reader is told has changed, and what of it counts as material (R6.17). */
class NoticeDiffTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static PublishedNotice notice(String yaml, String language) {
        return new Notices(TestRegister.load(yaml), new MemoryArchive(), SettableClock.at("2026-11-23T09:00:00Z"))
                .current(Locale.forLanguageTag(language));
    }

    private static List<Tuple> changes(String from, String to) {
        String yaml = TestRegister.yaml();
        assertThat(Pattern.compile(from).matcher(yaml).find()).as(from).isTrue();
        return NoticeDiff.between(
                        notice(yaml, "en"),
                        notice(Pattern.compile(from).matcher(yaml).replaceFirst(to), "en"))
                .stream()
                .map(change -> tuple(change.code(), change.material(), change.sentence()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "period: P12M | period: P24M | retention-longer | true | Kept longer, or from another moment on:"
                        + " Contact form submissions – Up to 24 months after the enquiry is resolved, unless",
                "period: P12M | period: P6M | retention-shorter | false | Kept for a shorter time: Contact form",
                "period: P30D | period: P1M | retention-longer | true | Kept longer",
                "starts-at: resolved | starts-at: received | retention-longer | true | Kept longer",
                "legal-basis: contract | legal-basis: consent | purpose-basis | true | The legal basis for “Preparing or"
                        + " performing a contract with you, when your enquiry leads to one” is now your consent (before:"
                        + " contract with you",
                "interest: being able to defend our rights | interest: winning | purpose-interest | true |"
                        + " The legitimate interest for “Establishing, exercising or defending legal claims” is now"
                        + " “winning” (before: “being able to defend our rights”).",
                "legal-entity: GetOnline Ltd | legal-entity: Another Ltd | recipient-entity | true |"
                        + " The company behind AuthSMTP is now Another Ltd (before: GetOnline Ltd).",
                "country: GB | country: IN | recipient-country | true | The country of AuthSMTP is now India (before:"
                        + " United Kingdom).",
                "no-sale: true | no-sale: false | promise-removed | true | We no longer say: “We do not sell your"
                        + " personal data.”.",
                "minimum-age: 16 | minimum-age: 0 | promise-removed | true | We no longer say: “We do not collect: Data"
                        + " from people under 16”.",
                "precision: full | precision: truncated | item-truncated | false | No longer kept in full",
                "answer-within-days: 30 | answer-within-days: 60 | answer-later | true | We promise an answer later than"
                        + " before: 60 days (before: 30 days).",
                "answer-within-days: 30 | answer-within-days: 20 | answer-sooner | false | We promise an answer sooner",
                "valid-through: 2031-12-27 | valid-through: 2035-12-27 | mechanism-valid-through | false | For the"
                        + " transfer to AuthSMTP, this holds until another day: UK adequacy decision – until 27 December"
                        + " 2035 (before: 27 December 2031).",
                "privacy-contact: privacy@example.org | privacy-contact: other@example.org | privacy-contact | true |"
                        + " Questions and requests about your data now go to other@example.org"
            })
    void saysWhatChangedAndWhetherItIsMaterial(String from, String to, String code, boolean material, String start) {
        assertThat(changes(from, to)).singleElement().satisfies(change -> {
            assertThat(change.toList().subList(0, 2)).containsExactly(code, material);
            assertThat(change.toList().get(2).toString()).startsWith(start);
        });
    }

    @Test
    void tellsThatEnquiriesMayBeAcknowledged() {
        String without = TestRegister.yaml();
        String with = without.replace("  - id: contact\n", "  - id: contact\n    acknowledged: true\n");

        assertThat(NoticeDiff.between(notice(without, "en"), notice(with, "en")))
                .extracting(NoticeChange::code, NoticeChange::material)
                .containsExactly(tuple("form-acknowledged", true));
        assertThat(NoticeDiff.between(notice(with, "en"), notice(without, "en")))
                .extracting(NoticeChange::code, NoticeChange::material)
                .containsExactly(tuple("form-not-acknowledged", false));
    }

    @Test
    void namesWhatWasAddedAndWhatIsGone() {
        String whole = TestRegister.yaml();
        String without = whole.replaceFirst("(?s)  - id: authsmtp.*?\n\n", "\n")
                .replace("mail-delivery: [authsmtp, cloudflare]", "mail-delivery: [cloudflare]")
                .replaceFirst("(?s)  - id: phone\n.*?  - id: message\n", "  - id: message\n")
                .replace("phone, ", "");

        List<NoticeChange> added = NoticeDiff.between(notice(without, "en"), notice(whole, "en"));
        List<NoticeChange> removed = NoticeDiff.between(notice(whole, "en"), notice(without, "en"));

        assertThat(added)
                .extracting(NoticeChange::code, NoticeChange::material)
                .containsExactly(tuple("item-added", true), tuple("recipient-added-outside", true));
        assertThat(added.get(1).sentence())
                .isEqualTo("A new recipient outside the European Economic Area: AuthSMTP, United Kingdom.");
        assertThat(removed)
                .extracting(NoticeChange::code, NoticeChange::material)
                .containsExactly(tuple("item-removed", false), tuple("recipient-removed", false));
    }

    @Test
    void namesARightThatNoPurposeGivesAnyMore() { // Art. 20: neither consent nor contract is left, nor the promise
        String less = TestRegister.yaml()
                .replace("legal-basis: contract", "legal-basis: legal-obligation")
                .replace("portability, ", "");

        assertThat(NoticeDiff.between(notice(TestRegister.yaml(), "en"), notice(less, "en")))
                .filteredOn(change -> change.code().startsWith("right-"))
                .extracting(NoticeChange::code, NoticeChange::material, NoticeChange::sentence)
                .containsExactly(tuple("right-removed", true, "A right is no longer granted: data portability."));
    }

    @Test
    void findsNothingWhereOnlyOurWordsDiffer() {
        PublishedNotice notice = notice(TestRegister.yaml(), "en");
        PublishedNotice reworded = new PublishedNotice(
                new NoticeRef("2027-01", "en", "other"),
                notice.facts(),
                notice.revised(),
                notice.publishedAt(),
                "Another title",
                "# Another title",
                notice.json().replace("Privacy notice", "Another title"));

        assertThat(NoticeDiff.between(notice, reworded)).isEmpty();
    }

    @Test
    void comparesNoWordsAcrossLanguages() {
        String yaml = TestRegister.yaml().replace("languages: [en]", "languages: [fr, en]");

        assertThat(NoticeDiff.between(
                        notice(TestRegister.yaml(), "en"), notice(yaml.replaceFirst("P12M", "P24M"), "fr")))
                .extracting(NoticeChange::code)
                .containsExactly("retention-longer", "language-added");
    }

    /** A fact that is added to a notice one day and forgotten here makes this fail. */
    @Test
    void missesNoFactOfANotice() {
        PublishedNotice notice = notice(TestRegister.yaml(), "en");
        List<String> missed = new ArrayList<>();
        for (String pointer : leaves(JSON.readTree(notice.json()), "")) {
            PublishedNotice altered = new PublishedNotice(
                    new NoticeRef("2027-01", "en", "other"),
                    "other",
                    notice.revised(),
                    notice.publishedAt(),
                    notice.title(),
                    notice.markdown(),
                    altered(notice.json(), pointer));
            if (NoticeDiff.between(notice, altered).isEmpty()) {
                missed.add(pointer);
            }
        }
        assertThat(missed)
                .as("what names a text, and what follows from another field")
                .allMatch(pointer -> pointer.matches("/(title|version|revised|language|hash|summary/.*)|.*/article"));
    }

    @Test
    void usesEverySentenceThatThereIs() {
        Set<String> codes = new HashSet<>();
        Messages.of("changes", Locale.ENGLISH).keys().stream()
                .filter(key -> !key.matches("none|quoted|role\\..*|data\\..*"))
                .forEach(codes::add);
        String source = source();

        assertThat(codes).allSatisfy(code -> assertThat(source).contains('"' + code + '"'));
    }

    private static String source() {
        try {
            StringBuilder all = new StringBuilder();
            for (String file : List.of("NoticeDiff", "PromiseDiff", "RecipientDiff", "RetentionDiff")) {
                all.append(
                        Files.readString(Path.of("src/main/java/be/imageplus/contactform/notice/" + file + ".java")));
            }
            return all.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> leaves(JsonNode node, String pointer) {
        List<String> leaves = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(field -> leaves.addAll(leaves(field.getValue(), pointer + "/" + field.getKey())));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves.addAll(leaves(node.get(i), pointer + "/" + i));
            }
        } else {
            leaves.add(pointer);
        }
        return leaves;
    }

    /** The same notice with another value at one place, of the same kind. */
    private static String altered(String json, String pointer) {
        JsonNode root = JSON.readTree(json);
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, cut));
        String last = pointer.substring(cut + 1);
        JsonNode value = root.at(pointer);
        if (parent instanceof ObjectNode object) {
            object.set(last, other(value));
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), other(value));
        }
        return JSON.writeValueAsString(root);
    }

    private static JsonNode other(JsonNode value) {
        if (value.isBoolean()) {
            return JSON.valueToTree(!value.asBoolean());
        }
        if (value.isNumber()) {
            return JSON.valueToTree(value.asInt() + 1);
        }
        String text = value.asString();
        if (text.matches("P\\d+[MD]")) {
            return JSON.valueToTree("P99M");
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return JSON.valueToTree("2040-01-01");
        }
        return JSON.valueToTree(
                switch (text) {
                    case "message", "technical" -> "edge";
                    case "edge" -> "message";
                    case "form", "submission" -> "browsing";
                    case "browsing" -> "form";
                    case "processor" -> "separate-controller";
                    case "full", "truncated" -> text.equals("full") ? "truncated" : "full";
                    case "contract" -> "consent";
                    case "legal-obligation", "legitimate-interests" -> "contract";
                    case "access" -> "erasure";
                    case "rectification", "erasure", "restriction", "portability", "objection" -> "access";
                    case "en" -> "fr";
                    case "US", "GB", "BE" -> "FR";
                    default -> text + " altered";
                });
    }
}
