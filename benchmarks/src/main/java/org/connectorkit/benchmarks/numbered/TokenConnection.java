package org.connectorkit.benchmarks.numbered;

import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Secret;

/** Opens sessions of nothing. */
final class TokenConnection implements Connection<NumberedSession> {

    private static final Input<Secret> TOKEN =
            Input.secret("token", "Token").required().minLength(4).build();

    @Override
    public ConnectionInfo info() {
        return ConnectionInfo.builder("token", "Token")
                .description("Connects with a token.")
                .guide("Ask for a token.")
                .build();
    }

    @Override
    public InputSchema inputs() {
        return InputSchema.builder().addInput(TOKEN).build();
    }

    @Override
    public NumberedSession open(ConnectionContext context) {
        return new NumberedSession();
    }

    @Override
    public String test(NumberedSession session) {
        return "nobody";
    }
}
