/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import be.imageplus.contactform.web.WebSettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the kit fails for adapters that break the contract. */
class HttpContractKitTest {

    static {
        // Read when the first server is made: else each answer waits 40 ms for the client to acknowledge its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    @TempDir
    private Path directory;

    @Test
    void anHonestAdapterBreaksNothing() throws Exception {
        assertThat(broken(request -> request, response -> response)).isEmpty();
    }

    @Test
    void anAdapterThatForgetsAHeaderIsFound() throws Exception {
        assertThat(broken(request -> request, response -> without(response, "Retry-After")))
                .containsExactlyInAnyOrder(
                        "limitsOneClientWhateverAddressItClaims",
                        "tellsAProgramWhenToTryAgain",
                        "keepsWhatWasTypedWhileTheDatabaseIsAwayAndTakesItOnceWhenItIsBack",
                        "tellsAProgramToTryAgainWhileTheDatabaseIsAway",
                        "saysThatAnEarlierNoticeCannotBeLookedUpNow",
                        "saysThatALinkCannotBeFollowedNow");
    }

    @Test
    void anAdapterThatShowsTheServersOwnErrorPageIsFound() throws Exception {
        byte[] own = "<h1>503 Service Unavailable</h1>".getBytes(StandardCharsets.UTF_8);
        assertThat(broken(
                        request -> request,
                        response -> response.status() == 503
                                ? new WebResponse(response.status(), response.headers(), own)
                                : response))
                .containsExactlyInAnyOrder(
                        "keepsWhatWasTypedWhileTheDatabaseIsAwayAndTakesItOnceWhenItIsBack",
                        "tellsAProgramToTryAgainWhileTheDatabaseIsAway");
    }

    @Test
    void anAdapterThatTellsEverybodyTheAddressOfALinkIsFound() throws Exception {
        assertThat(broken(request -> request, response -> with(response, "Referrer-Policy", "same-origin")))
                .containsExactly("nobodyLearnsTheAddressOfALinkFromItsPages", "saysThatALinkCannotBeFollowedNow");
    }

    @Test
    void anAdapterThatActsWhenALinkIsOpenedIsFound() throws Exception {
        UnaryOperator<WebRequest> posted = request -> {
            if (!request.path().startsWith("/contact/actions/")) {
                return request;
            }
            Map<String, List<String>> headers = new HashMap<>(request.headers());
            headers.put("content-type", List.of("application/x-www-form-urlencoded"));
            return new WebRequest(
                    "POST",
                    request.origin(),
                    request.contextPath(),
                    request.path(),
                    request.query(),
                    headers,
                    request.peer(),
                    request.body());
        };
        assertThat(broken(posted, response -> response)).contains("openingALinkChangesNothing");
    }

    @Test
    void anAdapterThatSetsACookieIsFound() throws Exception {
        assertThat(broken(request -> request, response -> with(response, "Set-Cookie", "session=1")))
                .contains("showsAFormWithATokenThatNobodyKeeps", "receivesAnEnquiryOfAProgram");
    }

    @Test
    void anAdapterThatDropsTheOriginIsFound() throws Exception {
        UnaryOperator<WebRequest> originless = request -> {
            Map<String, List<String>> headers = new HashMap<>(request.headers());
            headers.remove("origin");
            return new WebRequest(
                    request.method(),
                    request.origin(),
                    request.contextPath(),
                    request.path(),
                    request.query(),
                    headers,
                    request.peer(),
                    request.body());
        };
        assertThat(broken(originless, response -> response))
                .contains(
                        "refusesAFormThatAnotherSiteSends",
                        "refusesAProgramOfAnotherSite",
                        "refusesAButtonOnAnotherSite",
                        "letsAPageOfAnAllowedOriginAskAndSend",
                        "issuesATokenForTheOriginWhosePageAsked");
    }

    @Test
    void anAdapterThatLetsEverybodysPagesReadIsFound() throws Exception {
        assertThat(broken(request -> request, response -> with(response, "Access-Control-Allow-Origin", "*")))
                .contains(
                        "saysOnEveryAnswerOfTheApiThatItDependsOnTheOrigin",
                        "tellsItsMethodsAndLetsNoOtherSiteIn",
                        "letsAPageOfAnAllowedOriginAskAndSend");
    }

    @Test
    void anAdapterThatLetsCachesMixUpPagesIsFound() throws Exception {
        assertThat(broken(request -> request, response -> without(response, "Vary")))
                .contains("saysOnEveryAnswerOfTheApiThatItDependsOnTheOrigin");
    }

    @Test
    void anAdapterThatAnswersWithoutAskingIsFound() throws Exception {
        UnaryOperator<WebRequest> emptied = request -> new WebRequest(
                request.method(),
                request.origin(),
                request.contextPath(),
                request.path(),
                "",
                request.headers(),
                request.peer(),
                new ByteArrayInputStream(new byte[0]));
        assertThat(broken(
                        emptied,
                        response -> new WebResponse(
                                response.status() == 422 ? 303 : response.status(),
                                response.headers(),
                                response.body())))
                .contains("receivesAnEnquiryAndLeadsToItsReceipt", "refusesAFormWithoutAToken");
    }

    /** The plain tests of the kit that fail. */
    private Set<String> broken(UnaryOperator<WebRequest> before, UnaryOperator<WebResponse> after) throws Exception {
        HttpContractKit kit = new HttpContractKit() {
            @Override
            protected Site start(Setup setup) throws IOException {
                return serve(setup, before, after);
            }
        };
        kit.startSite(directory.resolve(Integer.toString(System.identityHashCode(kit))));
        Set<String> failed = new TreeSet<>();
        try {
            for (Method method : HttpContractKit.class.getMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    kit.beginAfresh();
                    method.setAccessible(true);
                    try {
                        method.invoke(kit);
                    } catch (InvocationTargetException thrown) {
                        failed.add(method.getName());
                    }
                }
            }
        } finally {
            try {
                kit.stopSite();
            } catch (AssertionError mailsDoNotMatch) {
                failed.add("stopSite");
            }
        }
        return failed;
    }

    private static HttpContractKit.Site serve(
            HttpContractKit.Setup setup, UnaryOperator<WebRequest> before, UnaryOperator<WebResponse> after)
            throws IOException {
        ContactForms forms = setup.contactForms();
        ContactWeb web = forms.web(WebSettings.defaults());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                WebResponse response = after.apply(web.handle(before.apply(translate(exchange))));
                response.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(
                        response.status(), response.body().length == 0 ? -1 : response.body().length);
                exchange.getResponseBody().write(response.body());
            }
        });
        forms.start();
        server.start();
        return HttpContractKit.Site.at(
                URI.create("http://localhost:" + server.getAddress().getPort()), () -> {
                    server.stop(0);
                    forms.close();
                });
    }

    private static WebRequest translate(HttpExchange exchange) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = exchange.getRequestURI().getRawQuery();
        return new WebRequest(
                exchange.getRequestMethod(),
                "http://" + exchange.getRequestHeaders().getFirst("Host"),
                "",
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers,
                exchange.getRemoteAddress().getAddress(),
                exchange.getRequestBody());
    }

    private static WebResponse with(WebResponse response, String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.put(name, value);
        return new WebResponse(response.status(), headers, response.body());
    }

    private static WebResponse without(WebResponse response, String name) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.remove(name);
        return new WebResponse(response.status(), headers, response.body());
    }
}
