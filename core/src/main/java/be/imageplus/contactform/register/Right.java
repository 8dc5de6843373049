/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

/** The rights of a data subject, by their article. */
public enum Right {
    ACCESS(15),
    RECTIFICATION(16),
    ERASURE(17),
    RESTRICTION(18),
    PORTABILITY(20),
    OBJECTION(21),
    /** Not to be subject to a decision by automated means alone, and to have a human look at one. */
    AUTOMATED_DECISIONS(22);

    private final int article;

    Right(int article) {
        this.article = article;
    }

    /** The article of the GDPR. */
    public int article() {
        return article;
    }
}
