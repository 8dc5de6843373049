/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.StaffAction;
import be.imageplus.contactform.submission.StaffActions;
import java.util.Optional;

/**
 * Links from mails to staff (DESIGN §6): GET shows how the enquiry stands and what would become of it, and changes
 * nothing, since mail scanners open links; POST does it. Nothing of what the enquiry says is shown.
 */
final class ActionEndpoint {

    /** More than the empty form that the page sends. */
    private static final int LONGEST_BODY = 1024;

    private final String form;
    private final StaffActions actions;
    private final Origins origins;
    private final Pages pages;
    private final ActionPages actionPages;

    ActionEndpoint(String form, StaffActions actions, Origins origins, Pages pages) {
        this.form = form;
        this.actions = actions;
        this.origins = origins;
        this.pages = pages;
        this.actionPages = new ActionPages(pages);
    }

    WebResponse show(Visit visit, String token) {
        return actions.read(form, token)
                .map(action -> present(visit, token, action, Optional.empty()))
                .orElseGet(() -> actionPages.unknown(visit));
    }

    WebResponse act(Visit visit, String token) {
        if (!origins.areOf(visit.request())) {
            return pages.problem(visit, Problem.ORIGIN_REFUSED);
        }
        try {
            RequestBody.read(visit.request(), "application/x-www-form-urlencoded", LONGEST_BODY);
        } catch (UnreadableRequest unreadable) {
            return pages.problem(visit, unreadable.problem());
        }
        return actions.read(form, token)
                .map(action -> take(visit, token, action))
                .orElseGet(() -> actionPages.unknown(visit));
    }

    private WebResponse take(Visit visit, String token, StaffAction action) {
        Change change = actions.take(action);
        if (change instanceof Change.Refused refused) {
            return present(visit, token, action, Optional.of(refused.refusal()));
        }
        // See other: reloading the page does nothing again. What is gone by now, it says too.
        return Answer.empty(303)
                .header("Location", visit.links().action(form, token, visit.language()))
                .response();
    }

    /** @param refused why it was not done when somebody asked for it; empty when nobody did */
    private WebResponse present(Visit visit, String token, StaffAction action, Optional<Refusal> refused) {
        return actions.look(action)
                .map(outlook -> actionPages.present(visit, token, action, outlook, refused))
                .orElseGet(() -> actionPages.gone(visit));
    }
}
