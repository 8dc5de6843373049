/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.heard;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.leave;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.reply;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.replyAndLeave;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.reset;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.silence;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.trickle;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.usual;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.DeliveryResult.Ambiguous;
import be.imageplus.contactform.mail.DeliveryResult.Delivered;
import be.imageplus.contactform.mail.DeliveryResult.Permanent;
import be.imageplus.contactform.mail.DeliveryResult.Transient;
import be.imageplus.contactform.mail.connection.SteadyPort;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The table of faults: the same rows as in smtp/faults.md, each played by a server on a socket. */
final class SmtpFaults {

    private static final TestCertificate LOCALHOST = TestCertificate.forHost("localhost");
    private static final TestCertificate ELSEWHERE = TestCertificate.forHost("mail.example.net");
    private static final TestCertificate EXPIRED = TestCertificate.expiredForHost("localhost");

    /** For servers that do answer, on whatever machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** For those that fall silent: short for a test, and long for a machine that has much else to do. */
    private static final Duration OF_SILENCE = Duration.ofSeconds(6);

    private static final String TAKEN = "250 2.0.0";

    private SmtpFaults() {}

    /**
     * One row of the table.
     *
     * @param name as smtp/faults.md names it
     * @param attempt whose outcome it is; the first, unless the fault shows itself later
     * @param large whether it takes a mail that no socket's buffers hold
     * @param scenes the ways in which it may happen; all of them end alike
     */
    record Row(String name, int attempt, boolean large, DeliveryResult outcome, List<Scene> scenes) {

        private Row atAttempt(int number) {
            return new Row(name, number, large, outcome, scenes);
        }

        private Row withALargeMail() {
            return new Row(name, attempt, true, outcome, scenes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One way in which a fault happens. */
    interface Scene {
        Stage open() throws IOException;
    }

    /**
     * A server that is about to show a fault.
     *
     * @param settings that lead to it
     * @param passes whether the fault shows itself once only and all is well after it
     * @param between what a test waits for between two attempts
     */
    record Stage(ScriptedSmtpServer server, SmtpSettings settings, boolean passes, Runnable between)
            implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    static List<Row> rows() {
        return Stream.of(opening(), authenticating(), mailing(), deciding(), keeping())
                .flatMap(rows -> rows)
                .toList();
    }

    private static Stream<Row> opening() {
        return Stream.of(
                row("host unknown", new Transient("unknown-host"), () -> {
                    ScriptedSmtpServer unfound = ScriptedSmtpServer.plain();
                    return new Stage(
                            unfound,
                            SmtpSettings.builder("no-such-host.invalid")
                                    .connectTimeout(PATIENCE) // a resolver that has nobody to ask
                                    .recipient("authsmtp")
                                    .build(),
                            false,
                            () -> {});
                }),
                row("connection refused", new Transient("connect-refused"), SmtpFaults::nobodyThere),
                at("CONNECT", "banner: 421", new Transient("421 4.3.2"), replyAndLeave("421 4.3.2 Not now")),
                at("CONNECT", "banner: 554", new Transient("554 5.7.1"), reply("554 5.7.1 Not you, [192.0.2.1]")),
                at("CONNECT", "banner: end of stream", new Transient("eof-at-greeting"), leave()),
                at("CONNECT", "banner: reset", new Transient("reset-at-greeting"), reset()),
                at("CONNECT", "banner: silence", new Transient("timeout-at-greeting"), silence()),
                at("CONNECT", "banner: garbage", new Transient("garbled-at-greeting"), garbage()),
                at("EHLO", "EHLO: 421", new Transient("421 4.3.2"), replyAndLeave("421 4.3.2 Closing")),
                at("EHLO", "EHLO: 554", new Transient("554 5.7.1"), reply("554 5.7.1 Not you")),
                at("EHLO", "EHLO: end of stream", new Transient("eof-at-hello"), leave()),
                at("EHLO", "EHLO: silence", new Transient("timeout-at-hello"), silence()),
                at("EHLO", "EHLO: garbage", new Transient("garbled-at-hello"), garbage()),
                row("STARTTLS: not offered", new Transient("starttls-not-offered"), () -> {
                    ScriptedSmtpServer server = ScriptedSmtpServer.plain();
                    return stage(server, settings -> settings);
                }),
                at("STARTTLS", "STARTTLS: 454", new Transient("454 4.7.0"), reply("454 4.7.0 No TLS now")),
                at("STARTTLS", "STARTTLS: silence", new Transient("timeout-at-starttls"), silence()),
                at("STARTTLS", "STARTTLS: garbage", new Transient("garbled-at-starttls"), garbage()),
                at("TLS", "TLS handshake: silence", new Transient("timeout-at-starttls"), silence()),
                at(
                        "TLS",
                        "TLS handshake: garbage",
                        new Transient("tls-failed"),
                        heard(reply("250 Not TLS")),
                        heard(reply("\u0015\u0003\u0003\u0000\u0002\u0002\u0028")),
                        heard(trickle("\u0000\u00ff".repeat(10_000), 0))),
                row("certificate: another host's", new Transient("tls-untrusted"), () -> {
                    ScriptedSmtpServer server = ScriptedSmtpServer.startTls(ELSEWHERE);
                    return stage(server, settings -> settings.trusting(ELSEWHERE.trust()));
                }),
                row("certificate: untrusted", new Transient("tls-untrusted"), () -> {
                    ScriptedSmtpServer server = ScriptedSmtpServer.startTls(LOCALHOST);
                    return stage(server, settings -> settings.trusting(ELSEWHERE.trust()));
                }),
                row("certificate: expired", new Transient("tls-untrusted"), () -> {
                    ScriptedSmtpServer server = ScriptedSmtpServer.startTls(EXPIRED);
                    return stage(server, settings -> settings.trusting(EXPIRED.trust()));
                }));
    }

    private static Stream<Row> authenticating() {
        return Stream.of(
                row("AUTH: not offered", new Transient("auth-not-offered"), () -> {
                    ScriptedSmtpServer server = ScriptedSmtpServer.startTlsWithoutAuth(LOCALHOST);
                    return stage(server, settings -> settings.trusting(LOCALHOST.trust()));
                }),
                at("AUTH", "AUTH: 535", new Transient("535 5.7.8"), reply("535 5.7.8 No, user")),
                at("AUTH", "AUTH: 454", new Transient("454 4.7.0"), reply("454 4.7.0 Ask later")),
                at("AUTH", "AUTH: end of stream", new Transient("eof-at-auth"), leave()),
                at("AUTH", "AUTH: silence", new Transient("timeout-at-auth"), silence()),
                at("AUTH", "AUTH: garbage", new Transient("garbled-at-auth"), garbage()));
    }

    private static Stream<Row> mailing() {
        return Stream.of(
                at("MAIL", "MAIL: 530", new Transient("530 5.7.0"), reply("530 5.7.0 Who are you?")),
                at("MAIL", "MAIL: 4yz", new Transient("451 4.3.0"), reply("451 4.3.0 Later")),
                at("MAIL", "MAIL: 5yz", new Permanent("550 5.7.1"), reply("550 5.7.1 <website@example.org> not yours")),
                at("MAIL", "MAIL: end of stream", new Transient("eof-at-mail"), leave()),
                at("MAIL", "MAIL: reset", new Transient("reset-at-mail"), reset()),
                at("MAIL", "MAIL: silence", new Transient("timeout-at-mail"), silence()),
                at("MAIL", "MAIL: garbage", new Transient("garbled-at-mail"), garbage()),
                at("RCPT", "RCPT: 4yz", new Transient("450 4.2.0"), reply("450 4.2.0 <office@example.org> busy")),
                at(
                        "RCPT",
                        "RCPT: 5yz",
                        new Permanent("550 5.1.1"),
                        reply("550 5.1.1 <office@example.org> unknown"),
                        reply("550-5.1.1 <office@example.org>\r\n550 5.1.1 unknown")),
                row("RCPT: greylist, third attempt", new Delivered(TAKEN), () -> {
                            String later = "450 4.7.1 <office@example.org> greylisted";
                            return scripted(
                                    PATIENCE,
                                    server -> server.at("RCPT", reply(later)).at("RCPT", reply(later)));
                        })
                        .atAttempt(3),
                at("RCPT", "RCPT: end of stream", new Transient("eof-at-rcpt"), leave()),
                at("RCPT", "RCPT: reset", new Transient("reset-at-rcpt"), reset()),
                at("RCPT", "RCPT: silence", new Transient("timeout-at-rcpt"), silence()),
                at("RCPT", "RCPT: garbage", new Transient("garbled-at-rcpt"), garbage()),
                at("DATA", "DATA: 4yz", new Transient("452 4.3.1"), reply("452 4.3.1 Disk full")),
                at("DATA", "DATA: 5yz", new Permanent("554 5.5.1"), reply("554 5.5.1 No valid recipients")),
                at("DATA", "DATA: 250", new Transient("unexpected 250 2.0.0"), reply("250 2.0.0 What data?")),
                at("DATA", "DATA: end of stream", new Transient("eof-at-data"), leave()),
                at("DATA", "DATA: reset", new Transient("reset-at-data"), reset()),
                at("DATA", "DATA: silence", new Transient("timeout-at-data"), silence()),
                at("DATA", "DATA: garbage", new Transient("garbled-at-data"), garbage()));
    }

    private static Stream<Row> deciding() {
        return Stream.of(
                at("BODY", "in the mail: reset", new Transient("reset-at-body", true), reset())
                        .withALargeMail(),
                at("BODY", "in the mail: reads no more", new Transient("timeout-at-body", true), silence())
                        .withALargeMail(),
                at(".", "final dot: 4yz", new Transient("451 4.7.1", true), reply("451 4.7.1 Later")),
                at(".", "final dot: 5yz", new Permanent("552 5.3.4", true), reply("552 5.3.4 Too big")),
                at(
                        ".",
                        "final dot: end of stream",
                        new Ambiguous("eof-after-data"),
                        leave(),
                        replyAndLeave("250-2.0.0 Taken, and")),
                at(".", "final dot: reset", new Ambiguous("reset-after-data"), reset()),
                at(".", "final dot: silence", new Ambiguous("timeout-after-data"), silence()),
                at(
                        ".",
                        "final dot: garbage",
                        new Ambiguous("garbled-after-data"),
                        Stream.concat(
                                        Stream.of(garbage()),
                                        Stream.of(reply("250-2.0.0 Taken\r\n550 5.7.1 or not"), reply("2500 Taken")))
                                .toArray(ScriptedSmtpServer.Act[]::new)));
    }

    private static Stream<Row> keeping() {
        return Stream.of(
                new Row("QUIT: silence, end of stream, reset, garbage", 2, false, new Delivered(TAKEN), goodbyes()),
                second("kept connection: 421", PATIENCE, replyAndLeave("421 4.4.2 Idle for too long")),
                row(
                                "kept connection: ended meanwhile",
                                new Delivered(TAKEN),
                                () -> scripted(
                                        PATIENCE, server -> server.at(".", replyAndLeave("250 2.0.0 Taken. Bye"))))
                        .atAttempt(2),
                second("kept connection: silence", OF_SILENCE, silence()),
                second("kept connection: garbage", PATIENCE, garbage()));
    }

    /** Not SMTP, a line without an end, a reply without an end, and anything but text. */
    private static ScriptedSmtpServer.Act[] garbage() {
        return new ScriptedSmtpServer.Act[] {
            reply("HTTP/1.1 400 Bad Request"),
            reply(""),
            reply("999 Beyond"),
            reply("\u0000\u00ff\u0016\u0003\u0001\u0080"),
            trickle("2".repeat(100_000), 0),
            trickle("250-" + "x".repeat(100_000) + "\r\n", 0),
        };
    }

    /** What nobody waits for cannot hurt. */
    private static List<Scene> goodbyes() {
        return Stream.concat(Stream.of(silence(), leave(), reset()), Stream.of(garbage()))
                .<Scene>map(way -> () -> {
                    ScriptedSmtpServer server =
                            ScriptedSmtpServer.startTls(LOCALHOST).at("QUIT", way);
                    SmtpSettings impatient = settings(server, PATIENCE)
                            .trusting(LOCALHOST.trust())
                            .keepIdle(Duration.ofMillis(1))
                            .build();
                    return new Stage(
                            server,
                            impatient,
                            true,
                            () -> await().atMost(PATIENCE)
                                    .until(() -> server.commands().contains("QUIT")));
                })
                .toList();
    }

    private static Row second(String name, Duration patience, ScriptedSmtpServer.Act... ways) {
        List<Scene> scenes = Stream.of(ways)
                .<Scene>map(way -> () ->
                        scripted(patience, server -> server.at("MAIL", usual()).at("MAIL", way)))
                .toList();
        return new Row(name, 2, false, new Delivered(TAKEN), scenes);
    }

    private static Row at(String word, String name, DeliveryResult outcome, ScriptedSmtpServer.Act... ways) {
        Duration patience = outcome.code().startsWith("timeout-") ? OF_SILENCE : PATIENCE;
        List<Scene> scenes = Stream.of(ways)
                .<Scene>map(way -> () -> scripted(patience, server -> server.at(word, way)))
                .toList();
        return new Row(name, 1, false, outcome, scenes);
    }

    private static Row row(String name, DeliveryResult outcome, Scene scene) {
        return new Row(name, 1, false, outcome, List.of(scene));
    }

    private static Stage scripted(Duration patience, UnaryOperator<ScriptedSmtpServer> script) throws IOException {
        ScriptedSmtpServer server = script.apply(ScriptedSmtpServer.startTls(LOCALHOST));
        SmtpSettings settings =
                settings(server, patience).trusting(LOCALHOST.trust()).build();
        return new Stage(server, settings, true, () -> {});
    }

    private static Stage nobodyThere() throws IOException {
        int port = SteadyPort.find();
        return stage(ScriptedSmtpServer.plain(), settings -> settings.port(port));
    }

    private static Stage stage(ScriptedSmtpServer server, UnaryOperator<SmtpSettings.Builder> more) {
        return new Stage(server, more.apply(settings(server, PATIENCE)).build(), false, () -> {});
    }

    private static SmtpSettings.Builder settings(ScriptedSmtpServer server, Duration patience) {
        return SmtpSettings.builder("localhost")
                .port(server.port())
                .credentials("user", "secret")
                .recipient("authsmtp")
                .readTimeout(patience)
                .writeTimeout(patience);
    }
}
