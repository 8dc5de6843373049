/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormField;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.Messages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form for programs: all that our own page says, so that one built from it is as accessible and tells as much. */
final class Described {

    private final Visit visit;
    private final FormPage page;
    private final Messages words;

    Described(Visit visit, FormPage page) {
        this.visit = visit;
        this.page = page;
        this.words = Messages.of("form", page.language());
    }

    /** The whole form. */
    Map<String, Object> form() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("form", page.form());
        described.put("language", page.language().getLanguage());
        described.put("direction", Direction.of(page.language()));
        described.put("page", visit.links().form(page.form(), page.language()));
        described.put("fields", page.fields().stream().map(Described::field).toList());
        described.put("texts", texts());
        described.putAll(token());
        return described;
    }

    /** What goes with every fresh token: what to prove, and the notice that the token is bound to. */
    Map<String, Object> token() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("token", page.token());
        described.put("challenge", challenge());
        described.put("notice", notice());
        return described;
    }

    private @Nullable Map<String, Object> challenge() {
        return page.challenge().map(Challenge::parameters).orElse(null);
    }

    private static Map<String, Object> field(FormPage.FieldView view) {
        FormField field = view.field();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", field.name());
        described.put("label", view.label());
        described.put("type", field.type().name().toLowerCase(Locale.ROOT));
        described.put("required", field.required());
        field.maxLength().ifPresent(length -> described.put("maxLength", length));
        described.put("autocomplete", field.autocomplete());
        view.hint().ifPresent(hint -> described.put("hint", hint));
        if (!view.options().isEmpty()) {
            described.put(
                    "options",
                    view.options().stream()
                            .map(option -> Map.of("value", option.value(), "label", option.label()))
                            .toList());
        }
        return described;
    }

    private Map<String, Object> texts() {
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put("submit", words.text("submit"));
        texts.put("optional", words.text("optional"));
        texts.put("choose", words.text("choose"));
        texts.put("noAnswer", words.text("no-answer"));
        texts.put("errors", words.text("summary.title"));
        if (page.minimumAge() > 0) {
            texts.put("age", words.text("age", page.minimumAge()));
        }
        return texts;
    }

    /** Both layers: a program that shows the form shows the short version beside it, and a link to the whole text. */
    private Map<String, Object> notice() {
        NoticeRef notice = page.notice();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("version", notice.version());
        described.put("url", visit.links().notice(Locale.forLanguageTag(notice.language())));
        described.put("language", notice.language());
        described.put("hash", notice.hash());
        described.put("title", page.summary().title());
        described.put("link", words.text("notice.link"));
        described.put(
                "summary",
                page.summary().lines().stream()
                        .map(line -> Map.of("term", line.term(), "text", line.text()))
                        .toList());
        return described;
    }
}
