/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a folder held when it was searched.
 *
 * @param state at that moment
 * @param ids what was searched for
 * @param mails what was found
 */
record Look(FolderState state, Set<String> ids, Set<FoundMail> mails) {

    Look {
        ids = Set.copyOf(ids);
        mails = Set.copyOf(mails);
    }

    /** Whether searching now for some ids would find no other mails. */
    boolean isStillGoodFor(FolderState now, Set<String> wanted) {
        return state.isStill(now) && ids.containsAll(wanted);
    }

    /** Whether a mail was found and could not be read. */
    boolean isUncertain() {
        return state.equals(FolderState.UNKNOWN);
    }

    /** This one after some mails were told to go; whether they did is to be seen. */
    Look without(Collection<FoundMail> gone) {
        Set<FoundMail> left = new HashSet<>(mails);
        left.removeAll(gone);
        return new Look(FolderState.UNKNOWN, ids, left);
    }

    @Override
    public String toString() {
        return "Look[" + mails.size() + " mails]";
    }
}
