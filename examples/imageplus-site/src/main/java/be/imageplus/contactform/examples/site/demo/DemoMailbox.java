/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The last mails that the demo server took, in memory, newest first. Thread-safe. */
final class DemoMailbox {

    private static final int MOST_MAILS = 50;

    private final Deque<DemoMail> mails = new ArrayDeque<>();
    private int lastNumber;

    synchronized void add(String envelopeFrom, String envelopeTo, byte[] message) {
        mails.addFirst(DemoMail.read(++lastNumber, envelopeFrom, envelopeTo, message));
        if (mails.size() > MOST_MAILS) {
            mails.removeLast();
        }
    }

    synchronized void removeIf(Predicate<DemoMail> ended) {
        mails.removeIf(ended);
    }

    synchronized List<DemoMail> mails() {
        return List.copyOf(mails);
    }

    synchronized Optional<DemoMail> mail(int number) {
        return mails.stream().filter(mail -> mail.number() == number).findFirst();
    }
}
