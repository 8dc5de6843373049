/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.form.FormLinks;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.submission.ActionLinks;
import be.imageplus.contactform.submission.Reference;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of our pages as the browser sees them.
 *
 * @param prefix context path and base path, without a trailing slash
 */
record Links(String prefix) {

    /** Names a text by what it holds. */
    static final String HASH = "hash";

    /** Segments without an empty one: {@code //host} would lead to somebody else's site. */
    private static final Pattern CONTEXT_PATH = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,=:@%-]+)*");

    /** The pattern takes stack for each segment, and a header may have thousands. */
    private static final int LONGEST_CONTEXT_PATH = 255;

    /** @param contextPath from the adapter, which may have it from a header: ignored when it is no path */
    static Links below(String contextPath, String basePath) {
        boolean path = contextPath.length() <= LONGEST_CONTEXT_PATH
                && CONTEXT_PATH.matcher(contextPath).matches();
        return new Links((path ? contextPath : "") + basePath);
    }

    String form(String form) {
        return prefix + "/" + form;
    }

    String form(String form, Locale language) {
        return form(form) + "?lang=" + language.getLanguage();
    }

    String received(String form, Reference reference, Locale language) {
        return form(form) + "/received?reference=" + reference + "&lang=" + language.getLanguage();
    }

    /** The page behind a link of a mail to staff. */
    String action(String form, String token, Locale language) {
        return prefix + ActionLinks.below(form) + token + "?lang=" + language.getLanguage();
    }

    String notice(Locale language) {
        return notice(NoticeFormat.HTML, language.getLanguage());
    }

    String notice(NoticeFormat format, String language) {
        return prefix + "/privacy" + format.suffix() + "?lang=" + language;
    }

    String version(String version, NoticeFormat format, String language) {
        return prefix + "/privacy/versions/" + segment(version) + format.suffix() + "?lang=" + language;
    }

    /** Exactly this text, whatever wording of its version comes later. */
    String text(NoticeRef ref, NoticeFormat format) {
        return version(ref.version(), format, ref.language()) + "&" + HASH + "=" + ref.hash();
    }

    String changes(String earlier, String later, NoticeFormat format, String language) {
        return prefix + "/privacy/versions/" + segment(later) + "/changes-from/" + segment(earlier) + format.suffix()
                + "?lang=" + language;
    }

    private static String segment(String version) {
        return URLEncoder.encode(version, UTF_8).replace("+", "%20");
    }

    String asset(String form, Asset asset) {
        return form(form) + "/" + asset.fileName() + "?v=" + asset.version();
    }

    /** All that a form's fragment leads to. */
    FormLinks formLinks(String form, Locale language) {
        return new FormLinks(
                form(form),
                notice(language),
                Optional.of(new FormLinks.Script(
                        asset(form, Asset.SCRIPT),
                        asset(form, Asset.WORKER),
                        prefix + "/api/" + form,
                        form(form) + "/received")));
    }
}
