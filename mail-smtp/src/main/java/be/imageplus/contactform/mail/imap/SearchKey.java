/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.Argument;

/**
 * A part of a search (RFC 9051 section 6.4.4): mails with a text in a header field, whatever its case.
 *
 * @param field the header field
 * @param text what it contains
 */
record SearchKey(String field, String text) {

    /** Servers take commands of 8192 octets (RFC 7162 section 4). */
    private static final int LONGEST_COMMAND = 6000;

    /** The mails that bear a text as their Message-ID or name it as one that they answer or forward. */
    static List<SearchKey> mailsOf(String text) {
        return Stream.of(FoundMail.FIELDS.split(" "))
                .map(field -> new SearchKey(field, text))
                .toList();
    }

    /** Searches for mails that fit one of the keys, of a length that every server takes. */
    static List<Argument> anyOf(List<SearchKey> keys) {
        List<Argument> searches = new ArrayList<>();
        int from = 0;
        int length = 0;
        for (int i = 0; i < keys.size(); i++) {
            length += keys.get(i).length();
            if (i + 1 == keys.size() || length + keys.get(i + 1).length() > LONGEST_COMMAND) {
                searches.add(search(keys.subList(from, i + 1)));
                from = i + 1;
                length = 0;
            }
        }
        return searches;
    }

    /** {@code OR a OR b c}. */
    private static Argument search(List<SearchKey> keys) {
        Argument search = new Argument();
        for (int i = 0; i < keys.size(); i++) {
            if (i + 1 < keys.size()) {
                search.writeAtom("OR");
            }
            search.writeAtom("HEADER").writeAtom(keys.get(i).field).writeString(keys.get(i).text);
        }
        return search;
    }

    /** What is searched for may be the Message-ID of somebody's mail. */
    @Override
    public String toString() {
        return "SearchKey[" + field + "]";
    }

    private int length() {
        return "OR HEADER  \"\" ".length() + field.length() + text.length();
    }
}
