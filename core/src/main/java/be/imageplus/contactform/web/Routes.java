/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.submission.ActionLinks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which address leads where; all paths are below the base path. */
final class Routes {

    /** What another reader of the same path may resolve to something else, so that it is never ours. */
    private static final Pattern AMBIGUOUS = Pattern.compile("//|/\\.|[;\\\\]|%2e|%2f|%5c", Pattern.CASE_INSENSITIVE);

    private static final String VERSIONS = "/privacy/versions/";

    private final Map<String, Route> fixed = new HashMap<>();
    private final Map<String, ActionEndpoint> actions = new HashMap<>();
    private final NoticeEndpoint notices;
    private final List<String> areas;

    Routes(
            List<FormDefinition> forms,
            Function<FormDefinition, FormEndpoint> page,
            Function<FormDefinition, ApiEndpoint> api,
            Function<FormDefinition, ActionEndpoint> action,
            NoticeEndpoint notices) {
        this.notices = notices;
        this.areas = forms.stream()
                .map(FormDefinition::id)
                .flatMap(id -> Stream.of("/" + id + "/", "/api/" + id + "/"))
                .toList();
        for (FormDefinition form : forms) {
            FormEndpoint pages = page.apply(form);
            ApiEndpoint programs = api.apply(form);
            fixed.put("/" + form.id(), Route.form(pages::show, pages::receive));
            fixed.put("/" + form.id() + "/received", Route.page(pages::received));
            for (Asset asset : Asset.values()) {
                fixed.put("/" + form.id() + "/" + asset.fileName(), Route.page(asset::show));
            }
            actions.put(ActionLinks.below(form.id()), action.apply(form));
            fixed.put("/api/" + form.id(), Route.api(programs::describe, programs::receive));
        }
        for (NoticeFormat format : NoticeFormat.values()) {
            fixed.put("/privacy" + format.suffix(), Route.page(visit -> notices.current(visit, format)));
        }
    }

    /** Every request to the application passes here, so the expression is asked about few. */
    boolean serves(String path) {
        return (fixed.containsKey(path) || path.startsWith("/privacy/") || isInAnArea(path))
                && !AMBIGUOUS.matcher(path).find();
    }

    private boolean isInAnArea(String path) {
        for (String area : areas) {
            if (path.startsWith(area)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Route> action(String path) {
        int token = path.lastIndexOf('/') + 1;
        return Optional.ofNullable(actions.get(path.substring(0, token)))
                .filter(action -> token < path.length())
                .map(action -> Route.secret(
                        visit -> action.show(visit, path.substring(token)),
                        visit -> action.act(visit, path.substring(token))));
    }

    Optional<Route> find(String path) {
        if (!serves(path)) {
            return Optional.empty();
        }
        if (path.startsWith(VERSIONS) && path.length() > VERSIONS.length()) {
            String version = path.substring(VERSIONS.length());
            return Optional.of(Route.page(visit -> notices.version(visit, version)));
        }
        return Optional.ofNullable(fixed.get(path)).or(() -> action(path));
    }
}
