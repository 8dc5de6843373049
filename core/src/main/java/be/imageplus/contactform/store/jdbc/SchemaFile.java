/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.text.ClassPathText;
import be.imageplus.contactform.text.ContentHash;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One versioned step of the schema, {@code V<version>__<name>.sql} beside this class. Its last statement records its
 * version, so that it does not matter which tool runs it.
 *
 * @param version from 1, without gaps
 * @param name what it does
 * @param text the SQL
 */
record SchemaFile(int version, String name, String text) {

    private static final Pattern FILE_NAME = Pattern.compile("V(\\d+)__(\\w+)\\.sql");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(\n|$)");

    /** Reads a file of this package. */
    static SchemaFile read(String dialect, String fileName) {
        Matcher parts = FILE_NAME.matcher(fileName);
        if (!parts.matches()) {
            throw new IllegalArgumentException("fileName: expected V<version>__<name>.sql");
        }
        String text =
                ClassPathText.of(SchemaFile.class, dialect + "/" + fileName).replace("\r\n", "\n");
        return new SchemaFile(Integer.parseInt(parts.group(1)), parts.group(2), text);
    }

    /** SHA-256 of the text, in lower-case hexadecimal. */
    String checksum() {
        return ContentHash.of(text);
    }

    /** Its statements, in order, without comments. */
    List<String> statements() {
        String bare = COMMENT.matcher(text).replaceAll("");
        return Arrays.stream(END_OF_STATEMENT.split(bare))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "SchemaFile[" + version + "]";
    }
}
