package org.connectorkit.ses.session;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SystemPropertyTlsKeyManagersProvider;

/**
 * TLS as the SDK's own client has it, set up when a connection first needs it: to read the certificates that Java trusts takes
 * as long as the rest of the client. Safe for concurrent use.
 */
final class DeferredTls implements TlsSocketStrategy {

    private @Nullable TlsSocketStrategy ready;

    /** Sets TLS up before it is needed. What goes wrong is told by the first connection. */
    void prepare() {
        try {
            ready();
        } catch (SSLException e) {
            // The next one who asks meets it again
        }
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return ready().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy ready() throws SSLException {
        if (ready == null) {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(SystemPropertyTlsKeyManagersProvider.create().keyManagers(), null, null);
                ready = new DefaultClientTlsStrategy(
                        context, HostnameVerificationPolicy.CLIENT, HttpsSupport.getDefaultHostnameVerifier());
            } catch (GeneralSecurityException | IllegalStateException e) {
                throw new SSLException("TLS cannot be set up: " + e.getMessage(), e);
            }
        }
        return ready;
    }
}
