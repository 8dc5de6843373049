/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mockito.Mockito;

/**
 * Makes an instance of any record of core, each text in it a canary that says where it was set:
 * {@code canary-submission.submission-nonce-end} is the component {@code nonce} of {@code submission.Submission}.
 */
final class CanaryRecords {

    /** What {@link #found} calls the canary of a network address, which cannot say where it was set. */
    static final String ADDRESS = "an address";

    private static final Pattern CANARY = Pattern.compile("canary-([a-z0-9.]+)-([a-z]+)-end|203\\.0\\.113\\.77");

    private static final Map<Class<?>, Object> KNOWN = Map.ofEntries(
            Map.entry(int.class, 7),
            Map.entry(long.class, 7L),
            Map.entry(double.class, 7.0),
            Map.entry(boolean.class, true),
            Map.entry(Integer.class, 7),
            Map.entry(Long.class, 7L),
            Map.entry(byte[].class, new byte[0]),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(Duration.class, Duration.ofMinutes(1)),
            Map.entry(Period.class, Period.ofMonths(1)),
            Map.entry(ZoneId.class, ZoneOffset.UTC),
            Map.entry(Locale.class, Locale.ENGLISH),
            Map.entry(OptionalInt.class, OptionalInt.of(7)),
            Map.entry(UUID.class, new UUID(0x7000, 0x8000)),
            Map.entry(URI.class, URI.create("https://example.org")),
            Map.entry(Path.class, Path.of("somewhere")),
            Map.entry(Pattern.class, Pattern.compile("x")),
            Map.entry(InputStream.class, InputStream.nullInputStream()),
            Map.entry(InetAddress.class, address()));

    /** Values of types that are no record or that take only certain texts; by the type. */
    private final Map<Class<?>, Supplier<?>> samples;

    /** Records that are being made, so that a tree of records ends. */
    private final Set<Class<?>> underWay = new HashSet<>();

    CanaryRecords(Map<Class<?>, Supplier<?>> samples) {
        this.samples = samples;
    }

    /** All types that core's own code declares. */
    static List<Class<?>> typesOfCore() {
        try {
            Path root = Path.of(ContactForms.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(root::relativize)
                        .map(Path::toString)
                        .filter(file -> file.endsWith(".class") && !file.contains("package-info"))
                        .<Class<?>>map(file -> load(
                                file.replace(".class", "").replace('/', '.').replace('\\', '.')))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The canaries in a text, as {@code package.type.component} in lower case. */
    static List<String> found(String text) {
        return CANARY.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(hit -> hit.group(1) == null ? ADDRESS : hit.group(1) + "." + hit.group(2))
                .distinct()
                .toList();
    }

    /** The name of a record in its canaries: package, type around it if there is one, type. */
    static String name(Class<?> type) {
        String around = ContactForms.class.getPackageName() + ".";
        String name = type.getName().startsWith(around) ? type.getName().substring(around.length()) : type.getName();
        return name.replace('$', '.').toLowerCase(Locale.ROOT);
    }

    /** The canary of one component. */
    static String canary(Class<?> type, String component) {
        return "canary-" + name(type) + "-" + component.toLowerCase(Locale.ROOT) + "-end";
    }

    /** An instance; fails with the type's name when a sample is missing. */
    Object make(Class<?> type) {
        Supplier<?> sample = samples.get(type);
        if (sample != null) {
            return sample.get();
        }
        underWay.add(type);
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), type, component.getName()))
                    .toArray();
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type.getName() + " takes no canaries: give it a sample", e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new AssertionError(type.getName() + " has a component of a kind that is not known here", e);
        } finally {
            underWay.remove(type);
        }
    }

    private Object value(Type type, Class<?> owner, String component) {
        if (type instanceof ParameterizedType generic) {
            if (Arrays.stream(generic.getActualTypeArguments()).anyMatch(this::isUnderWay)) {
                return container((Class<?>) generic.getRawType(), List.of());
            }
            List<Object> arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> value(argument, owner, component))
                    .toList();
            return container((Class<?>) generic.getRawType(), arguments);
        }
        Class<?> plain = (Class<?>) (type instanceof WildcardType any ? any.getUpperBounds()[0] : type);
        if (samples.containsKey(plain) || plain.isRecord()) {
            return make(plain);
        }
        if (plain == String.class) {
            return canary(owner, component);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        Object known = KNOWN.get(plain);
        if (known != null) {
            return known; // before the sealed types: newer platforms seal some of these
        }
        if (plain.isSealed()) {
            return Arrays.stream(plain.getPermittedSubclasses())
                    .filter(variant -> !isUnderWay(variant))
                    .findFirst()
                    .map(variant -> value(variant, owner, component))
                    .orElseThrow();
        }
        return Mockito.mock(plain);
    }

    private boolean isUnderWay(Type type) {
        return underWay.contains(type)
                || (type instanceof Class<?> plain
                        && plain.isSealed()
                        && Stream.of(plain.getPermittedSubclasses()).anyMatch(underWay::contains));
    }

    private static Object container(Class<?> type, List<Object> content) {
        if (type == Optional.class) {
            return content.stream().findFirst();
        }
        if (type == List.class) {
            return content;
        }
        if (type == Set.class) {
            return Set.copyOf(content);
        }
        if (type == Map.class || type == SortedMap.class) {
            Map<Object, Object> map = new TreeMap<>();
            if (!content.isEmpty()) {
                map.put(content.get(0) instanceof String ? "name" : content.get(0), content.get(1));
            }
            return map;
        }
        return Mockito.mock(type);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CanaryRecords.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 77});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
