/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes a response's body up to a limit, and hangs up on the rest of one that is longer. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> whole = HttpResponse.BodySubscribers.ofByteArray();
    private final int limit;
    private Flow.@Nullable Subscription subscription;
    private long received;

    LimitedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        whole.onSubscribe(to);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        received += part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received <= limit) {
            whole.onNext(part);
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        whole.onError(new IOException("a body of more than " + limit + " bytes"));
    }

    @Override
    public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }
}
