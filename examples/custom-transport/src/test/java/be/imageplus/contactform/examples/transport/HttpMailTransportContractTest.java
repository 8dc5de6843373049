/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.transport;

import be.imageplus.contactform.kit.MailTransportContractKit;
import be.imageplus.contactform.mail.MailTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

class HttpMailTransportContractTest extends MailTransportContractKit {

    @Override
    protected Bench open() throws IOException {
        ScriptedApi api = new ScriptedApi();
        return new ScriptedBench(api, HttpMailTransport.to(api.uri(), "key", "mail-api", Duration.ofSeconds(4)));
    }

    private record ScriptedBench(ScriptedApi api, MailTransport transport) implements Bench {

        @Override
        public void answerNext(Answer answer) {
            switch (answer) {
                case TAKES -> {} // what it does without instruction
                case REFUSES_FOR_NOW -> api.next(ScriptedApi.status(503));
                case REFUSES_FOREVER -> api.next(ScriptedApi.status(422));
                case LEAVES_WITHOUT_A_WORD -> api.next(ScriptedApi.leave());
                case STAYS_SILENT -> api.next(ScriptedApi.silence());
            }
        }

        @Override
        public List<String> taken() {
            return api.taken();
        }

        @Override
        public List<String> autoSubmitted() {
            return api.autoSubmitted();
        }

        @Override
        public void close() {
            transport.close();
            try {
                api.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
