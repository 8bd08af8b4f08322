package org.connectorkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = RootCommand.NAME,
        description = "Finds connectors, describes them, and runs their actions.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:internal error",
            "2:the command or an input is wrong; nothing was done",
            "3:the connection or its credentials don't work",
            "4:the service refused",
            "5:unknown outcome: it may have happened",
            "6:nothing happened; the same may succeed later",
            "130:interrupted",
        })
final class RootCommand implements Callable<Integer> {

    static final String NAME = "connectors";

    static final String VERBOSE = "--verbose";

    @Option(
            names = VERBOSE,
            scope = ScopeType.INHERIT,
            description = "Also show the log, with what plugins threw; secrets are masked.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Whether the log is wanted. */
    boolean verbose() {
        return verbose;
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    /** The version that the jar's manifest names. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {NAME + " " + (version == null ? "from classes" : version)};
        }
    }
}
