/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.usual;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The usual contact form. Its database and mail server are set from outside. */
@SpringBootApplication
public class UsualApplication {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(UsualApplication.class, args);
    }
}
