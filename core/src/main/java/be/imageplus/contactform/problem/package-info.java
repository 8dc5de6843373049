/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How anything that goes wrong is said: the exceptions of this library and the coded findings of its checks. All codes
 * are listed in {@link be.imageplus.contactform.problem.FindingCode}, their words in {@code findings.properties}.
 *
 * <p>It lies below the ground floor, because every floor speaks this language; below it are only words and how they are
 * read ({@code text}). Expected outcomes of an enquiry or a delivery are not problems: they are values of the package
 * that yields them.
 */
@NullMarked
package be.imageplus.contactform.problem;

import org.jspecify.annotations.NullMarked;
