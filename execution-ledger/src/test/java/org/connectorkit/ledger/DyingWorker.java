package org.connectorkit.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/** A worker that performs one step for ever, until it is killed. */
final class DyingWorker {

    private DyingWorker() {}

    public static void main(String[] args) {
        try (ExecutionLedger ledger = ExecutionLedger.open(LedgerSettings.file(Path.of(args[0]))
                .lease(Duration.ofSeconds(1))
                .build())) {
            ledger.perform(StepKey.of("test.send", "h2", "step"), "fingerprint", OnUnknownOutcome.STOP, () -> {
                System.out.println("performing");
                return new CompletableFuture<ObjectNode>().join();
            });
        }
    }
}
