/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Set;

/** Records to be erased. */
final class Records {

    private Records() {}

    static ErasedRecord numbered(int number) {
        return new ErasedRecord(
                RecordId.parse("01a2b0c1-7a5b-7c3d-8e4f-" + String.format("%012d", number)),
                Set.of(messageId(number)),
                Instant.parse("2026-11-23T09:00:00Z"));
    }

    /** Of the library's mail about a record. */
    static String messageId(int number) {
        return "0192f0c1-7a5b-7c3d-8e4f-" + String.format("%012d", number) + "@website.example.org";
    }
}
