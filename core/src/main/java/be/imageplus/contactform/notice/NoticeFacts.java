/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DataProtectionOfficer;
import be.imageplus.contactform.register.LocalizedText;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.TransferMechanism;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts behind a notice in one canonical form: what must not change without a new version (R6.17, R6.19).
 *
 * <p>It walks the register's records, so that no fact is forgotten when one is added. Whatever is absent, empty, false
 * or zero is left out: a later release can add a component to the register without changing the facts of a register
 * that does not use it. Words are those of the notice's language, so that a further language changes no fact of the
 * others.
 */
final class NoticeFacts {

    /**
     * What a controller keeps up without changing what it tells people. Version and languages name the notice, lines no
     * fact.
     */
    private static final Map<Class<?>, Set<String>> NO_FACTS = Map.of(
            ProcessingRegister.class,
                    Set.of("version", "languages", "securityMeasures", "hosting", "acknowledgements", "source"),
            Controller.class, Set.of("siteLanguages", "origins"),
            DataProtectionOfficer.Designated.class, Set.of("name"),
            DataItem.class, Set.of("answer"),
            Purpose.class, Set.of("assessment"),
            Recipient.class, Set.of("agreement", "keepsContentFor"),
            TransferMechanism.class, Set.of("lastVerified", "assessment"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Locale language;

    private NoticeFacts(Locale language) {
        this.language = language;
    }

    /** The facts as JSON with sorted keys. */
    static String of(ProcessingRegister register, Locale language) {
        return JSON.writeValueAsString(new NoticeFacts(language).ofRecord(register));
    }

    private Optional<Object> of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(this::of);
        }
        if (value instanceof LocalizedText text) {
            return Optional.of(text.in(language));
        }
        if (value instanceof Collection<?> values) {
            List<Object> all =
                    values.stream().flatMap(each -> of(each).stream()).toList();
            boolean ordered = value instanceof List<?>;
            return Optional.<Object>of(
                            ordered
                                    ? all
                                    : all.stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .toList())
                    .filter(some -> !all.isEmpty());
        }
        if (value instanceof Record record) {
            return Optional.of(ofRecord(record));
        }
        if (value instanceof Boolean flag) {
            return flag ? Optional.of(true) : Optional.empty();
        }
        if (value instanceof Integer number) {
            return number == 0 ? Optional.empty() : Optional.of(number);
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name());
        }
        if (value instanceof String
                || value instanceof LocalDate
                || value instanceof Period
                || value instanceof ZoneId
                || value instanceof URI) {
            return Optional.of(value.toString()).filter(text -> !text.isEmpty()).map(text -> text);
        }
        throw new IllegalArgumentException("register: no canonical form of " + value.getClass());
    }

    private Map<String, Object> ofRecord(Record value) {
        Map<String, Object> facts = new TreeMap<>();
        if (value.getClass().getInterfaces().length > 0) {
            facts.put("is", value.getClass().getSimpleName());
        }
        Set<String> left = NO_FACTS.getOrDefault(value.getClass(), Set.of());
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            if (!left.contains(component.getName())) {
                of(read(value, component)).ifPresent(fact -> facts.put(component.getName(), fact));
            }
        }
        return facts;
    }

    private static Object read(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("register: " + component + " cannot be read", hidden);
        }
    }
}
