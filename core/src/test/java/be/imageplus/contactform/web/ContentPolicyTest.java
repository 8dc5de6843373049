/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentPolicyTest {

    @Test
    void namesOneMoreSourceBesideThoseThereAre() {
        assertThat(ContentPolicy.FORM
                        .with("script-src", "https://challenges.example")
                        .with("frame-src", "https://challenges.example")
                        .header())
                .startsWith(ContentPolicy.STRICT.header() + "; ")
                .endsWith("script-src 'self' https://challenges.example; connect-src 'self'; worker-src 'self';"
                        + " frame-src https://challenges.example");
    }
}
