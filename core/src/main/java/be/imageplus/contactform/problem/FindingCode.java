/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import static be.imageplus.contactform.problem.FindingCode.Weight.STOPS;
import static be.imageplus.contactform.problem.FindingCode.Weight.STOPS_UNLESS_ACKNOWLEDGED;
import static be.imageplus.contactform.problem.FindingCode.Weight.WARNS;
import static be.imageplus.contactform.problem.FindingCode.Weight.WARNS_ALWAYS;

import be.imageplus.contactform.problem.Finding.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the checks of this library can find, each with what follows from it and the rule behind it.
 *
 * <p>It is the only list: messages, {@code CheckCommand --explain} and the page {@code FINDINGS.md} are made of it and
 * of the words in {@code findings.properties}. A code is the constant's name with hyphens and is never renamed or used
 * again. Parts that an application brings itself, a transport for instance, may find things under codes of their own:
 * {@link Finding#error}.
 */
public enum FindingCode {
    // What a notice must tell: the items of Art. 13 and 14.
    NOTICE_VERSION(Topic.NOTICE, STOPS, "R6.16"),
    NOTICE_REVISED(Topic.NOTICE, STOPS, "R6.16"),
    NOTICE_LANGUAGE(Topic.NOTICE, STOPS, "Art. 12(1)"),
    NOTICE_FACTS_CHANGED(Topic.NOTICE, STOPS, "R6.17, R6.19"),
    NOTICE_12_1(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 12(1)"),
    NOTICE_12_1_WORDS(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 12(1)"),
    NOTICE_13_1_A(Topic.NOTICE, STOPS, "Art. 13(1)(a), R1.7"),
    NOTICE_13_1_A_REPRESENTATIVE(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(a), 27"),
    NOTICE_13_1_B(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(b), R1.8"),
    NOTICE_13_1_C(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(c), R3.5"),
    NOTICE_13_1_D(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(d)"),
    NOTICE_13_1_E(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(e), R4.2"),
    NOTICE_13_1_F(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(f)"),
    NOTICE_13_1_F_COPY(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(f)"),
    NOTICE_13_2_A(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(2)(a)"),
    NOTICE_13_2_B(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(2)(b)"),
    NOTICE_13_2_C(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(2)(c), 7(3)"),
    NOTICE_13_2_D(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(2)(d)"),
    NOTICE_13_2_E(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(2)(e)"),
    NOTICE_13_2_F(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(2)(f)"),
    NOTICE_14_2_F(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 14(2)(f)"),
    NOTICE_21_4(Topic.NOTICE, STOPS_UNLESS_ACKNOWLEDGED, "Art. 21(4)"),

    // Whether what the register says is lawful and true.
    CONTROLLER_NUMBER(Topic.PROCESSING, STOPS_UNLESS_ACKNOWLEDGED, "R1.1"),
    CONTROLLER_ORIGINS(Topic.PROCESSING, STOPS, "R1.2"),
    DATA_WITHOUT_PURPOSE(Topic.PROCESSING, STOPS, "Art. 5(1)(b), R2.3, R3.1"),
    DATA_ADDRESS_PURPOSE(Topic.PROCESSING, STOPS_UNLESS_ACKNOWLEDGED, "Art. 5(1)(c), R2.5, R2.9"),
    DATA_RECEIVED_AT(Topic.PROCESSING, STOPS, "R2.1, R2.7"),
    FORM_WITHOUT_PURPOSE(Topic.PROCESSING, STOPS, "Art. 5(1)(b), R3.1"),
    FORM_WITHOUT_NAME(Topic.PROCESSING, STOPS_UNLESS_ACKNOWLEDGED, "Art. 12(1)"),
    FORM_ITEM_PURPOSE(Topic.PROCESSING, STOPS_UNLESS_ACKNOWLEDGED, "Art. 5(1)(c), R3.1"),
    FORM_CONSENT_BOX(Topic.PROCESSING, STOPS_UNLESS_ACKNOWLEDGED, "Art. 7(4)"),
    FORM_ACKNOWLEDGES_NOBODY(Topic.PROCESSING, STOPS, "R4.8"),
    FORM_ACKNOWLEDGES_UNVERIFIED(Topic.PROCESSING, WARNS, "Art. 5(1)(d), 32, R4.8"),
    ASSESSMENT_MISSING(Topic.PROCESSING, WARNS, "Art. 6(1)(f), R3.2"),
    ASSESSMENT_OVERDUE(Topic.PROCESSING, WARNS, "Art. 5(2), R3.2"),
    RIGHT_WITHOUT_PURPOSE(Topic.PROCESSING, WARNS, "Art. 12(1), 13(2)(b)"),
    RETENTION_NOT_TOLD(Topic.PROCESSING, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(2)(a), R5.11"),
    RETENTION_CONFLICT(Topic.PROCESSING, STOPS, "Art. 13(2)(a), R5.11"),
    RECIPIENT_CATEGORY(Topic.PROCESSING, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(e), R4.1"),
    RECIPIENT_KEEPS_LONGER(Topic.PROCESSING, STOPS_UNLESS_ACKNOWLEDGED, "Art. 5(1)(e), R4.8"),
    TRANSFER_ENDED(Topic.PROCESSING, WARNS, "Art. 44, R4.3"),
    TRANSFER_ENDS_SOON(Topic.PROCESSING, WARNS, "Art. 44, R4.4"),

    ACKNOWLEDGEMENT_EXPIRED(Topic.ACKNOWLEDGEMENTS, WARNS_ALWAYS, "R1.4"),
    ACKNOWLEDGEMENT_ENDS_SOON(Topic.ACKNOWLEDGEMENTS, WARNS_ALWAYS, "R1.4"),
    ACKNOWLEDGEMENT_UNUSED(Topic.ACKNOWLEDGEMENTS, WARNS_ALWAYS, "R1.4"),
    ACKNOWLEDGEMENT_UNKNOWN(Topic.ACKNOWLEDGEMENTS, WARNS_ALWAYS, "R1.4"),

    // Whether the application keeps to the register.
    FORM_MISSING(Topic.FORMS, STOPS, ""),
    FORM_UNDECLARED(Topic.FORMS, STOPS, "R2.1"),
    FORM_FIELD_UNDECLARED(Topic.FORMS, STOPS, "R2.1"),
    FORM_FIELD_NOT_LISTED(Topic.FORMS, STOPS, "R2.1"),
    FORM_ITEM_MISSING(Topic.FORMS, STOPS, "R2.1"),
    FORM_REQUIRED_MISMATCH(Topic.FORMS, STOPS, "R2.3"),
    FORM_ANSWER_MISMATCH(Topic.FORMS, STOPS, "R2.1"),
    FORM_OPTION_UNDECLARED(Topic.FORMS, STOPS, "Art. 12(1), R2.1"),
    FORM_RESERVED_NAME(Topic.FORMS, STOPS, ""),
    FORM_TEMPLATE(Topic.FORMS, STOPS, ""),
    WORDS_MISFIT(Topic.FORMS, STOPS, ""),

    RECIPIENT_MISSING(Topic.RECIPIENTS, STOPS, "Art. 13(1)(e), R4.2"),
    RECIPIENT_UNDECLARED(Topic.RECIPIENTS, STOPS, "Art. 13(1)(e), R4.2"),
    RECIPIENT_ROLE(Topic.RECIPIENTS, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(e), R4.2"),
    CHALLENGE_CATEGORY(Topic.RECIPIENTS, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(e), R2.19"),
    CHALLENGE_ADDRESS(Topic.RECIPIENTS, STOPS, "Art. 5(1)(c), R2.5"),

    TRANSPORT_MISSING(Topic.MAIL, STOPS, ""),
    MAIL_TO_MISSING(Topic.MAIL, STOPS, ""),
    MAIL_FORM_UNKNOWN(Topic.MAIL, STOPS, ""),
    MAIL_ADDRESS_INVALID(Topic.MAIL, STOPS, "RFC 5321"),
    MAIL_ADDRESS_NEEDS_SMTPUTF8(Topic.MAIL, WARNS, "RFC 6531"),
    MAIL_FROM_NAME_INVALID(Topic.MAIL, STOPS, "RFC 5322"),
    MAIL_FROM_OUTSIDE_SITE(Topic.MAIL, STOPS_UNLESS_ACKNOWLEDGED, "R4.8"),
    MAIL_TO_OUTSIDE_RECIPIENTS(Topic.MAIL, STOPS_UNLESS_ACKNOWLEDGED, "Art. 13(1)(e), R4.2"),
    MAIL_ACTION_LINKS_MISSING(Topic.MAIL, WARNS, "Art. 5(1)(e), R5.1, R5.3"),
    MAIL_ACTION_LINKS_ADDRESS(Topic.MAIL, STOPS_UNLESS_ACKNOWLEDGED, "Art. 32"),
    MAIL_ACKNOWLEDGEMENT_UNDECLARED(Topic.MAIL, STOPS, "Art. 13(1)(c), R3.1"),
    MAIL_ACKNOWLEDGEMENT_OFF(Topic.MAIL, WARNS, "Art. 5(1)(a)"),
    MAIL_ACKNOWLEDGEMENT_NOTICE(Topic.MAIL, STOPS, "Art. 13"),
    MAIL_ACKNOWLEDGEMENT_LIMITS(Topic.MAIL, STOPS, "R4.8"),
    MAIL_PLAINTEXT(Topic.MAIL, WARNS, "Art. 32"),
    MAIL_FAILOVER_UNUSED(Topic.MAIL, STOPS, ""),
    SMTP_SETTINGS(Topic.MAIL, STOPS, ""),
    IMAP_SETTINGS(Topic.MAIL, STOPS, "R5.12"),
    IMAP_UNUSED(Topic.MAIL, WARNS, "R5.12"),
    DKIM_NOT_ALIGNED(Topic.MAIL, STOPS, "RFC 7489"),
    DKIM_KEY_MISSING(Topic.MAIL, STOPS, ""),
    DKIM_KEY_UNREADABLE(Topic.MAIL, STOPS, ""),
    DKIM_KEY_READABLE_BY_OTHERS(Topic.MAIL, STOPS, "Art. 32"),
    DKIM_KEY_LENGTH(Topic.MAIL, STOPS, "RFC 8301"),

    WEB_NO_ORIGIN(Topic.WEB, STOPS, "R1.2"),
    WEB_ORIGIN_UNDECLARED(Topic.WEB, STOPS, "R1.2"),
    WEB_PUBLIC_URL(Topic.WEB, STOPS, "R1.2"),
    WEB_PLAINTEXT(Topic.WEB, STOPS_UNLESS_ACKNOWLEDGED, "Art. 32"),
    WEB_BASE_PATH(Topic.WEB, STOPS, ""),
    WEB_REQUEST_SIZE(Topic.WEB, STOPS, ""),
    WEB_FORM_ADDRESS(Topic.WEB, STOPS, ""),
    WEB_TEMPLATE(Topic.WEB, STOPS, ""),
    WEB_TRUSTED_PROXIES(Topic.WEB, STOPS, "R2.5"),
    WEB_HEADER_UNUSED(Topic.WEB, WARNS, "R2.5"),
    WEB_FORWARDED_TWICE(Topic.WEB, STOPS, "R2.5"),
    SCREENING_RATE(Topic.WEB, STOPS, ""),
    SCREENING_RULES(Topic.WEB, STOPS, "R3.6"),
    TURNSTILE_SETTINGS(Topic.WEB, STOPS, "R2.19"),

    STORE_MISSING(Topic.STORE, STOPS, ""),
    STORE_UNAVAILABLE(Topic.STORE, STOPS, ""),
    STORE_BUSY(Topic.STORE, STOPS, ""),
    STORE_FULL(Topic.STORE, STOPS, ""),
    STORE_DRIVER_MISSING(Topic.STORE, STOPS, ""),
    STORE_NOT_WRITABLE(Topic.STORE, STOPS, ""),
    STORE_NETWORK_FILESYSTEM(Topic.STORE, STOPS, ""),
    STORE_PRODUCT_UNSUPPORTED(Topic.STORE, STOPS, ""),
    STORE_SCHEMA_NEWER(Topic.STORE, STOPS, ""),
    STORE_SCHEMA_OLDER(Topic.STORE, STOPS, ""),
    STORE_SCHEMA_FOREIGN(Topic.STORE, STOPS, ""),
    STORE_PATH_UNUSED(Topic.STORE, WARNS, ""),
    STORE_JDBC_MISSING(Topic.STORE, STOPS, ""),
    STORE_DATA_SOURCE_MISSING(Topic.STORE, STOPS, ""),
    STORE_DATA_SOURCE_UNKNOWN(Topic.STORE, STOPS, ""),
    STORE_DATA_SOURCE_AMBIGUOUS(Topic.STORE, STOPS, ""),
    STORE_DATA_SOURCE_UNUSED(Topic.STORE, STOPS, ""),
    KEYS_MISSING(Topic.STORE, STOPS, "Art. 32"),
    KEYS_UNREADABLE(Topic.STORE, STOPS, ""),
    KEYS_NOT_WRITABLE(Topic.STORE, STOPS, ""),
    KEYS_READABLE_BY_OTHERS(Topic.STORE, STOPS, "Art. 32"),
    KEYS_BESIDE_STORE(Topic.STORE, STOPS, "Art. 32"),
    KEYS_DO_NOT_FIT(Topic.STORE, STOPS, ""),
    CHECKPOINTS_BESIDE_STORE(Topic.STORE, STOPS, "Art. 5(2)"),
    TOMBSTONES_BESIDE_STORE(Topic.STORE, STOPS, "Art. 17, R5.13"),
    STORE_FILES_SHARED(Topic.STORE, STOPS, "Art. 5(2), R5.13"),
    TOMBSTONES_UNAVAILABLE(Topic.STORE, STOPS, "Art. 17, R5.13"),

    // Whether there is a register at all: reading stops here.
    REGISTER_MISSING(Topic.FILE, STOPS, ""),
    REGISTER_UNREADABLE(Topic.FILE, STOPS, ""),
    REGISTER_TOO_LARGE(Topic.FILE, STOPS, ""),
    REGISTER_NOT_UTF_8(Topic.FILE, STOPS, ""),
    REGISTER_NOT_YAML(Topic.FILE, STOPS, ""),
    REGISTER_EMPTY(Topic.FILE, STOPS, ""),
    REGISTER_ALIAS(Topic.FILE, STOPS, ""),
    REGISTER_TOO_DEEP(Topic.FILE, STOPS, ""),
    REGISTER_DUPLICATE_KEY(Topic.FILE, STOPS, ""),
    REGISTER_UNKNOWN_KEY(Topic.FILE, STOPS, ""),
    REGISTER_MISSING_KEY(Topic.FILE, STOPS, ""),
    REGISTER_WRONG_TYPE(Topic.FILE, STOPS, ""),
    REGISTER_WRONG_VALUE(Topic.FILE, STOPS, ""),
    REGISTER_DUPLICATE_ID(Topic.FILE, STOPS, ""),
    DATA_RESERVED_NAME(Topic.FILE, STOPS, ""),
    DATA_OPTIONS(Topic.FILE, STOPS, ""),
    RECIPIENT_RESERVED_ID(Topic.FILE, STOPS, ""),
    PURPOSE_UNDECLARED(Topic.FILE, STOPS, "R3.1"),
    FORM_ITEM_UNDECLARED(Topic.FILE, STOPS, "R2.1"),
    RETENTION_FORM_UNDECLARED(Topic.FILE, STOPS, "R5.11");

    /** What a finding is about: the chapters of the reference page, in its order. */
    public enum Topic {
        NOTICE("What the notice must tell"),
        PROCESSING("Whether what the register says is lawful and true"),
        ACKNOWLEDGEMENTS("Acknowledgements"),
        FORMS("Forms"),
        RECIPIENTS("Recipients"),
        MAIL("Mail"),
        WEB("Web"),
        STORE("Store and keys"),
        FILE("Reading the register");

        private final String title;

        Topic(String title) {
            this.title = title;
        }

        /** The chapter's heading. */
        public String title() {
            return title;
        }
    }

    /** What follows from a finding. */
    public enum Weight {
        /** The application does not start. */
        STOPS(Severity.ERROR, false),
        /** The application does not start, unless the register acknowledges the finding (R1.4). */
        STOPS_UNLESS_ACKNOWLEDGED(Severity.ERROR, true),
        /** The application starts; the register may acknowledge the finding. */
        WARNS(Severity.WARNING, true),
        /** The application starts; the finding goes away only with its cause. */
        WARNS_ALWAYS(Severity.WARNING, false);

        private final Severity severity;
        private final boolean acknowledgeable;

        Weight(Severity severity, boolean acknowledgeable) {
            this.severity = severity;
            this.acknowledgeable = acknowledgeable;
        }
    }

    private final Topic topic;
    private final Weight weight;
    private final String rule;

    FindingCode(Topic topic, Weight weight, String rule) {
        this.topic = topic;
        this.weight = weight;
        this.rule = rule;
    }

    /** The code as people and programs write it, for example {@code NOTICE-13-2-E}. */
    public String code() {
        return name().replace('_', '-');
    }

    /** The chapter it belongs to. */
    public Topic topic() {
        return topic;
    }

    /** What follows from it. */
    public Weight weight() {
        return weight;
    }

    /** Its severity unless it is acknowledged. */
    public Severity severity() {
        return weight.severity;
    }

    /** Whether the register may acknowledge it. */
    public boolean isAcknowledgeable() {
        return weight.acknowledgeable;
    }

    /**
     * The article, standard or rule behind it, for example {@code Art. 13(2)(e)}; empty where it is plain necessity.
     */
    public String rule() {
        return rule;
    }

    /** What it is about, in a few words. */
    public String title() {
        return FindingWords.of(this, "title");
    }

    /** One sentence on what is missing or wrong; <code>{0}</code> and so on stand for what differs. */
    public String problem() {
        return FindingWords.of(this, "problem");
    }

    /** One paragraph on why it matters. */
    public String why() {
        return FindingWords.of(this, "why");
    }

    /** One or two sentences on what to do; <code>{0}</code> and so on stand for what differs. */
    public String fix() {
        return FindingWords.of(this, "fix");
    }

    /** The constant of a code; empty for a code that is none of this library's. */
    public static Optional<FindingCode> find(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    @Override
    public String toString() {
        return code();
    }
}
