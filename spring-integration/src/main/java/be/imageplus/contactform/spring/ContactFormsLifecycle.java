/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactForms;
import org.springframework.context.SmartLifecycle;

/**
 * Starts delivery once every bean is there, before the web server takes requests.
 *
 * <p>It ends when {@link ContactForms} is destroyed: after the web server has answered its last request, so that what
 * was accepted last is still drained.
 */
final class ContactFormsLifecycle implements SmartLifecycle {

    /** Before the web server's own phases, which lie within 2048 of the default one. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final ContactForms forms;
    private volatile boolean running;

    ContactFormsLifecycle(ContactForms forms) {
        this.forms = forms;
    }

    @Override
    public void start() {
        forms.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A paused context keeps delivering: nothing in here depends on the web server. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
