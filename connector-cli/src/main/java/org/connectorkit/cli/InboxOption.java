package org.connectorkit.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.connectorkit.cli.store.SandboxAddress;
import org.connectorkit.cli.store.UserFolders;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.designer.inbox.SandboxInbox;
import org.connectorkit.spi.ConnectorException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sandbox's inbox a command is about. */
final class InboxOption {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    @Option(
            names = "--sandbox",
            paramLabel = "URL",
            description = "Where the sandbox listens; the one that you started last if left out.")
    private @Nullable String url;

    /**
     * The inbox; asks it nothing yet.
     *
     * @throws ConnectorException of kind {@code INVALID_INPUT} if no sandbox is known
     */
    SandboxInbox open(Terminal terminal) throws IOException {
        if (url != null) {
            return new SandboxInbox(address(url));
        }
        return new SandboxInbox(new SandboxAddress(UserFolders.of(terminal.environment()))
                .find()
                .orElseThrow(() -> Usage.wrong(
                        "No sandbox is running.",
                        "Start one with connectors dev or connectors sandbox, or give --sandbox URL.")));
    }

    /**
     * The id of a message.
     *
     * @param idOrNumber its id, or its number in the list
     * @throws ConnectorException of kind {@code INVALID_INPUT} if there is no such message
     */
    static String messageId(SandboxInbox inbox, String idOrNumber) {
        return (idOrNumber.matches("[0-9]{1,18}")
                        ? inbox.messageId(Long.parseLong(idOrNumber))
                        : inbox.message(idOrNumber)
                                .map(message -> message.path("messageId").asString(idOrNumber)))
                .orElseThrow(() -> Usage.wrong(
                        "The inbox at " + inbox.sandbox() + " has no message '" + idOrNumber + "'.",
                        "See: connectors inbox list"));
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            @Nullable String host = uri.getHost();
            if ("http".equals(uri.getScheme()) && host != null && LOOPBACK.contains(host) && uri.getPort() > 0) {
                return URI.create("http://" + uri.getAuthority());
            }
        } catch (URISyntaxException e) {
            throw noAddress(text);
        }
        throw noAddress(text);
    }

    private static ConnectorException noAddress(String text) {
        return Usage.wrong(
                "--sandbox '" + text + "' is not the address of a sandbox, which listens on this machine alone.",
                "Give it as in http://127.0.0.1:4579.");
    }
}
