/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.Optional;

/** Makes the challenge of a page, bound to the page's token. Thread-safe. */
@FunctionalInterface
public interface Challenges {

    /** The challenge of the page that carries a token; empty where nothing is asked. */
    Optional<Challenge> of(FormToken token);
}
