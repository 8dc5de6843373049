/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.site;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The site. With the starter on the class path it has a contact form besides. */
@SpringBootApplication
public class SiteApplication {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(SiteApplication.class, args);
    }

    /** A page that has nothing to do with the contact form. */
    @RestController
    static class Page {

        @GetMapping("/hello")
        String hello() {
            return "Hello from a page that has nothing to do with the contact form.";
        }
    }
}
