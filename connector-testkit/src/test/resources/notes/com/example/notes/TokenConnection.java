package com.example.notes;

import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Secret;

/** Connects with a token. */
final class TokenConnection implements Connection<NotesSession> {

    static final TokenConnection INSTANCE = new TokenConnection();

    static final Input<String> SERVER = Input.text("server", "Server")
            .required()
            .format(Format.URI)
            .pattern("https?://[^/?#]+", "must look like https://notes.example.com")
            .comment("Where the server is; see [its page](https://notes.example.com/help).")
            .addExample("https://notes.example.com")
            .build();

    static final Input<Secret> TOKEN =
            Input.secret("token", "Token").required().comment("The server's API token.").build();

    private static final ConnectionInfo INFO = ConnectionInfo.builder("token", "Token")
            .description("Connects with an API token.")
            .guide("#### Get a token\nAsk the server's administrator.")
            .build();

    private static final InputSchema INPUTS =
            InputSchema.builder().addInput(SERVER).addInput(TOKEN).build();

    @Override
    public ConnectionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public NotesSession open(ConnectionContext context) {
        return new NotesSession(
                context.inputs().get(SERVER),
                context.inputs().get(TOKEN).reveal(),
                context.settings().get(NotesConnector.TIMEOUT));
    }

    @Override
    public String test(NotesSession session) throws Exception {
        return session.get("/whoami");
    }
}
