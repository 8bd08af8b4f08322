package org.connectorkit.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an attempt ended, and what the ledger has to write for it. */
final class Outcome {

    /** It certainly did not happen. */
    static final Outcome NOTHING_HAPPENED = new Outcome(false, null);

    /** Nobody can tell. */
    static final Outcome UNKNOWN = new Outcome(true, null);

    private final boolean mayHaveHappened;
    private final @Nullable String result;

    private Outcome(boolean mayHaveHappened, @Nullable String result) {
        this.mayHaveHappened = mayHaveHappened;
        this.result = result;
    }

    /** It happened, with a result in JSON. */
    static Outcome done(String result) {
        return new Outcome(true, result);
    }

    boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    Optional<String> result() {
        return Optional.ofNullable(result);
    }
}
