/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.register.ProcessingRegister;
import java.util.List;
import java.util.Locale;

/**
 * One request, as far as every endpoint needs to understand it.
 *
 * @param path the raw path below the base path, for example {@code /contact/received}
 * @param query its parameters
 * @param preferred languages, best first
 * @param language in which it is answered
 * @param links addresses of our pages for this visitor
 */
record Visit(WebRequest request, String path, Parameters query, List<Locale> preferred, Locale language, Links links) {

    static Visit of(WebRequest request, String basePath, ProcessingRegister register) {
        Parameters query = Parameters.ofQuery(request.query());
        List<Locale> preferred = Languages.preferred(
                query.first(FormValues.LANGUAGE), Languages.preferred(request.headers("accept-language")));
        return new Visit(
                request,
                request.path().startsWith(basePath) ? request.path().substring(basePath.length()) : request.path(),
                query,
                preferred,
                register.languageFor(preferred),
                Links.below(request.contextPath(), basePath));
    }

    /** The same, answered in the language that the form names, unless the address names one. */
    Visit speaking(String language, ProcessingRegister register) {
        if (!query.first(FormValues.LANGUAGE).isEmpty()) {
            return this;
        }
        List<Locale> asked = Languages.preferred(language, preferred);
        return new Visit(request, path, query, asked, register.languageFor(asked), links);
    }

    /** Without the path, which may hold a token. */
    @Override
    public String toString() {
        return "Visit[" + request.method() + "]";
    }
}
