/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The form as an HTML fragment. */
final class FormFragment {

    /** Without these a form cannot be sent, or not be mended, or does not tell what it must (R2.3, Art. 13). */
    static final Template TEMPLATE = Template.replaceable(
            FormFragment.class,
            "form.mustache",
            "action",
            "token",
            "language",
            "errors",
            "message",
            "fields",
            "name",
            "label",
            "value",
            "error",
            "choices",
            "option",
            "age",
            "short",
            "noticeUrl",
            "submit");

    private static final String ID = "cf-";

    /** Where the version stands in what is said of the notice; it is marked up, so that no line breaks within it. */
    private static final String VERSION = "\n";

    private FormFragment() {}

    static Html of(FormPage page, FormLinks links) {
        Messages words = Messages.of("form", page.language());
        List<Input> inputs =
                page.fields().stream().map(field -> Input.of(field, words)).toList();
        String afterNotice = words.text("notice.after", VERSION);
        int at = afterNotice.indexOf(VERSION);
        return new Html(TEMPLATE.render(Map.ofEntries(
                Map.entry("action", links.action()),
                Map.entry("language", page.language().getLanguage()),
                Map.entry("direction", Direction.of(page.language())),
                Map.entry("token", page.token()),
                Map.entry("hasErrors", !page.errors().isEmpty()),
                Map.entry("summaryTitle", words.text("summary.title")),
                Map.entry(
                        "errors",
                        page.errors().stream()
                                .map(error -> Summary.of(error, page, words))
                                .toList()),
                Map.entry("fields", inputs),
                Map.entry("trap", words.text("trap")),
                Map.entry("age", minimumAge(page, words)),
                Map.entry("shortTitle", page.summary().title()),
                Map.entry("short", page.summary().lines()),
                Map.entry("noticeUrl", links.noticeUrl()),
                Map.entry("noticeBefore", words.text("notice.before")),
                Map.entry("noticeLink", words.text("notice.link")),
                Map.entry("noticeAfter", afterNotice.substring(0, at < 0 ? afterNotice.length() : at)),
                Map.entry(
                        "noticeVersion",
                        Optional.of(new Version(page.notice().version(), afterNotice.substring(at + 1)))
                                .filter(version -> at >= 0)),
                Map.entry(
                        "widget", page.challenge().flatMap(Challenge::widget).map(widget -> Widget.of(widget, words))),
                Map.entry("submit", words.text("submit")),
                Map.entry("script", links.script().map(script -> Scripted.of(script, page, words))))));
    }

    private static Optional<String> minimumAge(FormPage page, Messages words) {
        return Optional.of(page.minimumAge()).filter(age -> age > 0).map(age -> words.text("age", age));
    }

    /** One line of the error summary; a link where there is a field to go to. */
    private record Summary(Optional<String> target, String message) {
        static Summary of(FieldError error, FormPage page, Messages words) {
            Optional<FormPage.FieldView> about = page.fields().stream()
                    .filter(view -> view.field().name().equals(error.field()))
                    .findFirst();
            String message = about.filter(view -> saysNothingAlone(error, view, page))
                    .map(view -> words.text("summary.line", view.label(), error.message()))
                    .orElse(error.message());
            return new Summary(about.map(view -> "#" + ID + view.field().name()), message);
        }

        /** Far from its field, "choose one of these" could be about any. */
        private static boolean saysNothingAlone(FieldError error, FormPage.FieldView about, FormPage page) {
            boolean typed = about.field().options().isEmpty() && about.field().type() != FormField.Type.CHECKBOX;
            long alike = page.errors().stream()
                    .filter(other -> other.message().equals(error.message()))
                    .count();
            return !typed || alike > 1;
        }
    }

    /** One field as the template needs it. Privacy: {@code value} is what the visitor typed. */
    private record Input(
            String id,
            String name,
            String label,
            Optional<String> optional,
            boolean line,
            boolean lines,
            boolean select,
            boolean group,
            boolean radios,
            boolean box,
            String type,
            boolean address,
            String value,
            boolean ticked,
            List<Choice> choices,
            String none,
            boolean required,
            boolean invalid,
            Optional<Integer> maxLength,
            Optional<String> autocomplete,
            Optional<Text> hint,
            Optional<Text> error,
            Optional<String> describedBy) {

        static Input of(FormPage.FieldView view, Messages words) {
            FormField field = view.field();
            String id = ID + field.name();
            Optional<Text> hint = view.hint().map(text -> new Text(id + "-hint", text));
            Optional<Text> error = view.error().map(text -> new Text(id + "-error", text));
            String describedBy = Stream.of(error, hint)
                    .flatMap(Optional::stream)
                    .map(Text::id)
                    .collect(joining(" "));
            return new Input(
                    id,
                    field.name(),
                    view.label(),
                    field.required() ? Optional.empty() : Optional.of(words.text("optional")),
                    isLine(field.type()),
                    field.type() == FormField.Type.TEXTAREA,
                    field.type() == FormField.Type.SELECT,
                    field.type() == FormField.Type.RADIO || field.type() == FormField.Type.CHECKBOXES,
                    field.type() == FormField.Type.RADIO,
                    field.type() == FormField.Type.CHECKBOX,
                    htmlType(field.type()),
                    field.type() == FormField.Type.EMAIL,
                    view.value(),
                    view.value().equals(BoxInput.TICKED),
                    choices(view, id, words),
                    words.text(field.required() ? "choose" : "no-answer"),
                    field.required(),
                    error.isPresent(),
                    field.maxLength().stream().boxed().findFirst(),
                    Optional.of(field.autocomplete()).filter(token -> !token.isEmpty()),
                    hint,
                    error,
                    Optional.of(describedBy).filter(ids -> !ids.isEmpty()));
        }

        private static boolean isLine(FormField.Type type) {
            return type == FormField.Type.TEXT || type == FormField.Type.EMAIL || type == FormField.Type.TEL;
        }

        /**
         * The first has the field's own id, where links of the error summary go. Of side-by-side options one that was
         * chosen cannot be given up again, so where none is needed there is one more for that.
         */
        private static List<Choice> choices(FormPage.FieldView view, String id, Messages words) {
            List<FormPage.OptionView> options = new ArrayList<>(view.options());
            if (view.field().type() == FormField.Type.RADIO && !view.field().required()) {
                boolean none = options.stream().noneMatch(FormPage.OptionView::chosen);
                options.add(new FormPage.OptionView("", words.text("no-answer"), none));
            }
            return IntStream.range(0, options.size())
                    .mapToObj(i -> new Choice(
                            i == 0 ? id : id + "-" + (i + 1),
                            options.get(i).value(),
                            options.get(i).label(),
                            options.get(i).chosen()))
                    .toList();
        }

        /** An input of type email refuses letters beyond ASCII before the @, in the browser already (RFC 6531). */
        private static String htmlType(FormField.Type type) {
            return switch (type) {
                case EMAIL -> "text";
                case CHECKBOXES -> "checkbox";
                default -> type.name().toLowerCase(Locale.ROOT);
            };
        }

        @Override
        public String toString() {
            return "Input[" + name + "]";
        }
    }

    /** What the script needs to know, and all that it says to people. */
    private record Scripted(
            FormLinks.Script links,
            long shownAt,
            String noticeHash,
            Optional<Asked> challenge,
            String sending,
            String offline,
            String failed,
            String again,
            String summaryTitle,
            String summaryLine) {

        static Scripted of(FormLinks.Script links, FormPage page, Messages words) {
            return new Scripted(
                    links,
                    page.shownAt().getEpochSecond(),
                    page.notice().hash(),
                    page.challenge().map(challenge -> new Asked(challenge.type(), challenge.json())),
                    words.text("script.sending"),
                    words.text("script.offline"),
                    words.text("script.failed"),
                    words.text("script.again"),
                    words.text("summary.title"),
                    words.text("summary.line", "{0}", "{1}"));
        }
    }

    private record Asked(String type, String json) {}

    /** A third party's element, and what is said of it. */
    private record Widget(String words, String cssClass, List<Attribute> attributes, String source) {

        static Widget of(ChallengeWidget widget, Messages words) {
            return new Widget(
                    words.text("challenge.outside", widget.provider()),
                    widget.cssClass(),
                    widget.data().entrySet().stream()
                            .map(each -> new Attribute(each.getKey(), each.getValue()))
                            .toList(),
                    widget.script().toString());
        }
    }

    /** @param after what is said behind it */
    private record Version(String version, String after) {
        @Override
        public String toString() {
            return "Version";
        }
    }

    private record Attribute(String attribute, String content) {}

    private record Text(String id, String text) {}

    /** One option as the template needs it. Privacy: says what the visitor chose. */
    private record Choice(String choiceId, String option, String words, boolean chosen) {
        @Override
        public String toString() {
            return "Choice[" + choiceId + "]";
        }
    }
}
