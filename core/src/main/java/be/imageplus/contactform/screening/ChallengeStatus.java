/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.util.Optional;

/**
 * How a third party's challenge stands on this node: for health checks.
 *
 * @param recipient the register's id of who sets it
 * @param lawful whether that recipient may be asked now; while not, no page shows the challenge and every enquiry is
 *     held
 * @param trouble why the last answer could not be judged, as a stable code; empty when it was, or none has come yet
 */
public record ChallengeStatus(String recipient, boolean lawful, Optional<String> trouble) {}
