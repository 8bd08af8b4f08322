package org.connectorkit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.designer.inbox.SandboxInbox;
import org.connectorkit.spi.ConnectorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "show", description = "Shows one mail.", mixinStandardHelpOptions = true)
final class InboxShowCommand implements Callable<Integer> {

    private static final int LABEL = 15;

    private final Terminal terminal;

    @Parameters(paramLabel = "MAIL", description = "Its number in the list, or its message id.")
    private String mail = "";

    @Option(names = "--raw", description = "Print it as it was delivered (message/rfc822).")
    private boolean raw;

    @Mixin
    private InboxOption option = new InboxOption();

    @Mixin
    private OutputOption output = new OutputOption();

    InboxShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (raw && output.isJson()) {
            throw Usage.wrong("--raw and --output json exclude each other.", "Give one of them.");
        }
        SandboxInbox inbox = option.open(terminal);
        String id = InboxOption.messageId(inbox, mail);
        if (raw) {
            byte[] source = inbox.raw(id).orElseThrow(() -> gone(inbox));
            terminal.printText(new String(source, StandardCharsets.UTF_8));
            return ExitCode.OK;
        }
        ObjectNode message = inbox.message(id).orElseThrow(() -> gone(inbox));
        if (output.isJson()) {
            terminal.print(Json.pretty(message));
        } else {
            print(message);
        }
        return ExitCode.OK;
    }

    private ConnectorException gone(SandboxInbox inbox) {
        return Usage.wrong(
                "Message '" + mail + "' is no longer in the inbox at " + inbox.sandbox() + ".",
                "See: connectors inbox list");
    }

    private void print(ObjectNode message) {
        line("envelope from", message.at("/envelope/sender"));
        message.at("/envelope/recipients").forEach(recipient -> line("envelope to", recipient));
        message.path("decoded").forEachEntry(this::line);
        line("Received", message.path("acceptedAt"));
        line("Message id", message.path("messageId"));
        for (JsonNode file : message.path("attachments")) {
            line(
                    "Attachment",
                    file.path("name").asString("") + "  "
                            + file.path("contentType").asString("") + ", "
                            + file.path("size").asString("") + " bytes");
        }
        JsonNode body = message.path("text").isString() ? message.path("text") : message.path("html");
        terminal.print("");
        terminal.print(Printable.of(body.asString("")).stripTrailing());
    }

    private void line(String label, JsonNode value) {
        line(label, value.asString(""));
    }

    private void line(String label, String value) {
        String words = Printable.of(value).replace('\n', ' ');
        terminal.print(terminal.style().faint(label) + " ".repeat(LABEL - label.length()) + words);
    }
}
