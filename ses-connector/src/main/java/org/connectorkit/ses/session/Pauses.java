package org.connectorkit.ses.session;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before each repetition: twice as long each time up to a greatest wait, less a random half, so that
 * clients that failed together do not return together.
 */
final class Pauses {

    private final Duration first;
    private final Duration greatest;
    private final int repetitions;

    Pauses(Duration first, Duration greatest, int repetitions) {
        this.first = first;
        this.greatest = greatest;
        this.repetitions = repetitions;
    }

    /** How often to repeat at most. */
    int repetitions() {
        return repetitions;
    }

    /**
     * The wait before a repetition.
     *
     * @param repetition counted from 1
     */
    Duration before(int repetition) {
        return before(repetition, ThreadLocalRandom.current());
    }

    Duration before(int repetition, Random random) {
        long full = first.toMillis() << Math.min(repetition - 1, 20);
        long capped = Math.min(full, greatest.toMillis());
        return Duration.ofMillis(capped - Math.round(random.nextDouble() * capped / 2));
    }
}
