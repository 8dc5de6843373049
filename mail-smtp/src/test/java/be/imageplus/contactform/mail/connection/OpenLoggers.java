/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Every logger wide open, and the standard output caught, until it is closed. */
public final class OpenLoggers implements AutoCloseable {

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final ListAppender<ILoggingEvent> logback = new ListAppender<>();
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level before = root.getLevel();
    private final List<Logger> opened;
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            logged.add(new SimpleFormatter().format(logRecord));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** @param speaking a class of the package whose traces would show most */
    public OpenLoggers(Class<?> speaking) {
        opened = Stream.of("", ".protocol")
                .map(part -> Logger.getLogger(speaking.getPackageName() + part))
                .toList();
        handler.setLevel(java.util.logging.Level.ALL);
        root.setLevel(java.util.logging.Level.ALL);
        opened.forEach(logger -> logger.setLevel(java.util.logging.Level.ALL));
        root.addHandler(handler);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        logback.start();
        context.getLogger("ROOT").setLevel(Level.TRACE);
        context.getLogger("ROOT").addAppender(logback);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    /** All that was logged or printed. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(logged);
        logback.list.forEach(event -> lines.add(event.getFormattedMessage()));
        lines.add(printed.toString(StandardCharsets.UTF_8));
        return lines;
    }

    @Override
    public void close() {
        System.setOut(out);
        root.removeHandler(handler);
        root.setLevel(before);
        opened.forEach(logger -> logger.setLevel(null));
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("ROOT").detachAppender(logback);
        context.getLogger("ROOT").setLevel(Level.WARN);
    }
}
