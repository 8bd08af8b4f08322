package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {

    @TempDir
    Path home;

    @Test
    void printsAnActionsSchema() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("schema", "weather", "sendReport");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        Golden.assertMatches("schema-action.json", outcome.out());
    }

    @Test
    void printsAConnectionsSchema() throws IOException {
        Golden.assertMatches(
                "schema-connection.json",
                CommandRunner.in(home).run("schema", "weather", "apiKey").out());
    }

    @Test
    void anUnknownMemberIsRefused() throws IOException {
        CommandRunner.Outcome outcome = CommandRunner.in(home).run("schema", "weather", "nothing");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("no connection or action of weather 'nothing'", "Known: apiKey");
    }
}
