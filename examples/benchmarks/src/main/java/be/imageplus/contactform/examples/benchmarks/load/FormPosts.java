/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.load;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests of the benchmarks: the same synthetic enquiry, as a browser sends it. */
public final class FormPosts {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private static final String FIELDS = "name=" + encoded("Ada Example") + "&email=" + encoded("ada@example.org")
            + "&phone=" + encoded("+32 2 555 01 00") + "&message="
            + encoded("Good morning,\r\n\r\nwe would like to have photographs made of our new office in spring. "
                    .repeat(4));

    private FormPosts() {}

    /** The enquiry to {@code /contact}, without a token, again and again. */
    public static LoadDriver.Requests withoutToken(int port) {
        byte[] request = post(port, FIELDS);
        return () -> request;
    }

    /** The enquiry to {@code /contact}, once for each token, until there are no more. */
    public static LoadDriver.Requests with(int port, List<String> tokens) {
        Queue<String> left = new ConcurrentLinkedQueue<>(tokens);
        return () -> {
            String token = left.poll();
            return token == null ? null : post(port, FIELDS + "&_token=" + encoded(token));
        };
    }

    /** Real form tokens, each fetched from the API as a page's script does. */
    public static List<String> tokens(LoadDriver driver, int count) throws IOException, InterruptedException {
        return driver.fetch(count, get(driver.port(), "/api/contact")).stream()
                .map(FormPosts::token)
                .toList();
    }

    private static String token(String described) {
        Matcher token = TOKEN.matcher(described);
        if (!token.find()) {
            throw new IllegalStateException("the API gave no token");
        }
        return token.group(1);
    }

    /** A plain request for a page. */
    public static byte[] get(int port, String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] post(int port, String body) {
        return ("POST /contact HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
