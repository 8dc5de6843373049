/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

/**
 * That one request be counted against one limit.
 *
 * <p><b>Privacy.</b> The key stands for somebody during a day at most; it is no name or address, and is not rendered.
 *
 * @param key stands for whose requests are counted; any number
 * @param rate how many of them may come
 */
public record Demand(long key, Rate rate) {

    @Override
    public String toString() {
        return "Demand[" + rate + "]";
    }
}
