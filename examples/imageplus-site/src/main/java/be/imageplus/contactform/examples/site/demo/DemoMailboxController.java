/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import be.imageplus.contactform.examples.site.SiteLayout;
import be.imageplus.contactform.examples.site.SitePage;
import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Template;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows the demo mailbox: the list, one mail, and its HTML alternative in a frame that can only open its links. */
@Controller
@Conditional(DemoMailConfiguration.NoMailServerIsConfigured.class)
class DemoMailboxController {

    private static final Template LIST = Template.html(DemoMailboxController.class, "mailbox.mustache");
    private static final Template MAIL = Template.html(DemoMailboxController.class, "mail.mustache");

    /** Links open beside the mailbox, as in a mail client. */
    private static final String ONLY_LINKS =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';" + " style-src 'unsafe-inline'";

    private final DemoMailbox mailbox;
    private final SiteLayout layout;

    DemoMailboxController(DemoMailbox mailbox, SiteLayout layout) {
        this.mailbox = mailbox;
        this.layout = layout;
    }

    @GetMapping("/demo/mailbox")
    ResponseEntity<String> list(HttpServletRequest request) {
        List<Map<String, Object>> rows = mailbox.mails().stream()
                .map(mail -> Map.<String, Object>of(
                        "number", mail.number(),
                        "subject", mail.header("Subject"),
                        "from", mail.header("From"),
                        "date", mail.header("Date")))
                .toList();
        String mount = request.getContextPath();
        Html main = new Html(LIST.render(Map.of("basePath", mount, "mails", rows, "none", rows.isEmpty())));
        return SitePage.of(layout.page("mailbox", "Demo mailbox · Imageplus", mount, main));
    }

    @GetMapping("/demo/mailbox/{number}")
    ResponseEntity<String> mail(@PathVariable int number, HttpServletRequest request) {
        Optional<DemoMail> found = mailbox.mail(number);
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        DemoMail mail = found.get();
        String mount = request.getContextPath();
        Html main = new Html(MAIL.render(Map.of(
                "basePath", mount,
                "number", number,
                "subject", mail.header("Subject"),
                "envelopeFrom", mail.envelopeFrom(),
                "envelopeTo", mail.envelopeTo(),
                "headers", mail.headers(),
                "text", mail.text())));
        return SitePage.of(layout.page("mailbox", mail.header("Subject") + " · Demo mailbox", mount, main));
    }

    @GetMapping("/demo/mailbox/{number}/html")
    ResponseEntity<String> html(@PathVariable int number) {
        return mailbox.mail(number)
                .map(mail -> ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .cacheControl(CacheControl.noStore())
                        .header("Content-Security-Policy", ONLY_LINKS)
                        .header("X-Content-Type-Options", "nosniff")
                        .body(mail.html()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
