package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lst",
                "list extra",
                "list --output yaml",
                "list --output",
                "describe",
                "schema weather",
                "run weather",
                "run weather currentWeather --set --dry-run",
                "run weather currentWeather --unknown",
                "connection",
                "connection forget",
                "connection add",
                "sandbox --port many",
                "sandbox --port 65536",
                "docs --check --write",
                "verify",
                "verify one two",
            })
    void aWrongCommandLineExitsWithTwoAndPrintsNoData(String line) throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("connectors: ").doesNotContain("Exception");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearestOne() throws IOException {
        assertThat(CommandRunner.in(home).run("lst").err()).contains("connectors list", "See: connectors --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "list",
                "describe",
                "docs",
                "schema",
                "run",
                "connection",
                "connection add",
                "connection list",
                "connection test",
                "connection remove",
                "verify",
                "sandbox",
                "dev",
                "inbox",
                "inbox list",
                "inbox show",
                "inbox delete",
                "completion"
            })
    void everyCommandHasHelpOnStandardOutput(String command) throws IOException {
        String line = (command + " --help").strip();

        CommandRunner.Outcome outcome = CommandRunner.in(home).run(line.split(" "));

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith(("Usage: connectors " + command).strip());
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void anArgumentThatStartsWithAnAtSignIsTakenAsItIs() throws IOException {
        CommandRunner runner = CommandRunner.in(home);
        String file = runner.file("arguments", "list");

        assertThat(runner.run("@" + file).code()).isEqualTo(2);
    }

    @Test
    void theNearestWordIsCloseOrContainsWhatWasTyped() {
        List<String> known = List.of("sendEmail", "listIdentities");

        assertThat(Nearest.to("sendemail", known)).contains("sendEmail");
        assertThat(Nearest.to("senEmial", known)).contains("sendEmail");
        assertThat(Nearest.to("identities", known)).contains("listIdentities");
        assertThat(Nearest.to("describe", known)).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }
}
