/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A component that is typed as text: how it is cleaned and read. */
enum TypedInput implements FieldInput {
    LINE(FormField.Type.TEXT),
    LINES(FormField.Type.TEXTAREA),
    EMAIL(FormField.Type.EMAIL),
    PHONE(FormField.Type.TEL);

    private final FormField.Type type;

    TypedInput(FormField.Type type) {
        this.type = type;
    }

    static Optional<TypedInput> of(RecordComponent component) {
        if (component.getType() == EmailAddress.class) {
            return Optional.of(EMAIL);
        }
        if (component.getType() == PhoneNumber.class) {
            return Optional.of(PHONE);
        }
        if (component.getType() == String.class && !component.isAnnotationPresent(Options.class)) {
            return Optional.of(component.isAnnotationPresent(Multiline.class) ? LINES : LINE);
        }
        return Optional.empty();
    }

    @Override
    public FormField.Type type() {
        return type;
    }

    @Override
    public OptionalInt maxLength() {
        return switch (this) {
            case EMAIL -> OptionalInt.of(EmailAddress.MAX_LENGTH);
            case PHONE -> OptionalInt.of(PhoneNumber.MAX_LENGTH);
            case LINE, LINES -> OptionalInt.empty();
        };
    }

    @Override
    public String autocomplete() {
        return switch (this) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case LINE, LINES -> "";
        };
    }

    @Override
    public boolean isRequiredBy(Annotation constraint) {
        return constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty;
    }

    @Override
    public @Nullable Object nothing() {
        return null;
    }

    @Override
    public Reading read(List<String> sent) {
        if (sent.size() > 1) {
            return Reading.refused("duplicate-field");
        }
        String raw = sent.isEmpty() ? "" : sent.get(0);
        if (hasForbiddenCharacters(raw)) {
            return Reading.refused("control-character");
        }
        String clean = clean(raw);
        return clean.isEmpty()
                ? Reading.of(null)
                : parsed(clean).map(Reading::of).orElseGet(() -> Reading.refused(invalidCode()));
    }

    /** Whether a raw value has characters that this field cannot have: line ends in a single line above all. */
    private boolean hasForbiddenCharacters(String raw) {
        // No stream: for a message of some length it took a tenth of what accepting an enquiry takes.
        int codePoint;
        for (int i = 0; i < raw.length(); i += Character.charCount(codePoint)) {
            codePoint = raw.codePointAt(i);
            if (isForbidden(codePoint)) {
                return true;
            }
        }
        return false;
    }

    private boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> this != LINES || "\n\r\t".indexOf(codePoint) < 0;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> this != LINES;
            // Half a character: no encoding can write it.
            case Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** The value as it is validated and stored: one form of Unicode, one kind of line end, no space around it. */
    private static String clean(String raw) {
        return TypedText.trimmed(Normalizer.normalize(raw, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n'));
    }

    /** The component's value; empty when a text is no address or number. */
    private Optional<Object> parsed(String clean) {
        return switch (this) {
            case LINE, LINES -> Optional.of(clean);
            case EMAIL -> EmailAddress.parse(clean).map(Object.class::cast);
            case PHONE -> PhoneNumber.parse(clean).map(Object.class::cast);
        };
    }

    /** What a text that cannot be read is told. */
    private String invalidCode() {
        return this == EMAIL ? "email-invalid" : "phone-invalid";
    }

    @Override
    public @Nullable String stored(@Nullable Object value) {
        if (value instanceof EmailAddress address) {
            return address.value();
        }
        return value instanceof PhoneNumber number ? number.value() : (String) value;
    }
}
