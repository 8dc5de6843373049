/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The form as an HTML fragment. */
final class FormFragment {

    private static final Template TEMPLATE = Template.html(FormFragment.class, "form.mustache");
    private static final String ID = "cf-";

    private FormFragment() {}

    static Html of(FormPage page, String action, String noticeUrl) {
        Messages words = Messages.of("form", page.language());
        return new Html(TEMPLATE.render(Map.ofEntries(
                Map.entry("action", action),
                Map.entry("language", page.language().getLanguage()),
                Map.entry("token", page.token()),
                Map.entry("hasErrors", !page.errors().isEmpty()),
                Map.entry("summaryTitle", words.text("summary.title")),
                Map.entry("errors", page.errors().stream().map(Summary::of).toList()),
                Map.entry(
                        "fields",
                        page.fields().stream()
                                .map(field -> Input.of(field, words))
                                .toList()),
                Map.entry("age", page.minimumAge() > 0 ? List.of(words.text("age", page.minimumAge())) : List.of()),
                Map.entry("noticeUrl", noticeUrl),
                Map.entry("noticeBefore", words.text("notice.before")),
                Map.entry("noticeLink", words.text("notice.link")),
                Map.entry("noticeAfter", words.text("notice.after")),
                Map.entry("submit", words.text("submit")))));
    }

    /** One line of the error summary; a link where there is a field to go to. */
    private record Summary(boolean hasField, String target, String message) {
        static Summary of(FieldError error) {
            return new Summary(!error.field().isEmpty(), "#" + ID + error.field(), error.message());
        }
    }

    /** One field as the template needs it. Privacy: {@code value} is what the visitor typed. */
    private record Input(
            String id,
            String name,
            String label,
            List<String> optional,
            boolean lines,
            String type,
            String value,
            boolean required,
            boolean invalid,
            List<Integer> maxLength,
            List<String> autocomplete,
            List<Text> hint,
            List<Text> error,
            List<String> describedBy) {

        static Input of(FormPage.FieldView view, Messages words) {
            FormField field = view.field();
            String id = ID + field.name();
            List<Text> hint = view.hint().map(text -> new Text(id + "-hint", text)).stream()
                    .toList();
            List<Text> error = view.error().map(text -> new Text(id + "-error", text)).stream()
                    .toList();
            String described = String.join(
                    " ",
                    Stream.concat(error.stream(), hint.stream()).map(Text::id).toList());
            return new Input(
                    id,
                    field.name(),
                    view.label(),
                    field.required() ? List.of() : List.of(words.text("optional")),
                    field.type() == FormField.Type.TEXTAREA,
                    field.type().name().toLowerCase(Locale.ROOT),
                    view.value(),
                    field.required(),
                    view.error().isPresent(),
                    field.maxLength().stream().boxed().toList(),
                    field.autocomplete().isEmpty() ? List.of() : List.of(field.autocomplete()),
                    hint,
                    error,
                    described.isEmpty() ? List.of() : List.of(described));
        }

        @Override
        public String toString() {
            return "Input[" + name + "]";
        }
    }

    private record Text(String id, String text) {}
}
