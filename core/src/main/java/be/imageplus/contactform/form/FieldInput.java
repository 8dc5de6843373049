/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.lang.reflect.RecordComponent;
import java.text.Normalizer;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How one component of a form's record is typed, cleaned and read. */
enum FieldInput {
    LINE(FormField.Type.TEXT),
    LINES(FormField.Type.TEXTAREA),
    EMAIL(FormField.Type.EMAIL),
    PHONE(FormField.Type.TEL);

    private final FormField.Type type;

    FieldInput(FormField.Type type) {
        this.type = type;
    }

    /**
     * The input of a component.
     *
     * @throws IllegalArgumentException when its type is none that a field can have
     */
    static FieldInput of(RecordComponent component) {
        if (component.getType() == EmailAddress.class) {
            return EMAIL;
        }
        if (component.getType() == PhoneNumber.class) {
            return PHONE;
        }
        if (component.getType() == String.class) {
            return component.isAnnotationPresent(Multiline.class) ? LINES : LINE;
        }
        throw new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                + ": a form's field is a String, an EmailAddress or a PhoneNumber");
    }

    FormField.Type type() {
        return type;
    }

    OptionalInt maxLength() {
        return switch (this) {
            case EMAIL -> OptionalInt.of(EmailAddress.MAX_LENGTH);
            case PHONE -> OptionalInt.of(PhoneNumber.MAX_LENGTH);
            case LINE, LINES -> OptionalInt.empty();
        };
    }

    String autocomplete() {
        return switch (this) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case LINE, LINES -> "";
        };
    }

    /** Whether a raw value has characters that this field cannot have: line ends in a single line above all. */
    boolean hasForbiddenCharacters(String raw) {
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
    String clean(String raw) {
        return TypedText.trimmed(Normalizer.normalize(raw, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n'));
    }

    /** The component's value; empty when a text is no address or number. */
    Optional<Object> read(String clean) {
        return switch (this) {
            case LINE, LINES -> Optional.of(clean);
            case EMAIL -> EmailAddress.parse(clean).map(Object.class::cast);
            case PHONE -> PhoneNumber.parse(clean).map(Object.class::cast);
        };
    }

    /** What a text that cannot be read is told. */
    String invalidCode() {
        return this == EMAIL ? "email-invalid" : "phone-invalid";
    }

    /** The text that is stored for a component's value; null for none. */
    static @Nullable String stored(@Nullable Object value) {
        if (value instanceof EmailAddress address) {
            return address.value();
        }
        return value instanceof PhoneNumber number ? number.value() : (String) value;
    }
}
