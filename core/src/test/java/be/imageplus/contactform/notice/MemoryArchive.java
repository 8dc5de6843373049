/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** An archive that lasts as long as its test. */
public final class MemoryArchive implements NoticeArchive {

    private final List<PublishedNotice> kept = new ArrayList<>();

    @Override
    public boolean publish(PublishedNotice notice) {
        return find(notice.ref()).isEmpty() && kept.add(notice);
    }

    @Override
    public Optional<PublishedNotice> find(NoticeRef ref) {
        return kept.stream().filter(notice -> notice.ref().equals(ref)).findFirst();
    }

    @Override
    public List<String> versions() {
        List<String> newestFirst = new ArrayList<>(
                kept.stream().map(notice -> notice.ref().version()).distinct().toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    @Override
    public List<PublishedNotice> version(String version) {
        List<PublishedNotice> newestFirst = new ArrayList<>(kept.stream()
                .filter(notice -> notice.ref().version().equals(version))
                .toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }
}
