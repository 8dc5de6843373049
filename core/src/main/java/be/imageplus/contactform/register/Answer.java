/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a data item is answered where it is not typed: by choosing among options, or by ticking a box.
 *
 * <p>An answer is kept as the id of the option, several as their ids with commas between, a box as {@code true} or
 * {@code false}. Options may stay here when no form offers them any more: they are the words for answers of old.
 *
 * @param kind how it is answered
 * @param options what can be chosen, in the order in which it is offered; none for a box
 */
public record Answer(Kind kind, List<Option> options) {

    /** What stands between the options of one answer; no id holds it. */
    private static final String SEPARATOR = ",";

    private static final Pattern OPTION_ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** How a data item is answered. */
    public enum Kind {
        /** One option is chosen. */
        ONE_OF,
        /** Any number of options is chosen. */
        SOME_OF,
        /** A box is ticked or not. */
        YES_NO
    }

    /**
     * One thing to choose.
     *
     * @param id lower-case letters, digits and hyphens, for example {@code new-website}; an answer is kept by it, so
     *     never use it for something else
     * @param label what people read
     */
    public record Option(String id, LocalizedText label) {

        /** @throws IllegalArgumentException when the id is written otherwise */
        public Option {
            if (!isOptionId(id)) {
                throw new IllegalArgumentException(
                        "options.id: lower-case letters, digits and single hyphens between them are expected");
            }
        }
    }

    public Answer {
        options = List.copyOf(options);
    }

    /** One of these is chosen. */
    public static Answer oneOf(Option... options) {
        return new Answer(Kind.ONE_OF, List.of(options));
    }

    /** Any number of these is chosen. */
    public static Answer someOf(Option... options) {
        return new Answer(Kind.SOME_OF, List.of(options));
    }

    /** A box is ticked or not. */
    public static Answer yesNo() {
        return new Answer(Kind.YES_NO, List.of());
    }

    /** Whether a text can be the id of an option: lower-case letters and digits, single hyphens between them. */
    public static boolean isOptionId(String text) {
        return OPTION_ID.matcher(text).matches();
    }

    /** How an answer of several options is kept. */
    public static String kept(List<String> ids) {
        return String.join(SEPARATOR, ids);
    }

    /** The option with this id. */
    public Optional<Option> option(String id) {
        return options.stream().filter(option -> option.id().equals(id)).findFirst();
    }

    /**
     * An answer as people read it: the labels of its options. What is not among the options (any more) stands as it was
     * kept, so that nothing is lost when options change.
     */
    public String words(String kept, Locale reader) {
        return Stream.of(kept.split(SEPARATOR, -1))
                .map(id -> option(id).map(option -> option.label().in(reader)).orElse(id))
                .collect(joining(", "));
    }
}
