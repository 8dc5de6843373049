/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes comma-separated values (RFC 4180) that a spreadsheet opens as text.
 *
 * <p>Every field is quoted and every record ends with CRLF. A spreadsheet takes a field that begins with {@code =},
 * {@code +}, {@code -} or {@code @} for a formula, quoted or not, so such a field gets an apostrophe in front: in their
 * full-width and small forms too, and behind spaces or characters that nobody sees. Control characters become spaces,
 * line ends stay. The text has no byte order mark; write it in UTF-8.
 */
public final class Csv {

    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s\\p{Z}\\p{Cntrl}\\p{Cf}]*[=+\\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]");

    /** What a spreadsheet may take for the start of a formula after it has removed it. */
    private static final Pattern LEADING_CONTROL = Pattern.compile("^[\\t\\r\\n]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n]]");

    private static final String LINE_END = "\r\n";

    private Csv() {}

    /**
     * A header and records below it.
     *
     * @throws IllegalArgumentException when a record has more or fewer fields than the header: it would be read against
     *     the wrong column
     */
    public static String of(List<String> header, List<List<String>> records) {
        StringBuilder csv = new StringBuilder(line(header));
        for (List<String> each : records) {
            if (each.size() != header.size()) {
                throw new IllegalArgumentException(
                        "records: a record has " + each.size() + " fields, and the header " + header.size());
            }
            csv.append(line(each));
        }
        return csv.toString();
    }

    /** One record with its end, for what is written piece by piece. */
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(joining(",", "", LINE_END));
    }

    private static String field(String value) {
        boolean formula =
                FORMULA.matcher(value).find() || LEADING_CONTROL.matcher(value).find();
        String text = CONTROL.matcher(value).replaceAll(" ").replace("\"", "\"\"");
        return (formula ? "\"'" : "\"") + text + "\"";
    }
}
