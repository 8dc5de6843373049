/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.kit.MailTransportContractKit;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class SmtpMailTransportContractTest extends MailTransportContractKit {

    @Override
    protected Bench open() throws IOException {
        FirstMail.isSent();
        return new ScriptedBench(ScriptedSmtpServer.startTls(TestCertificate.forHost("localhost")));
    }

    private record ScriptedBench(ScriptedSmtpServer server, MailTransport transport) implements Bench {

        ScriptedBench(ScriptedSmtpServer server) {
            this(
                    server,
                    SmtpMailTransport.to(SmtpSettings.builder("localhost")
                            .port(server.port())
                            .trusting(TestCertificate.forHost("localhost").trust())
                            .credentials("user", "secret")
                            .recipient("controller")
                            .readTimeout(Duration.ofSeconds(2))
                            .build()));
        }

        @Override
        public void answerNext(Answer answer) {
            server.at(
                    ".",
                    switch (answer) {
                        case TAKES -> ScriptedSmtpServer.usual();
                        case REFUSES_FOR_NOW -> ScriptedSmtpServer.reply("451 4.7.1 Later, office@example.org");
                        case REFUSES_FOREVER -> ScriptedSmtpServer.reply("554 5.6.0 Never, office@example.org");
                        case LEAVES_WITHOUT_A_WORD -> ScriptedSmtpServer.leave();
                        case STAYS_SILENT -> ScriptedSmtpServer.silence();
                    });
        }

        @Override
        public List<String> taken() {
            return headers("Message-ID")
                    .map(id -> id.substring(1, id.length() - 1))
                    .toList();
        }

        @Override
        public List<String> autoSubmitted() {
            return headers("Auto-Submitted").toList();
        }

        private Stream<String> headers(String name) {
            return server.taken().stream().map(mail -> Parsed.header(new ByteArrayInputStream(mail), name));
        }

        @Override
        public void close() {
            transport.close();
            server.close();
        }
    }
}
