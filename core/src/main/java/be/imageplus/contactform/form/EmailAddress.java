/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Exactly one e-mail address, as a person types it: local part, {@code @}, host name.
 *
 * <p>Accepted: dot-atoms (RFC 5322, section 3.2.3), {@code +} tags, apostrophes, any top-level domain, letters beyond
 * ASCII in the local part (RFC 6531) and in the domain, which is kept as its A-label (RFC 5891). Refused, because no
 * person's address needs them and mail software disagrees about them: quoted local parts, address literals, comments,
 * display names, groups, domains of a single label. Letters that older and newer rules for domains map differently (ß,
 * ς) are refused in the domain: they would name somebody else's host. So are letters that came after Unicode 3.2, which
 * the platform's {@link IDN} does not know; such a domain can be typed as its A-label. Characters that nobody sees
 * (controls, joiners, direction marks, fillers) are refused everywhere, and marks that have no letter to sit on.
 *
 * <p><b>Privacy.</b> Personal data; {@code toString} does not show it.
 */
public final class EmailAddress {

    /** The most octets an address may have (RFC 5321, section 4.5.3.1.3). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_OCTETS = 64;
    private static final Pattern LOCAL_PART = Pattern.compile(
            "[^\\x00-\\x20\"(),:;<>@\\[\\\\\\].\\x7F]+(?:\\.[^\\x00-\\x20\"(),:;<>@\\[\\\\\\].\\x7F]+)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern MARK_WITHOUT_LETTER = Pattern.compile("(?:^|[@.\u3002\uFF0E\uFF61])\\p{M}");
    private static final Pattern AMBIGUOUS_IN_DOMAINS = Pattern.compile("[\u00DF\u1E9E\u03C2]");

    private final String original;
    private final String localPart;
    private final String domain;

    private EmailAddress(String original, String localPart, String domain) {
        this.original = original;
        this.localPart = localPart;
        this.domain = domain;
    }

    /** Reads an address; white space around it is ignored. Empty when it is not exactly one address. */
    public static Optional<EmailAddress> parse(String text) {
        String typed = TypedText.trimmed(text);
        int at = typed.lastIndexOf('@');
        if (at < 1
                || !TypedText.isAllVisible(typed)
                || MARK_WITHOUT_LETTER.matcher(typed).find()) {
            return Optional.empty();
        }
        String localPart = Normalizer.normalize(typed.substring(0, at), Normalizer.Form.NFC);
        return domain(typed.substring(at + 1))
                .filter(domain -> isLocalPart(localPart))
                .filter(domain -> octets(localPart) + 1 + domain.length() <= MAX_LENGTH)
                .map(domain -> new EmailAddress(typed, localPart, domain));
    }

    private static boolean isLocalPart(String text) {
        return octets(text) <= MAX_LOCAL_OCTETS && LOCAL_PART.matcher(text).matches();
    }

    private static Optional<String> domain(String text) {
        if (text.isEmpty() || AMBIGUOUS_IN_DOMAINS.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String[] labels = ascii.split("\\.", -1);
            boolean host = labels.length >= 2 && isNoNumber(labels[labels.length - 1]);
            for (String label : labels) {
                host &= LABEL.matcher(label).matches();
            }
            return host ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isNoNumber(String topLevelDomain) {
        return !topLevelDomain.chars().allMatch(Character::isDigit);
    }

    private static int octets(String text) {
        return text.getBytes(UTF_8).length;
    }

    /** As it was typed, without white space around it. */
    public String original() {
        return original;
    }

    /** As mail needs it: local part as typed (NFC), domain as A-labels in lower case. */
    public String value() {
        return localPart + "@" + domain;
    }

    /** For finding what one person wrote: all in lower case (G7 matching). */
    public String canonical() {
        return value().toLowerCase(Locale.ROOT);
    }

    /** The domain as A-labels in lower case. */
    public String domain() {
        return domain;
    }

    /** Whether the local part has letters that only a server with SMTPUTF8 takes (RFC 6531). */
    public boolean needsSmtpUtf8() {
        return localPart.chars().anyMatch(character -> character > 0x7F);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && value().equals(that.value());
    }

    @Override
    public int hashCode() {
        return value().hashCode();
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
