/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** One request to {@code siteverify} at a time, each with an end. Follows no redirect. Thread-safe. */
final class SiteverifyClient {

    /** A reply has some hundred bytes. */
    static final int MOST_BYTES = 16 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** What came of a request. */
    sealed interface Exchange {
        /** A whole response. */
        @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
        record Response(int status, byte[] body) implements Exchange {
            @Override
            public String toString() {
                return "Response[" + status + "]";
            }
        }

        /** None, in time: nobody knows whether the request arrived. */
        record Silence() implements Exchange {}

        /** The waiting thread was interrupted, and still is. */
        record Interrupted() implements Exchange {}
    }

    private final URI endpoint;

    /** Its threads are daemons and end with it; HTTP/1.1, so that one stuck connection is one request's. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    SiteverifyClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Posts parameters and waits so long at most, for the last byte of the response. */
    Exchange post(Map<String, String> parameters, Duration longest) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(longest)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(parameters)))
                .build();
        // Not send(): its time-out ends with the headers, and a body may drip for ever.
        CompletableFuture<HttpResponse<byte[]>> running =
                http.sendAsync(request, response -> new LimitedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> response = running.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return new Exchange.Response(response.statusCode(), response.body());
        } catch (ExecutionException | TimeoutException silence) {
            return new Exchange.Silence();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exchange.Interrupted();
        } finally {
            running.cancel(true);
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
