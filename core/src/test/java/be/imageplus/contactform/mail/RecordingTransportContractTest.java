/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.kit.MailTransportContractKit;
import be.imageplus.contactform.kit.RecordingTransport;
import java.util.List;

class RecordingTransportContractTest extends MailTransportContractKit {

    @Override
    protected Bench open() {
        return new RecordingBench();
    }

    /** A bench whose far side is the transport itself; what it gives out can be spoiled by a test. */
    static class RecordingBench implements Bench {

        private final RecordingTransport recording = new RecordingTransport();

        @Override
        public MailTransport transport() {
            return recording;
        }

        @Override
        public void answerNext(Answer answer) {
            recording.answerNext(
                    1,
                    switch (answer) {
                        case TAKES -> new DeliveryResult.Delivered("250 2.0.0");
                        case REFUSES_FOR_NOW -> new DeliveryResult.Transient("451 4.7.1");
                        case REFUSES_FOREVER -> new DeliveryResult.Permanent("550 5.1.1");
                        case LEAVES_WITHOUT_A_WORD -> new DeliveryResult.Ambiguous("eof-after-data");
                        case STAYS_SILENT -> new DeliveryResult.Ambiguous("timeout-after-data");
                    });
        }

        @Override
        public List<String> taken() {
            return recording.mails().stream().map(OutgoingMail::messageId).toList();
        }

        @Override
        public List<String> autoSubmitted() {
            return recording.mails().stream()
                    .map(mail -> mail.kind().autoSubmitted())
                    .toList();
        }

        @Override
        public void close() {
            recording.close();
        }
    }
}
