/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Template;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page. */
@Controller
class HomeController {

    private static final Template HOME = Template.html(HomeController.class, "home.mustache");

    private final SiteLayout layout;

    HomeController(SiteLayout layout) {
        this.layout = layout;
    }

    @GetMapping("/")
    ResponseEntity<String> home(HttpServletRequest request) {
        String mount = request.getContextPath();
        Html main = new Html(HOME.render(Map.of("basePath", mount)));
        return SitePage.of(layout.page("home", "Imageplus · design and web studio in Brussels", mount, main));
    }
}
