/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static be.imageplus.contactform.notice.Markdown.address;
import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.register.Declarations;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.TransferMechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who receives the data and how long it is kept: the two sections of a notice that are mostly a table. */
final class NoticeTables {

    private final ProcessingRegister register;
    private final NoticeWords words;
    private final Markdown text;

    NoticeTables(ProcessingRegister register, NoticeWords words, Markdown text) {
        this.register = register;
        this.words = words;
        this.text = text;
    }

    void recipientsAndPeriods() {
        recipients();
        periods();
    }

    private void recipients() {
        text.heading(2, words.say("recipients"));
        List<Recipient> published = published().toList();
        if (!published.isEmpty()) {
            text.table(
                    List.of(
                            words.say("recipients.provider"),
                            words.say("recipients.role"),
                            words.say("recipients.mechanism")),
                    published.stream()
                            .map(recipient ->
                                    List.of(words.recipient(recipient), role(recipient), mechanisms(recipient)))
                            .toList());
        }
        safeguards();
        Declarations promises = register.declarations();
        List<String> sentences = new ArrayList<>();
        if (promises.noSale()) {
            sentences.add(words.say("recipients.no-sale"));
        }
        if (promises.noThirdPartyMarketing()) {
            sentences.add(words.say("recipients.no-third-party-marketing"));
        }
        if (promises.disclosureRequiredByLaw()) {
            sentences.add(words.say("recipients.required-by-law"));
        }
        text.paragraph(sentences.toArray(String[]::new));
    }

    private Stream<Recipient> published() {
        return register.recipients().stream().filter(Recipient::published);
    }

    private String role(Recipient recipient) {
        String service = words.of(recipient.service());
        return recipient.role() == Recipient.Role.SEPARATE_CONTROLLER
                ? words.say("recipients.own-purposes", service)
                : service;
    }

    private String mechanisms(Recipient recipient) {
        if (recipient.mechanisms().isEmpty() && recipient.withinEea()) {
            return words.say("recipients.eea");
        }
        return recipient.mechanisms().stream()
                .map(mechanism -> words.mechanism(mechanism, register.revised()))
                .collect(joining(" · "));
    }

    /** Art. 13(1)(f): how to obtain a copy of the appropriate safeguards; a decision of the Commission is public. */
    private void safeguards() {
        String names = published()
                .flatMap(recipient -> recipient.mechanisms().stream())
                .filter(mechanism ->
                        mechanism.copyOnRequest() && mechanism.type().isAppropriateSafeguard())
                .map(TransferMechanism::name)
                .map(words::of)
                .distinct()
                .collect(joining(", "));
        register.controller()
                .privacyContact()
                .filter(contact -> !names.isEmpty())
                .ifPresent(contact -> text.paragraph(words.say("recipients.safeguards", names, address(contact))));
    }

    private void periods() {
        Stream<List<String>> ours = register.retention().stream()
                .filter(rule -> rule.published())
                .map(rule -> List.of(
                        words.ofForms(words.of(rule.data()), rule.forms(), register),
                        Markdown.escape(words.retention(rule))));
        Stream<List<String>> theirs = published()
                .filter(recipient -> !isToldBefore(recipient))
                .flatMap(recipient -> recipient.retention().stream()
                        .map(kept -> List.of(
                                words.say("retention.recipient", Markdown.escape(recipient.tradeName())),
                                words.of(kept))));
        List<List<String>> rows = Stream.concat(ours, theirs).toList();
        if (!rows.isEmpty()) {
            text.heading(2, words.say("retention"));
            text.table(List.of(words.say("retention.data"), words.say("retention.period")), rows);
        }
    }

    /** A row of our own about what others keep of a category speaks for each recipient of that category. */
    private boolean isToldBefore(Recipient recipient) {
        return register.retention().stream()
                .anyMatch(rule -> rule.published()
                        && rule.startsAt() == RetentionRule.Start.EXTERNAL
                        && recipient.categories().contains(rule.category()));
    }
}
