/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A book of one node that can be taken away. */
final class MemoryTransferBook implements TransferBook {

    private final SortedMap<String, Invalidation> said = new TreeMap<>();
    private final Set<TransferNews> told = new HashSet<>();
    private boolean away;
    private int lookUps;

    void takeAway() {
        away = true;
    }

    /** How often it was asked what was said. */
    int lookUps() {
        return lookUps;
    }

    @Override
    public List<Invalidation> invalidations(Collection<String> references) {
        lookUps++;
        if (away) {
            throw new UnavailableException("STORE-AWAY", "The database is away.", Duration.ofSeconds(1), null);
        }
        return references.stream()
                .flatMap(reference -> Optional.ofNullable(said.get(reference)).stream())
                .toList();
    }

    @Override
    public List<Invalidation> invalidations(Optional<String> after, int most) {
        return said.values().stream()
                .filter(each ->
                        after.map(last -> each.reference().compareTo(last) > 0).orElse(true))
                .limit(most)
                .toList();
    }

    @Override
    public void invalidate(Invalidation statement) {
        said.put(statement.reference(), statement);
    }

    @Override
    public boolean reinstate(String reference) {
        return said.remove(reference) != null;
    }

    @Override
    public boolean tell(TransferNews news) {
        return told.add(news);
    }

    @Override
    public List<TransferNews> told(String recipient) {
        return told.stream().filter(news -> news.recipient().equals(recipient)).toList();
    }

    @Override
    public boolean forget(TransferNews news) {
        return told.remove(news);
    }
}
