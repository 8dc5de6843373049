/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A site's answer, as {@link HttpContractKit} looks at it. */
record HttpReply(int status, HttpHeaders headers, String body) {

    private static final Pattern STACK_TRACE =
            Pattern.compile("\\bat [\\w.$]+\\([\\w]+\\.java|Exception\\b|be\\.imageplus|org\\.springframework");
    private static final Pattern TOKEN_FIELD = Pattern.compile("<input[^>]*name=\"_token\"[^>]*>");
    private static final Pattern CHALLENGE = Pattern.compile(" data-cf-challenge=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    static HttpReply of(HttpResponse<String> response) {
        return new HttpReply(response.statusCode(), response.headers(), response.body());
    }

    /** What holds of every answer: no cookie, no stack trace, nothing sniffed, framed or referred elsewhere (R2.17). */
    HttpReply checked() {
        assertThat(headers.map()).doesNotContainKeys("set-cookie", "Set-Cookie");
        assertThat(body).doesNotContainPattern(STACK_TRACE);
        assertThat(header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(header("Referrer-Policy")).isIn("same-origin", "no-referrer");
        return this;
    }

    /** A header, or the empty string. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The media type in lower case and without spaces: a server may write it either way (RFC 9110, section 8.3.1). */
    String mediaType() {
        return header("Content-Type").toLowerCase(Locale.ROOT).replace(" ", "");
    }

    /** The token that the page's form will send. */
    String formToken() {
        Matcher field = TOKEN_FIELD.matcher(body);
        assertThat(field.find()).as("a form with a token").isTrue();
        Matcher value = VALUE.matcher(field.group());
        assertThat(value.find()).as("a token with a value").isTrue();
        return value.group(1);
    }

    /** The challenge that the page's script solves. */
    String formChallenge() {
        Matcher challenge = CHALLENGE.matcher(body);
        assertThat(challenge.find()).as("a form with a challenge").isTrue();
        return challenge.group(1).replace("&quot;", "\"");
    }

    /** A text member of a JSON answer, wherever it stands; the first of that name. */
    String json(String name) {
        Matcher member =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
        assertThat(member.find()).as("a member %s", name).isTrue();
        return member.group(1);
    }

    /** A page that shows the form again: the input, a word on what is wrong, a token other than the last one. */
    HttpReply assertFormAgain(int expected, String keptInput, String lastToken) {
        assertThat(status).isEqualTo(expected);
        assertThat(mediaType()).isEqualTo("text/html;charset=utf-8");
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(body).contains(keptInput);
        assertThat(formToken()).isNotBlank().isNotEqualTo(lastToken);
        return this;
    }

    /** A problem for programs (RFC 9457). */
    HttpReply assertProblem(int expected, String code) {
        assertThat(status).isEqualTo(expected);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(body).contains("\"status\":" + expected);
        assertThat(json("code")).isEqualTo(code);
        assertThat(json("title")).isNotBlank();
        assertThat(json("detail")).isNotBlank();
        assertThat(json("type")).endsWith(code);
        return this;
    }
}
