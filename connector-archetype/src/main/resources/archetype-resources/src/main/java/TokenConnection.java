package ${package};

import java.net.URI;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Secret;

/** What a person fills in once, so that flows can reach the service. */
final class TokenConnection implements Connection<ServiceSession> {

    static final TokenConnection INSTANCE = new TokenConnection();

    static final Input<String> BASE_URL = Input.text("baseUrl", "Base URL")
            .required()
            .format(Format.URI)
            .pattern("https?://[^#?\\s]+", "must start with https:// or http://, without a query")
            .comment("The service's address.")
            .addExample("https://api.example.com/v1")
            .build();

    static final Input<Secret> TOKEN = Input.secret("token", "Token")
            .required()
            .pattern("[!-~]+", "must be printable ASCII without spaces, as it goes into a header")
            .comment("The token that the service gave you.")
            .build();

    private static final ConnectionInfo INFO = ConnectionInfo.builder("token", "Token")
            .description("Connects with a token.")
            .build();

    private static final InputSchema INPUTS =
            InputSchema.builder().addInput(BASE_URL).addInput(TOKEN).build();

    @Override
    public ConnectionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public ServiceSession open(ConnectionContext context) {
        return new ServiceSession(
                URI.create(context.inputs().get(BASE_URL)),
                context.inputs().get(TOKEN).reveal());
    }

    @Override
    public String test(ServiceSession session) throws InterruptedException {
        return session.whoAmI();
    }
}
