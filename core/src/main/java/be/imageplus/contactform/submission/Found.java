/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Optional;

/**
 * What a search has found so far.
 *
 * @param enquiries newest first
 * @param goOnAfter where it stopped; give it to the next call to go on. Empty at the end
 */
public record Found(List<Headline> enquiries, Optional<RecordId> goOnAfter) {

    public Found {
        enquiries = List.copyOf(enquiries);
    }
}
