/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.Optional;

/**
 * Where a form's fragment leads.
 *
 * @param action where it is posted, for example {@code /contact}
 * @param noticeUrl where the notice is, for example {@code /privacy?lang=en}
 * @param script what makes it quicker where scripts run; empty leaves it out, and everything works
 */
public record FormLinks(String action, String noticeUrl, Optional<Script> script) {

    /**
     * The library's script and what it needs. All are addresses of one origin.
     *
     * @param source the script
     * @param worker what it solves challenges in
     * @param api where a program gets the form and sends it, for example {@code /api/contact}
     * @param receipt the page that thanks, for example {@code /contact/received}
     */
    public record Script(String source, String worker, String api, String receipt) {}

    /** Without a script. */
    public static FormLinks of(String action, String noticeUrl) {
        return new FormLinks(action, noticeUrl, Optional.empty());
    }
}
