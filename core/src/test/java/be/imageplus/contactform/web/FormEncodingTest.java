/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormEncodingTest {

    @Test
    void readsWhatBrowsersSend() throws UnreadableRequest {
        Parameters read = FormEncoding.parse(
                "name=Zo%C3%AB+Ex%20ample&message=a%0D%0Ab%3D%26%2B&empty=&bare&&x=1=2".getBytes(UTF_8));

        assertThat(read.values().byName())
                .containsEntry("name", "Zoë Ex ample")
                .containsEntry("message", "a\r\nb=&+")
                .containsEntry("empty", "")
                .containsEntry("bare", "")
                .containsEntry("x", "1=2")
                .hasSize(5);
        assertThat(read.repeated()).isFalse();
    }

    @Test
    void readsTextThatWasNotEncodedAtAll() throws UnreadableRequest {
        assertThat(FormEncoding.parse("name=Zoë 🙂".getBytes(UTF_8)).first("name"))
                .isEqualTo("Zoë 🙂");
    }

    @Test
    void keepsTheFirstOfTwoAndSaysThatThereWereTwo() throws UnreadableRequest {
        Parameters read = FormEncoding.parse("a=1&b=2&a=3".getBytes(UTF_8));

        assertThat(read.first("a")).isEqualTo("1");
        assertThat(read.repeated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=%", "a=%f", "a=%g0", "%C3=b", "a=%C0%80", "a=%ED%A0%80", "a=%F5%80%80%80", "a=%+1", "a=%é"})
    void refusesWhatIsNoEncodingOfAText(String malformed) {
        assertThatThrownBy(() -> FormEncoding.parse(malformed.getBytes(UTF_8)))
                .isInstanceOf(UnreadableRequest.class)
                .hasMessage("malformed-request");
    }

    @Test
    void showsAPageWhateverTheQueryIs() {
        assertThat(Parameters.ofQuery("lang=fr&broken=%FF").first("lang")).isEmpty();
        assertThat(Parameters.ofQuery("lang=fr").first("lang")).isEqualTo("fr");
    }

    @Test
    void neverShowsWhatItHolds() throws UnreadableRequest {
        assertThat(FormEncoding.parse("name=Ada".getBytes(UTF_8))).hasToString("Parameters[1]");
    }
}
