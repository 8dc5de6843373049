/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The HTML autofill token of a form's field, where its type does not say it already. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Autocomplete {

    /** For example {@code name} or {@code organization}. */
    String value();
}
