/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Set;

/**
 * What lies in the store's own tables. One transaction erases all of it, so each of these places can answer for itself
 * and says the same.
 */
final class InStore implements DataLocation {

    private static final Set<Category> ALL = Set.of(Category.MESSAGE, Category.TECHNICAL);

    private final String id;
    private final Set<Category> categories;
    private final String recipient;
    private final Records records;

    private InStore(String id, Set<Category> categories, String recipient, Records records) {
        this.id = id;
        this.categories = categories;
        this.recipient = recipient;
        this.records = records;
    }

    /** Enquiries, those in quarantine, and mails that are owed, which name an enquiry and are composed from it. */
    static List<DataLocation> all(String recipient, Records records) {
        return List.of(
                new InStore("store", ALL, recipient, records),
                new InStore("quarantine", ALL, recipient, records),
                new InStore("outbox", Set.of(Category.MESSAGE), recipient, records));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String recipient() {
        return recipient;
    }

    @Override
    public Set<Category> categories() {
        return categories;
    }

    @Override
    public ErasureAnswer erase(ErasedRecord record) {
        List<RecordId> one = List.of(record.id());
        records.erase(one);
        if (records.holds(record.id())) {
            throw new IllegalStateException("The store holds record " + record.id() + " after it was erased");
        }
        return new ErasureAnswer.Done();
    }

    @Override
    public void close() {
        // The store is closed by whoever opened it.
    }
}
