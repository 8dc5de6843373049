/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Sockets to mail servers, for whatever is spoken over them: names resolved and servers reached in bounded time, TLS
 * with the host name verified or plaintext that stays on this machine, a server that can neither fill the memory nor
 * hold a write forever, and words for what goes wrong.
 *
 * <p>Start reading at {@link be.imageplus.contactform.mail.connection.Dialler}. It is shared by the SMTP transport and
 * the access to the staff mailbox, and public for them only: an application chooses its settings there, and may find
 * this package changed in any release.
 *
 * <p>Imports Jakarta Mail's (Angus) socket with a write timeout, and nothing of this project.
 */
@NullMarked
package be.imageplus.contactform.mail.connection;

import org.jspecify.annotations.NullMarked;
