/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.register.DataItem.Category;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Set;

/** Backups of the store: nobody picks a record out of one; it is overwritten when its time has come (R5.13). */
final class Backups implements DataLocation {

    private final String recipient;
    private final Period horizon;
    private final ZoneId zone;

    /** @param horizon how long a copy may live on after its record was erased */
    Backups(String recipient, Period horizon, ZoneId zone) {
        this.recipient = recipient;
        this.horizon = horizon;
        this.zone = zone;
    }

    @Override
    public String id() {
        return "backups";
    }

    @Override
    public String recipient() {
        return recipient;
    }

    @Override
    public Set<Category> categories() {
        return Set.of(Category.MESSAGE, Category.TECHNICAL);
    }

    @Override
    public ErasureAnswer erase(ErasedRecord record) {
        return new ErasureAnswer.Scheduled(
                LocalDate.ofInstant(record.erasedAt(), zone).plus(horizon));
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
