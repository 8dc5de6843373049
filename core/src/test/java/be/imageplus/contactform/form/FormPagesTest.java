/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.notice.MemoryArchive;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormPagesTest {

    private static final String ORIGIN = "https://example.org";

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final ProcessingRegister register = TestRegister.example();
    private final Notices notices = new Notices(register, new MemoryArchive(), clock);
    private final FormTokens tokens = new FormTokens(Vault.of(KeySet.generate()), clock);
    private final FormPages pages = new FormPages(
            register, notices, tokens, token -> Optional.of(new Challenge("test", Map.of("of", token.nonce()))));
    private final FormDefinition contact = FormDefinition.of("contact", Enquiry.class);

    @Test
    void showsTheFieldsUnderTheLabelsOfTheRegister() {
        FormPage page = pages.fresh(contact, ORIGIN, Locale.ENGLISH);

        assertThat(page.fields())
                .extracting(FormPage.FieldView::label)
                .containsExactly("Name", "Email address", "Phone number", "Message");
        assertThat(page.fields()).extracting(FormPage.FieldView::field).isEqualTo(contact.fields());
        assertThat(page.fields()).allSatisfy(field -> {
            assertThat(field.value()).isEmpty();
            assertThat(field.error()).isEmpty();
        });
        assertThat(page.errors()).isEmpty();
        assertThat(page.minimumAge()).isEqualTo(16);
    }

    @Test
    void bindsItsTokenToTheNoticeThatItShows() { // R2.18, R6.18
        FormPage page = pages.fresh(contact, ORIGIN, Locale.ENGLISH);

        assertThat(page.notice()).isEqualTo(notices.current(Locale.ENGLISH).ref());
        assertThat(token(page).notice()).isEqualTo(page.notice());
        assertThat(token(page).origin()).isEqualTo(ORIGIN);
        assertThat(token(page).firstIssuedAt()).isEqualTo(clock.instant());
    }

    @Test
    void warnsBesideTheMessageOfWhatIsBetterLeftOut() { // R2.11
        FormPage page = pages.fresh(contact, ORIGIN, Locale.ENGLISH);

        assertThat(page.fields().get(3).hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("sensitive information"));
        assertThat(page.fields().get(0).hint()).isEmpty();
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatToMend() {
        FormValues values = FormValues.of(Map.of("name", " Ada ", "email", "nonsense", "birthday", "canary"));
        List<FieldError> errors = List.of(new FieldError("email", "email-invalid", "Enter one email address."));

        FormPage page = pages.again(contact, ORIGIN, Locale.ENGLISH, values, errors, Optional.empty());

        assertThat(page.fields()).extracting(FormPage.FieldView::value).containsExactly(" Ada ", "nonsense", "", "");
        assertThat(page.fields().get(1).error()).contains("Enter one email address.");
        assertThat(page.fields().get(0).error()).isEmpty();
        assertThat(page.errors()).isEqualTo(errors);
        assertThat(page.html("/contact", "/privacy").markup()).doesNotContain("canary");
    }

    @Test
    void keepsTheFirstIssueOfAPageThatComesBack() {
        Instant first = token(pages.fresh(contact, ORIGIN, Locale.ENGLISH)).firstIssuedAt();
        clock.advance(Duration.ofMinutes(5));

        assertThat(token(again(Optional.of(first))).firstIssuedAt()).isEqualTo(first);
        assertThat(token(again(Optional.empty())).firstIssuedAt()).isEqualTo(clock.instant());
    }

    @Test
    void showsNothingOfWhatWasTypedWhenItIsLogged() {
        FormPage page = pages.again(
                contact, ORIGIN, Locale.ENGLISH, FormValues.of(Map.of("name", "canary")), List.of(), Optional.empty());

        assertThat(page.toString() + page.html("/contact", "/privacy")).doesNotContain("canary");
    }

    @Test
    void keepsItsTokenWhereWhatCameMayBeStored() {
        FormPage page = pages.fresh(contact, ORIGIN, Locale.ENGLISH);

        FormPage kept = pages.kept(
                contact, Locale.ENGLISH, FormValues.of(Map.of("_token", page.token(), "name", "Ada")), List.of());

        assertThat(kept.token()).isEqualTo(page.token());
        assertThat(kept.challenge()).isEqualTo(page.challenge());
        assertThat(kept.fields().get(0).value()).isEqualTo("Ada");
    }

    @Test
    void asksForAProofThatIsBoundToItsToken() {
        FormPage page = pages.fresh(contact, ORIGIN, Locale.ENGLISH);

        assertThat(page.challenge())
                .contains(new Challenge("test", Map.of("of", token(page).nonce())));
    }

    @Test
    void asksForNoProofWhereTheTokenIsNotOurs() {
        assertThat(pages.kept(contact, Locale.ENGLISH, FormValues.of(Map.of("_token", "made up")), List.of())
                        .challenge())
                .isEmpty();
    }

    record Undeclared(@NotBlank String company, @Nullable String name) {}

    @Test
    void callsAFieldByItsNameWhereTheRegisterHasNoLabel() {
        FormPage page = pages.fresh(FormDefinition.of("contact", Undeclared.class), ORIGIN, Locale.ENGLISH);

        assertThat(page.fields()).extracting(FormPage.FieldView::label).containsExactly("company", "Name");
    }

    private FormPage again(Optional<Instant> firstIssuedAt) {
        return pages.again(contact, ORIGIN, Locale.ENGLISH, FormValues.of(Map.of()), List.of(), firstIssuedAt);
    }

    private FormToken token(FormPage page) {
        return ((FormTokens.Verified.Valid) tokens.verify(page.token(), "contact")).token();
    }
}
