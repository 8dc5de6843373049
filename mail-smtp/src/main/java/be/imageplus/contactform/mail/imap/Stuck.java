/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import java.util.HashSet;
import java.util.Set;

/** Folders that may not be read, or in which nothing may be erased: a person must do it. */
final class Stuck {

    private final Set<String> names = new HashSet<>();

    /**
     * Adds a folder for what the server refused.
     *
     * @return whether it is the first refusal for this folder
     * @throws RefusedException the same, when the server refuses for now only
     */
    boolean add(MailFolder folder, RefusedException refusal) throws RefusedException {
        if (refusal.forNow()) {
            throw refusal;
        }
        return names.add(folder.name());
    }

    /** A folder that is no longer there was refused for that. */
    void keepOnly(Set<String> folders) {
        names.retainAll(folders);
    }

    boolean holds(FoundMail mail) {
        return names.contains(mail.folder().name());
    }

    boolean isEmpty() {
        return names.isEmpty();
    }
}
