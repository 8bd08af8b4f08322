package org.connectorkit.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Printable;
import org.connectorkit.cli.terminal.Table;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.designer.inbox.SandboxInbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "list", description = "Lists the mails, latest first.", mixinStandardHelpOptions = true)
final class InboxListCommand implements Callable<Integer> {

    private static final int MOST = 1_000;

    private final Terminal terminal;

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "Only those with a text in their addresses, subject or body.")
    private String search = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many at most, up to 1000; 100 if left out.")
    private int limit = 100;

    @Mixin
    private InboxOption option = new InboxOption();

    @Mixin
    private OutputOption output = new OutputOption();

    InboxListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > MOST) {
            throw Usage.wrong(
                    "--limit " + limit + " is not between 1 and " + MOST + ".", "Give a number between them.");
        }
        SandboxInbox inbox = option.open(terminal);
        ObjectNode found = inbox.messages(search, limit);
        if (output.isJson()) {
            terminal.print(Json.pretty(found));
            return ExitCode.OK;
        }
        if (found.path("messages").isEmpty()) {
            terminal.message(
                    found.path("total").asInt() == 0
                            ? "The inbox at " + inbox.sandbox() + " is empty."
                            : "No mail in the inbox at " + inbox.sandbox() + " has '" + search + "'.");
            return ExitCode.OK;
        }
        Table table = new Table(
                terminal.environment().columns(), terminal.style(), "No", "Subject", "From", "To", "Files", "Received");
        for (JsonNode mail : found.path("messages")) {
            table.add(
                    mail.path("number").asString(),
                    text(mail.path("subject")),
                    text(mail.at("/envelope/sender")),
                    Printable.of(String.join(
                            "\n",
                            mail.at("/envelope/recipients")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList())),
                    mail.path("attachmentCount").asString(),
                    // To the second, in UTC as in --output json
                    text(mail.path("acceptedAt")).replaceFirst("\\.[0-9]+Z$", "Z"));
        }
        terminal.printText(table.toString());
        return ExitCode.OK;
    }

    private static String text(JsonNode value) {
        return Printable.of(value.asString("")).replace('\n', ' ');
    }
}
