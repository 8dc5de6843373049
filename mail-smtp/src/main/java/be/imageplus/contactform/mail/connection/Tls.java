/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS 1.2 or 1.3 with a trusted certificate that shows the host name; there is no other. */
public final class Tls {

    /** Newest first. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private Tls() {}

    /** Believes the JDK's certificate authorities, or who is named instead of them. */
    public static SSLSocketFactory factory(Optional<SSLContext> trust) {
        return trust.map(SSLContext::getSocketFactory)
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** Begins TLS on a connected socket, and returns when both sides have agreed. */
    public static SSLSocket over(Socket socket, Endpoint server) throws IOException {
        SSLSocket secured =
                (SSLSocket) factory(server.trust()).createSocket(socket, server.host(), server.port(), true);
        secured.setEnabledProtocols(PROTOCOLS.toArray(String[]::new));
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
