/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.usual;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of an enquiry, in clear. */
@Entity
@Table(name = "usual_enquiry")
class StoredEnquiry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private @Nullable String name;
    private @Nullable String email;
    private @Nullable String phone;

    @Column(length = 5000)
    private @Nullable String message;

    private @Nullable Instant receivedAt;

    /** For JPA. */
    StoredEnquiry() {}

    StoredEnquiry(EnquiryForm form) {
        this.name = form.name();
        this.email = form.email();
        this.phone = form.phone();
        this.message = form.message();
        this.receivedAt = Instant.now();
    }

    /** The mail about it. */
    String asText() {
        return "Received: " + receivedAt + "\nName: " + name + "\nEmail: " + email + "\nPhone: " + phone + "\n\n"
                + message;
    }
}
