/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.submission.Submission;
import java.util.Locale;
import java.util.Optional;

/**
 * Who an acknowledgement goes to.
 *
 * <p><b>Privacy.</b> The address that was entered, in memory for one enquiry or one attempt; never rendered.
 *
 * @param value the address as mail needs it
 * @param localPart what stands before the {@code @}, in lower case and without a {@code +} tag
 * @param domain in lower case
 */
record Addressee(String value, String localPart, String domain) {

    /** Empty where none was entered, or one that only some servers take (RFC 6531). */
    static Optional<Addressee> of(Submission enquiry) {
        return Optional.ofNullable(enquiry.values().get(DataItem.EMAIL))
                .flatMap(EmailAddress::parse)
                .filter(address -> !address.needsSmtpUtf8())
                .map(Addressee::of);
    }

    static Addressee of(EmailAddress address) {
        String local = address.value().substring(0, address.value().lastIndexOf('@'));
        int tag = local.indexOf('+');
        String bare = tag > 0 ? local.substring(0, tag) : local;
        return new Addressee(address.value(), bare.toLowerCase(Locale.ROOT), address.domain());
    }

    /** The mailbox that it leads to, whatever its tag: by this is counted. */
    String mailbox() {
        return localPart + "@" + domain;
    }

    @Override
    public String toString() {
        return "Addressee";
    }
}
