/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.OutboxItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An outbox, read page by page. */
final class OutboxPages {

    private static final int PAGE = 100;

    private OutboxPages() {}

    /** Everything in one state. */
    static List<OutboxItem> all(Outbox outbox, OutboxItem.State state) {
        List<OutboxItem> all = new ArrayList<>();
        List<OutboxItem> page = outbox.list(state, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = outbox.list(state, Optional.of(page.get(page.size() - 1).id()), PAGE);
        }
        return all;
    }
}
