/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Inputs that nobody thought of, made from the seeds of a fuzz test: turned over, cut, joined, repeated a thousand
 * times. The same seed makes the same inputs, so that a failure can be looked at again.
 */
public final class RandomInputs {

    private static final int INPUTS = 1000;
    private static final int LONGEST = 64 * 1024;
    private static final Duration LONGEST_TIME = Duration.ofSeconds(2);

    /** What parsers trip over. */
    private static final List<String> TRIPWIRES = List.of(
            "\r\n",
            "\u0000",
            "%00",
            "%0d%0a",
            "%",
            "+",
            "@",
            "..",
            ",",
            ";",
            "=",
            "&",
            "\"",
            "\\ud83d",
            "{",
            "[",
            "]}",
            "\u202e",
            "\u760d\u760a",
            "é",
            "ß",
            "::ffff:",
            "null",
            "-1",
            "1e9999999",
            "999999999999999999999");

    private final Random random;
    private final List<byte[]> seeds;

    private RandomInputs(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    /** Gives a thousand inputs to a parser, each with its own time limit; a failure names the seed and the input. */
    public static void give(Class<?> fuzzTest, String method, long seed, Consumer<byte[]> parser) {
        RandomInputs inputs = new RandomInputs(seed, seeds(fuzzTest, method));
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = inputs.next();
            try {
                timed(input, parser);
            } catch (Throwable failure) {
                throw new AssertionError(
                        "seed " + seed + ", input " + i + " of " + input.length + " bytes: "
                                + new String(Arrays.copyOf(input, Math.min(input.length, 500)), UTF_8),
                        failure);
            }
        }
    }

    /** Gives one input to a parser, which has two seconds of work for it, however busy the machine is. */
    public static void timed(byte[] input, Consumer<byte[]> parser) {
        CpuTime.isBelow(LONGEST_TIME, () -> parser.accept(input));
    }

    /** Bytes as a text: UTF-8, or UTF-16 after a byte that no UTF-8 begins with, so that halves of characters occur. */
    public static String text(byte[] input) {
        return input.length > 0 && input[0] == (byte) 0xFF
                ? utf16(Arrays.copyOfRange(input, 1, input.length))
                : new String(input, UTF_8);
    }

    private static String utf16(byte[] bytes) {
        char[] characters = new char[bytes.length / 2];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) ((bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF));
        }
        return new String(characters);
    }

    private static List<byte[]> seeds(Class<?> fuzzTest, String method) {
        Path directory = Path.of("src/test/resources")
                .resolve(fuzzTest.getName().replace('.', '/') + "Inputs")
                .resolve(method);
        try (Stream<Path> files = Files.list(directory)) {
            List<byte[]> seeds = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
            assertThat(seeds).as("seeds in %s", directory).isNotEmpty();
            return seeds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] next() {
        byte[] input = one(seeds);
        for (int changes = random.nextInt(6); changes >= 0; changes--) {
            input = changed(input);
        }
        return Arrays.copyOf(input, Math.min(input.length, LONGEST));
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = at + random.nextInt(input.length - at + 1);
        byte[] before = Arrays.copyOf(input, at);
        byte[] piece = Arrays.copyOfRange(input, at, end);
        byte[] after = Arrays.copyOfRange(input, end, input.length);
        return switch (random.nextInt(8)) {
            case 0 -> joined(before, after);
            case 1 -> joined(before, piece, piece, after);
            case 2 -> joined(before, one(TRIPWIRES).getBytes(UTF_8), piece, after);
            case 3 -> joined(before, one(seeds), after);
            case 4 -> joined(before, noise(), after);
            case 5 -> joined(before, repeated(piece), after);
            case 6 -> joined(new byte[] {(byte) 0xFF}, RandomInputs.text(input).getBytes(UTF_16BE), noise());
            default -> flipped(input);
        };
    }

    private byte[] repeated(byte[] piece) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 1000 && bytes.size() < LONGEST; i++) {
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    private byte[] flipped(byte[] input) {
        byte[] other = input.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(9)];
        random.nextBytes(noise);
        return noise;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
