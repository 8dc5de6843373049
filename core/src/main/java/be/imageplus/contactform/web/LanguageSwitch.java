/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Links to the same page in the other languages it is there in, each named in its own language. */
final class LanguageSwitch {

    static final Template TEMPLATE = Template.replaceable(LanguageSwitch.class, "languages.mustache", "url", "name");

    private record Link(String url, String code, boolean current, String name) {}

    private LanguageSwitch() {}

    /** Empty where there is nothing to choose. */
    static List<PageLayout.Alternate> alternates(List<Locale> languages, Function<Locale, String> address) {
        return languages.size() < 2
                ? List.of()
                : languages.stream()
                        .map(language -> new PageLayout.Alternate(language, nameOf(language), address.apply(language)))
                        .toList();
    }

    /** The switch, or empty where there is nothing to choose. */
    static Optional<Html> of(List<PageLayout.Alternate> alternates, Locale current) {
        if (alternates.isEmpty()) {
            return Optional.empty();
        }
        List<Link> links = alternates.stream()
                .map(each -> new Link(
                        each.url(),
                        each.language().toLanguageTag(),
                        each.language().getLanguage().equals(current.getLanguage()),
                        each.name()))
                .toList();
        String label = Messages.of("web", current).text("languages");
        return Optional.of(new Html(TEMPLATE.render(Map.of("label", label, "alternates", links))));
    }

    /** As its speakers call it, with a capital letter as it stands by itself. */
    static String nameOf(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }
}
