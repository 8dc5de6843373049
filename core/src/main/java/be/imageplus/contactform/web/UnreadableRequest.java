/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

/** A request that cannot be read as what it should be. Its message is the problem's code, never what was sent. */
final class UnreadableRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    UnreadableRequest(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
