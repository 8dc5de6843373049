/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentPolicyTest {

    @Test
    void namesOneMoreSourceBesideThoseThereAre() {
        assertThat(ContentPolicy.STRICT
                        .with("style-src", "https://challenges.example")
                        .with("frame-src", "https://challenges.example")
                        .header())
                .isEqualTo("default-src 'none'; style-src 'self' https://challenges.example; img-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                        + " frame-src https://challenges.example");
    }
}
