/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor who reads pages and posts forms, over real sockets, as a browser without JavaScript does. */
public final class Browserless {

    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("reference=([0-9A-Z]{4}-[0-9A-Z]{4})");

    private final URI site;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param site for example {@code http://localhost:8080} */
    public Browserless(URI site) {
        this.site = site;
    }

    /** The body of a page that answers 200. */
    public String read(String path) {
        return page(path).body();
    }

    /** What a page that answers 200 lets a browser load, and where it lets it send. */
    public String policy(String path) {
        return page(path).headers().firstValue("Content-Security-Policy").orElse("");
    }

    private HttpResponse<String> page(String path) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(site.resolve(path)));
        if (page.statusCode() != 200) {
            throw new AssertionError(path + " answers " + page.statusCode());
        }
        return page;
    }

    /** Fills in the contact form and sends it; the reference of the receipt. */
    public String enquire(Map<String, String> fields) {
        Matcher token = TOKEN.matcher(read("/contact"));
        if (!token.find()) {
            throw new AssertionError("no token on /contact");
        }
        Map<String, String> sent = new LinkedHashMap<>(fields);
        sent.put("_token", token.group(1));
        String body = sent.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(site.resolve("/contact"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        Matcher reference =
                REFERENCE.matcher(answer.headers().firstValue("Location").orElse(""));
        if (answer.statusCode() != 303 || !reference.find()) {
            throw new AssertionError("no receipt: " + answer.statusCode());
        }
        return reference.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
