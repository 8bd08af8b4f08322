package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

    @TempDir
    Path home;

    static boolean hasBash() {
        return Path.of("/bin/bash").toFile().canExecute();
    }

    @Test
    @EnabledIf(value = "hasBash", disabledReason = "needs bash")
    void theScriptCompletesCommandsInBash() throws IOException, InterruptedException {
        CommandRunner runner = CommandRunner.in(home);
        String script = runner.file("completion.sh", runner.run("completion").out());
        String ask = ". '" + script + "'; COMP_WORDS=(connectors con); COMP_CWORD=1; _complete_connectors;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"";

        Process bash = new ProcessBuilder("/bin/bash", "-c", ask)
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("connection\n");
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
