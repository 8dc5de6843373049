/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.MailTransportContractKit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Proves that the kit fails for transports that break a guarantee. */
class BrokenTransportContractTest {

    @Test
    void anHonestTransportBreaksNothing() {
        assertThat(broken(transport -> transport)).isEmpty();
    }

    @Test
    void aTransportThatClaimsEverythingIsDeliveredIsFound() {
        assertThat(broken(transport -> new Wrapped(transport) {
                    @Override
                    public DeliveryResult send(OutgoingMail mail) {
                        super.send(mail);
                        return new DeliveryResult.Delivered("250");
                    }
                }))
                .containsExactlyInAnyOrder(
                        "saysTransientWhenTheFarSideCannotNow",
                        "saysPermanentWhenTheFarSideNeverWill",
                        "saysAmbiguousWhenTheFarSideLeavesBeforeItAnswers",
                        "saysAmbiguousWithinItsMaximumDurationWhenTheFarSideStaysSilent",
                        "closesTwiceAndThenSendsNothingMore");
    }

    @Test
    void aTransportThatMakesItsOwnMessageIdsIsFound() {
        assertThat(broken(transport -> new Wrapped(transport) {
                    @Override
                    public DeliveryResult send(OutgoingMail mail) {
                        return super.send(asToStaff("own-" + mail.messageId(), mail));
                    }
                }))
                .contains("usesTheMessageIdAsItIsForEveryCopy");
    }

    /** As one does that writes the same headers for every mail. */
    @Test
    void aTransportThatTakesEveryMailForOneToStaffIsFound() {
        assertThat(broken(transport -> new Wrapped(transport) {
                    @Override
                    public DeliveryResult send(OutgoingMail mail) {
                        return super.send(asToStaff(mail.messageId(), mail));
                    }
                }))
                .containsExactly("saysThatNoPersonWroteIt");
    }

    @Test
    void aTransportThatQuotesAddressesIsFound() {
        assertThat(broken(transport -> new Wrapped(transport) {
                    @Override
                    public DeliveryResult send(OutgoingMail mail) {
                        DeliveryResult result = super.send(mail);
                        return result instanceof DeliveryResult.Permanent
                                ? new DeliveryResult.Permanent("550 no such user " + mail.to())
                                : result;
                    }
                }))
                .containsExactly("saysPermanentWhenTheFarSideNeverWill");
    }

    @Test
    void aTransportWithoutRecipientOrTimeLimitIsFound() {
        assertThat(broken(transport -> new Wrapped(transport) {
                    @Override
                    public String recipient() {
                        return " ";
                    }

                    @Override
                    public Duration maximumDuration() {
                        return Duration.ZERO;
                    }
                }))
                .contains("namesItsRecipient", "knowsItsMaximumDuration");
    }

    private static OutgoingMail asToStaff(String messageId, OutgoingMail mail) {
        return new OutgoingMail(
                messageId,
                mail.date(),
                mail.from(),
                mail.fromName(),
                mail.to(),
                mail.replyTo(),
                mail.subject(),
                mail.language(),
                mail.text(),
                mail.html());
    }

    private static Set<String> broken(UnaryOperator<MailTransport> spoil) {
        MailTransportContractKit kit = new MailTransportContractKit() {
            @Override
            protected Bench open() {
                return new RecordingTransportContractTest.RecordingBench() {
                    private final MailTransport spoiled = spoil.apply(super.transport());

                    @Override
                    public MailTransport transport() {
                        return spoiled;
                    }
                };
            }
        };
        Set<String> failed = new TreeSet<>();
        for (Method test : MailTransportContractKit.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class)) {
                try {
                    test.setAccessible(true);
                    test.invoke(kit);
                } catch (InvocationTargetException e) {
                    failed.add(test.getName());
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return failed;
    }

    /** Passes everything on. */
    private abstract static class Wrapped implements MailTransport {

        private final MailTransport inner;

        Wrapped(MailTransport inner) {
            this.inner = inner;
        }

        @Override
        public DeliveryResult send(OutgoingMail mail) {
            return inner.send(mail);
        }

        @Override
        public String recipient() {
            return inner.recipient();
        }

        @Override
        public Duration maximumDuration() {
            return inner.maximumDuration();
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
