/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every place that may hold copies of enquiries. */
final class Locations {

    private final List<DataLocation> atOnce;
    private final List<DataLocation> elsewhere;

    /**
     * @param atOnce those that can answer at any time without asking anybody else: the store's own, and backups
     * @param elsewhere those that are asked one by one, each in its own time
     */
    Locations(List<DataLocation> atOnce, List<DataLocation> elsewhere) {
        this.atOnce = List.copyOf(atOnce);
        this.elsewhere = List.copyOf(elsewhere);
        Set<String> ids = new HashSet<>();
        Stream.concat(atOnce.stream(), elsewhere.stream()).map(DataLocation::id).forEach(id -> {
            if (!ids.add(id)) {
                throw new IllegalArgumentException("locations: two have the id " + id);
            }
        });
    }

    List<DataLocation> atOnce() {
        return atOnce;
    }

    List<DataLocation> elsewhere() {
        return elsewhere;
    }

    List<String> idsElsewhere() {
        return elsewhere.stream().map(DataLocation::id).toList();
    }

    Optional<DataLocation> elsewhere(String id) {
        return elsewhere.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
