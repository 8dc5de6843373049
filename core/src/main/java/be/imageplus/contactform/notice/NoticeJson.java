/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DataProtectionOfficer;
import be.imageplus.contactform.register.Declarations;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.LegalBasis;
import be.imageplus.contactform.register.LocalizedText;
import be.imageplus.contactform.register.Party;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.RightsApplicability;
import be.imageplus.contactform.register.RightsPromise;
import be.imageplus.contactform.register.SupervisoryAuthority;
import be.imageplus.contactform.register.TransferMechanism;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The notice as data: what its text says, for programs. Dates and periods are ISO 8601, countries ISO 3166, constants
 * in lower case with hyphens; what the register does not declare is absent.
 */
final class NoticeJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Locale language;
    private final NoticeWords words;

    private NoticeJson(Locale language) {
        this.language = language;
        this.words = new NoticeWords(language);
    }

    /** One JSON object; the hash in it is the text's. */
    static String of(ProcessingRegister register, NoticeRef ref, String title) {
        NoticeJson json = new NoticeJson(Locale.forLanguageTag(ref.language()));
        return JSON.writeValueAsString(json.notice(register, ref, title).values);
    }

    /** The default language of the version that an archived notice belongs to. */
    static Locale firstLanguage(String json) {
        return Locale.forLanguageTag(
                JSON.readTree(json).required("languages").required(0).asString());
    }

    /** The periods that an archived notice promised, its rules without one left out. */
    static List<PromisedPeriod> promisedPeriods(String json) {
        List<PromisedPeriod> promised = new ArrayList<>();
        for (JsonNode rule : JSON.readTree(json).path("retention")) {
            if (rule.has("period")) {
                List<String> forms = new ArrayList<>();
                rule.path("forms").forEach(form -> forms.add(form.asString()));
                promised.add(new PromisedPeriod(
                        rule.required("id").asString(),
                        constant(DataItem.Category.class, rule.required("category")),
                        rule.has("onlyFor")
                                ? Optional.of(constant(RetentionRule.Portion.class, rule.required("onlyFor")))
                                : Optional.empty(),
                        forms,
                        Period.parse(rule.required("period").asString()),
                        constant(RetentionRule.Start.class, rule.required("startsAt")),
                        rule.path("contractMayFollow").asBoolean(false)));
            }
        }
        return List.copyOf(promised);
    }

    /** As {@link Fields} writes it. */
    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode value) {
        return Enum.valueOf(type, value.asString().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Fields notice(ProcessingRegister register, NoticeRef ref, String title) {
        return fields().with("title", title)
                .with("version", ref.version())
                .with("revised", register.revised())
                .with("language", ref.language())
                .with(
                        "languages",
                        register.languages().stream().map(Locale::getLanguage).toList())
                .with("hash", ref.hash())
                .with(
                        "summary",
                        each(
                                NoticeSummary.of(register, language, register.forms())
                                        .lines(),
                                this::line))
                .with("controller", controller(register.controller()))
                .with("items", each(register.dataItems(), this::item))
                .with("purposes", each(register.purposes(), this::purpose))
                .with("forms", each(register.forms(), this::form))
                .with("declarations", declarations(register.declarations()))
                .with(
                        "recipients",
                        register.recipients().stream()
                                .filter(Recipient::published)
                                .map(this::recipient)
                                .toList())
                .with(
                        "retention",
                        register.retention().stream()
                                .filter(RetentionRule::published)
                                .map(this::rule)
                                .toList())
                .with("rights", rights(register))
                .with("authority", register.authority().map(this::authority))
                .with("security", register.security());
    }

    private Fields line(NoticeSummary.Line line) {
        return fields().with("term", line.term()).with("text", line.text());
    }

    private Fields controller(Controller controller) {
        return fields().with("name", controller.name())
                .with("legalForms", controller.legalForms())
                .with("address", controller.addressLines())
                .with("country", controller.country())
                .with("enterpriseNumber", controller.enterpriseNumber())
                .with("site", controller.site())
                .with(
                        "jointControllers",
                        Optional.of(each(controller.jointControllers(), this::party))
                                .filter(others -> !others.isEmpty()))
                .with("representative", controller.representative().map(this::party))
                .with("privacyContact", controller.privacyContact())
                .with(
                        "dataProtectionOfficer",
                        controller.dataProtectionOfficer().map(this::officer));
    }

    private Fields party(Party party) {
        return fields().with("name", party.name()).with("contact", party.contact());
    }

    private Fields officer(DataProtectionOfficer officer) {
        return officer instanceof DataProtectionOfficer.Designated designated
                ? fields().with("designated", true).with("contact", designated.contact())
                : fields().with("designated", false)
                        .with("reason", ((DataProtectionOfficer.NotDesignated) officer).reason());
    }

    private Fields item(DataItem item) {
        return fields().with("id", item.id())
                .with("label", item.label())
                .with("category", item.category())
                .with("collected", item.collected())
                .with("required", item.required())
                .with("condition", item.condition())
                .with("withoutIt", item.withoutIt())
                .with("precision", item.precision())
                .with("purposes", item.purposes());
    }

    private Fields purpose(Purpose purpose) {
        return fields().with("id", purpose.id())
                .with("description", purpose.description())
                .with("basis", purpose.basis())
                .with("article", purpose.basis().article())
                .with("interest", purpose.interest());
    }

    private Fields form(DeclaredForm form) {
        return fields().with("id", form.id())
                .with("name", form.name())
                .with("purpose", form.purpose())
                .with("items", form.items())
                .with("acknowledged", Optional.of(form.acknowledged()).filter(acknowledged -> acknowledged));
    }

    private Fields declarations(Declarations declared) {
        return fields().with("noSpecialCategories", declared.noSpecialCategories())
                .with("minimumAge", Optional.of(declared.minimumAge()).filter(age -> age > 0))
                .with("noMarketing", declared.noMarketing())
                .with("noAnalytics", declared.noAnalytics())
                .with("noAutomatedDecisions", declared.noAutomatedDecisions())
                .with("noSale", declared.noSale())
                .with("noThirdPartyMarketing", declared.noThirdPartyMarketing())
                .with("disclosureRequiredByLaw", declared.disclosureRequiredByLaw())
                .with("othersOnlyFromMessages", declared.othersOnlyFromMessages());
    }

    private Fields recipient(Recipient recipient) {
        return fields().with("id", recipient.id())
                .with("legalEntity", recipient.legalEntity())
                .with("tradeName", recipient.tradeName())
                .with("role", recipient.role())
                .with("service", recipient.service())
                .with("country", recipient.country())
                .with("categories", recipient.categories().stream().sorted().toList())
                .with("mechanisms", each(recipient.mechanisms(), this::mechanism))
                .with("retention", recipient.retention());
    }

    private Fields mechanism(TransferMechanism mechanism) {
        return fields().with("type", mechanism.type())
                .with("name", mechanism.name())
                .with("reference", mechanism.reference())
                .with(
                        "copyOnRequest",
                        mechanism.copyOnRequest() && mechanism.type().isAppropriateSafeguard())
                .with("validFrom", mechanism.validFrom())
                .with("validThrough", mechanism.validThrough());
    }

    private Fields rule(RetentionRule rule) {
        return fields().with("id", rule.id())
                .with("data", rule.data())
                .with("category", rule.category())
                .with("onlyFor", rule.onlyFor())
                .with("forms", Optional.of(rule.forms()).filter(forms -> !forms.isEmpty()))
                .with("contractMayFollow", rule.contractMayFollow())
                .with("period", rule.period())
                .with("startsAt", rule.startsAt())
                .with("criterion", words.retention(rule));
    }

    private Fields rights(ProcessingRegister register) {
        RightsPromise promise = register.rights();
        return fields().with(
                        "granted",
                        new RightsApplicability(register)
                                .yielded().stream()
                                        .map(right ->
                                                fields().with("right", right).with("article", right.article()))
                                        .toList())
                .with(
                        "answerWithinDays",
                        Optional.of(promise.answerWithinDays()).filter(days -> days > 0))
                .with("identityMayBeChecked", promise.identityMayBeChecked())
                .with("objectionSetApart", words.objectionMatters(register))
                .with("consentMayBeWithdrawn", promise.consentMayBeWithdrawn() && register.restsOn(LegalBasis.CONSENT));
    }

    private Fields authority(SupervisoryAuthority authority) {
        return fields().with("title", authority.title())
                .with("officialNames", authority.officialNames())
                .with("address", authority.address())
                .with("email", authority.email())
                .with("website", authority.website());
    }

    private Fields fields() {
        return new Fields();
    }

    private <T> List<Fields> each(Collection<T> values, Function<T, Fields> as) {
        return values.stream().map(as).toList();
    }

    /** A JSON object in the making. */
    private final class Fields {

        private final Map<String, Object> values = new LinkedHashMap<>();

        /** Sets a field; an empty optional sets none. */
        Fields with(String name, Object value) {
            plain(value).ifPresent(plain -> values.put(name, plain));
            return this;
        }

        private Optional<Object> plain(Object value) {
            if (value instanceof Optional<?> optional) {
                return optional.flatMap(this::plain);
            }
            if (value instanceof Fields fields) {
                return Optional.of(fields.values);
            }
            if (value instanceof Collection<?> each) {
                return Optional.of(
                        each.stream().flatMap(one -> plain(one).stream()).toList());
            }
            if (value instanceof LocalizedText text) {
                return Optional.of(text.in(language));
            }
            if (value instanceof Enum<?> constant) {
                return Optional.of(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            boolean known = value instanceof Boolean || value instanceof Integer;
            return Optional.of(known ? value : value.toString());
        }
    }
}
