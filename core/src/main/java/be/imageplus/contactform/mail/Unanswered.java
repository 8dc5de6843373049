/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static java.util.stream.Collectors.toUnmodifiableSet;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.text.ClassPathText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Addresses that no automatic mail is sent to: those of the site's own domains and of staff, where a mail could come
 * round in a circle, and those of software, listed with their sources in {@code unanswered.txt}.
 */
final class Unanswered {

    private static final List<String> LISTED = listed();

    private final Controller controller;
    private final Set<String> own;

    Unanswered(Controller controller, MailRouting routing) {
        this.controller = controller;
        this.own = Stream.concat(
                        Stream.of(routing.from()),
                        Stream.concat(
                                routing.to().stream(),
                                routing.byForm().values().stream().flatMap(form -> form.to().stream())))
                .flatMap(mailbox -> EmailAddress.parse(mailbox).stream())
                .map(mailbox -> Addressee.of(mailbox).mailbox())
                .collect(toUnmodifiableSet());
    }

    boolean includes(Addressee addressee) {
        return controller.owns(addressee.domain())
                || own.contains(addressee.mailbox())
                || LISTED.stream().anyMatch(pattern -> matches(pattern, addressee.localPart()));
    }

    private static boolean matches(String pattern, String localPart) {
        if (pattern.startsWith("*")) {
            return localPart.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? localPart.startsWith(pattern.substring(0, pattern.length() - 1))
                : localPart.equals(pattern);
    }

    private static List<String> listed() {
        return ClassPathText.of(Unanswered.class, "unanswered.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
