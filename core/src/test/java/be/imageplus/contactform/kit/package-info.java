/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What travels to integrators in the tests jar: contract kits for the ports, a recording transport, a settable clock.
 *
 * <p>A port's kit is an abstract test class: extend it, hand over your implementation, and its guarantees are proven.
 */
@NullMarked
package be.imageplus.contactform.kit;

import org.jspecify.annotations.NullMarked;
