/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@code String} of a form a choice of one, a {@code List<String>} or {@code Set<String>} a choice of several.
 * An enum needs no annotation: its constants are the options.
 *
 * <p>Whatever else is sent is refused. The words that people choose by are in the register.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Options {

    /** Ids of the options as in the register, in the order in which they are offered. */
    String[] value();
}
