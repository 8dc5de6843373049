/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

/** In which formats a notice is read. */
enum NoticeFormat {
    HTML("", "text/html"),
    MARKDOWN(".md", "text/markdown"),
    JSON(".json", "application/json");

    private final String suffix;
    private final String mediaType;

    NoticeFormat(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** What is added to the path. */
    String suffix() {
        return suffix;
    }

    String mediaType() {
        return mediaType;
    }
}
