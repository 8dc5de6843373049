/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.text.ClassPathText;
import be.imageplus.contactform.text.ContentHash;
import be.imageplus.contactform.text.Replacement;

/** A file that pages load, served under an address that names its content, so that it may be kept for ever. */
enum Asset {
    /** Dresses pages. */
    STYLESHEET("contact-form.css", "text/css"),
    /** Makes a form quicker where scripts run. */
    SCRIPT("contact-form.js", "text/javascript"),
    /** Where the script solves challenges. */
    WORKER("contact-form-worker.js", "text/javascript");

    private final String fileName;
    private final String mediaType;
    private final String content;
    private final String version;

    Asset(String fileName, String mediaType) {
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.content = fileName.endsWith(".css") ? dressed(fileName) : read(fileName);
        this.version = ContentHash.of(content);
    }

    /** Its last path segment. */
    String fileName() {
        return fileName;
    }

    /** Names its content; goes into the address as {@code v}. */
    String version() {
        return version;
    }

    WebResponse show(Visit visit) {
        Answer answer = Answer.text(200, mediaType, content);
        return visit.query().first("v").equals(version)
                ? answer.header("Cache-Control", "public, max-age=31536000, immutable")
                        .response()
                : answer.revalidated(visit.request());
    }

    /** The application's where it brings one, and behind it what the application adds. */
    private static String dressed(String fileName) {
        String sheet = Replacement.read(fileName).orElseGet(() -> read(fileName));
        return Replacement.read("additions.css")
                .map(added -> sheet + "\n" + added)
                .orElse(sheet);
    }

    private static String read(String fileName) {
        return ClassPathText.of(Asset.class, fileName);
    }
}
