/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import java.util.Map;

/**
 * A response as an adapter sends it.
 *
 * @param status the HTTP status
 * @param headers by name, in order; without {@code Content-Length}
 * @param body the whole body; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record WebResponse(int status, Map<String, String> headers, byte[] body) {

    @Override
    public String toString() {
        return "WebResponse[" + status + "]";
    }
}
