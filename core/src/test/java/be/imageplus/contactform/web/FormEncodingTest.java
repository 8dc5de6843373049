/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormEncodingTest {

    @Test
    void readsWhatBrowsersSend() throws UnreadableRequest {
        Parameters read = FormEncoding.parse(
                "name=Zo%C3%AB+Ex%20ample&message=a%0D%0Ab%3D%26%2B&empty=&bare&&x=1=2".getBytes(UTF_8));

        assertThat(read.values().byName())
                .containsEntry("name", List.of("Zoë Ex ample"))
                .containsEntry("message", List.of("a\r\nb=&+"))
                .containsEntry("empty", List.of(""))
                .containsEntry("bare", List.of(""))
                .containsEntry("x", List.of("1=2"))
                .hasSize(5);
        assertThat(read.repeatedBesides(Set.of())).isFalse();
    }

    @Test
    void readsTextThatWasNotEncodedAtAll() throws UnreadableRequest {
        assertThat(FormEncoding.parse("name=Zoë 🙂".getBytes(UTF_8)).first("name"))
                .isEqualTo("Zoë 🙂");
    }

    @Test
    void keepsBothOfTwoAndSaysThatThereWereTwo() throws UnreadableRequest {
        Parameters read = FormEncoding.parse("a=1&b=2&a=3".getBytes(UTF_8));

        assertThat(read.first("a")).isEqualTo("1");
        assertThat(read.repeatedBesides(Set.of())).isTrue();
        assertThat(read.repeatedBesides(Set.of("b"))).isTrue();
        assertThat(read.repeatedBesides(Set.of("a"))).isFalse();
        assertThat(read.values().all("a")).containsExactly("1", "3");
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
