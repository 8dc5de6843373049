/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import org.jspecify.annotations.Nullable;

/** Tells a fault to a log by classes and places only: messages of exceptions may hold what a visitor typed. */
final class Faults {

    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 8;

    private Faults() {}

    static String describe(Throwable fault) {
        StringBuilder told = new StringBuilder();
        @Nullable Throwable cause = fault;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
            told.append(i == 0 ? "" : " caused by ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int f = 0; f < Math.min(frames.length, MOST_FRAMES); f++) {
                told.append(f == 0 ? " at " : " < ").append(frames[f]);
            }
        }
        return told.toString();
    }
}
