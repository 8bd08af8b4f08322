package org.connectorkit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.connectorkit.cli.terminal.Json;
import org.connectorkit.cli.terminal.Terminal;
import org.connectorkit.designer.inbox.SandboxInbox;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(name = "delete", description = "Deletes mails.", mixinStandardHelpOptions = true)
final class InboxDeleteCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Mixin
    private InboxOption option = new InboxOption();

    @Mixin
    private OutputOption output = new OutputOption();

    /** Which mails. */
    static final class Which {
        @Parameters(paramLabel = "MAIL", arity = "1..*", description = "Numbers in the list, or message ids.")
        private List<String> mails = List.of();

        @Option(names = "--all", description = "All of them.")
        private boolean all;
    }

    InboxDeleteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SandboxInbox inbox = option.open(terminal);
        int deleted = which.all ? deleteAll(inbox) : delete(inbox);
        if (output.isJson()) {
            terminal.print(Json.pretty(JsonNodeFactory.instance.objectNode().put("deleted", deleted)));
        } else {
            terminal.message("Deleted " + (deleted == 1 ? "1 mail." : deleted + " mails."));
        }
        return ExitCode.OK;
    }

    private static int deleteAll(SandboxInbox inbox) {
        int count = inbox.size();
        inbox.clear();
        return count;
    }

    private int delete(SandboxInbox inbox) {
        // All are looked up first: where one is not there, nothing is deleted
        List<String> ids = new ArrayList<>();
        which.mails.forEach(mail -> ids.add(InboxOption.messageId(inbox, mail)));
        return (int) ids.stream().filter(inbox::delete).count();
    }
}
