/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.kit.TestRegister;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff with a mailbox outside the site's own domains, where a mail could come round in a circle. */
class UnansweredTest { // R4.8

    private final Unanswered unanswered = new Unanswered(
            TestRegister.example().controller(),
            new MailRouting.Builder()
                    .from("website@example.org")
                    .to("boss+forms@example.com")
                    .form("quote", quote -> quote.to("sales@example.com"))
                    .build());

    @ParameterizedTest
    @ValueSource(
            strings = {"boss+forms@example.com", "boss@example.com", "Boss+Other@Example.com", "sales+x@example.com"})
    void areTheMailboxesOfStaffWhateverTheirTag(String address) {
        assertThat(includes(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bossy@example.com", "boss+forms@example.net", "forms@example.com"})
    void areNoMailboxesOfOthers(String address) {
        assertThat(includes(address)).isFalse();
    }

    private boolean includes(String address) {
        return unanswered.includes(Addressee.of(EmailAddress.parse(address).orElseThrow()));
    }
}
