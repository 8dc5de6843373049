/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

/**
 * One record or register of the controller, in one language and three renderings of the same content. Not public: it is
 * shown to the supervisory authority on request (Art. 30(4)) and to whoever answers for it.
 *
 * <p><b>Privacy.</b> It describes processing and holds no data of those whose data is processed. It may name the data
 * protection officer and contacts of the controller (Art. 30(1)(a)).
 *
 * @param title what it is, for example {@code Record of processing activities}
 * @param language ISO 639 code of the language that all of it is in
 * @param json as data, for programs: an object as {@code processing-records.schema.json} beside this class describes it
 * @param markdown for reading and for paper, CommonMark
 * @param csv for spreadsheets: RFC 4180, a header, and a record for each entry that is complete by itself
 */
public record RecordDocument(String title, String language, String json, String markdown, String csv) {

    @Override
    public String toString() {
        return "RecordDocument[" + title + ", " + language + "]";
    }
}
