/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** How one kind of value is written in a register's file. */
final class Notation<T> {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> SCHEMES = Set.of("https", "http");

    static final Notation<String> TEXT = new Notation<>("a text", text -> {
        require(!text.isEmpty());
        return text;
    });

    static final Notation<String> OPTION_ID =
            new Notation<>("an id of lower-case letters, digits and hyphens such as new-website", text -> {
                require(Answer.isOptionId(text));
                return text;
            });

    static final Notation<Boolean> FLAG = new Notation<>("true or false", text -> {
        require(text.equals("true") || text.equals("false"));
        return text.equals("true");
    });

    static final Notation<Integer> COUNT = new Notation<>("a whole number, 0 or more", text -> {
        int number = Integer.parseInt(text);
        require(number >= 0);
        return number;
    });

    static final Notation<LocalDate> DATE = new Notation<>("a date such as 2026-11-02", LocalDate::parse);

    static final Notation<Period> PERIOD =
            new Notation<>("a period of years, months or days such as P12M or P30D (ISO 8601)", text -> {
                Period period = Period.parse(text);
                require(!period.isNegative() && !period.isZero());
                return period;
            });

    static final Notation<ZoneId> ZONE = new Notation<>("a time zone such as Europe/Brussels", ZoneId::of);

    static final Notation<Locale> LANGUAGE = new Notation<>("a language code such as en or fr (ISO 639)", text -> {
        require(LANGUAGES.contains(text));
        return Locale.forLanguageTag(text);
    });

    static final Notation<String> COUNTRY = new Notation<>("a country code such as BE (ISO 3166)", text -> {
        require(COUNTRIES.contains(text));
        return text;
    });

    static final Notation<URI> ORIGIN =
            new Notation<>("an origin such as https://example.org, without a path", text -> {
                URI origin = URI.create(text.toLowerCase(Locale.ROOT));
                require(SCHEMES.contains(String.valueOf(origin.getScheme())));
                require(origin.getHost() != null && origin.getRawUserInfo() == null);
                require(origin.getRawPath().isEmpty());
                require(origin.getRawQuery() == null && origin.getRawFragment() == null);
                return origin;
            });

    private final String expected;
    private final Function<String, T> reader;

    private Notation(String expected, Function<String, T> reader) {
        this.expected = expected;
        this.reader = reader;
    }

    /** For a finding, for example {@code a date such as 2026-11-02}. */
    String expected() {
        return expected;
    }

    /** The value, or empty where the text is written in another way. */
    Optional<T> read(String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The constants of a type in lower case, with hyphens. */
    static <E extends Enum<E>> Notation<E> oneOf(Class<E> type) {
        String names = String.join(
                ", ", Stream.of(type.getEnumConstants()).map(Notation::written).toList());
        return new Notation<>(
                "one of " + names,
                text -> Stream.of(type.getEnumConstants())
                        .filter(constant -> written(constant).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("another notation is expected");
        }
    }
}
