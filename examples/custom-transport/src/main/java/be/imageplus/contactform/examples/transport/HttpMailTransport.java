/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.transport;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts each mail to an HTTP mail API; the status alone tells what became of it. Keeps and logs nothing of a mail. */
record HttpMailTransport(HttpRequest.Builder post, AtomicBoolean closed, String recipient, Duration maximumDuration)
        implements MailTransport {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] SENT = {"messageId", "from", "fromName", "to", "replyTo", "subject", "text", "html"};
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A transport to an HTTPS address, or to localhost; a second of {@code maximumDuration} is left for giving up. */
    static MailTransport to(URI api, String key, String recipient, Duration maximumDuration) {
        if (!"https".equals(api.getScheme()) && !"localhost".equals(api.getHost())) {
            throw new IllegalArgumentException("api: HTTPS is needed, except at localhost");
        }
        HttpRequest.Builder post = HttpRequest.newBuilder(api).header("Authorization", "Bearer " + key);
        return new HttpMailTransport(post, new AtomicBoolean(), recipient, maximumDuration);
    }

    @Override
    public DeliveryResult send(OutgoingMail mail) {
        if (closed.get()) {
            return new DeliveryResult.Transient("closed");
        }
        AtomicInteger reached = new AtomicInteger(); // 0: nothing was sent; 100: the mail may be there; then the status
        ObjectNode json = JSON.<ObjectNode>valueToTree(mail).retain(SENT);
        json.putObject("headers").put("Auto-Submitted", mail.kind().autoSubmitted()); // RFC 3834
        HttpRequest.BodyPublisher body = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(json));
        HttpRequest request = post.copy()
                .headers("Content-Type", "application/json", "Idempotency-Key", mail.messageId())
                .POST(BodyPublishers.fromPublisher(
                        wire -> (reached.compareAndSet(0, 100) ? body : BodyPublishers.noBody()).subscribe(wire),
                        body.contentLength()))
                .build();
        CompletableFuture<?> exchange = HTTP.sendAsync(request, answer -> {
            reached.set(answer.statusCode());
            return BodySubscribers.discarding();
        });
        return exchange.copy()
                .orTimeout(maximumDuration.minusSeconds(1).toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, fault) -> exchange.cancel(true))
                .handle((done, fault) -> outcome(
                        fault != null && fault.getCause() instanceof SSLHandshakeException ? 0 : reached.getAndSet(-1)))
                .join();
    }

    private static DeliveryResult outcome(int reached) {
        String code = reached < 200 ? "no-answer" : "http-" + reached;
        return switch (reached / 100 == 2 ? 200 : reached) {
            case 100 -> new DeliveryResult.Ambiguous(code);
            case 200 -> new DeliveryResult.Delivered(code);
            case 400, 413, 422 -> new DeliveryResult.Permanent(code, true); // what judges the mail, and nothing else
            default -> new DeliveryResult.Transient(code, reached > 0);
        };
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
