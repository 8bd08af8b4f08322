package org.connectorkit.temporal;

import java.time.Duration;
import java.util.Objects;

/** Which task queue a worker serves, and how fast. */
public final class TemporalWorkerSettings {

    private final String taskQueue;
    private final int concurrentSteps;
    private final double stepsPerSecond;
    private final Duration drainTime;

    private TemporalWorkerSettings(Builder builder) {
        this.taskQueue = builder.taskQueue;
        this.concurrentSteps = builder.concurrentSteps;
        this.stepsPerSecond = builder.stepsPerSecond;
        this.drainTime = builder.drainTime;
    }

    /**
     * Starts the settings of a worker for a task queue.
     *
     * @throws IllegalArgumentException if its name is blank
     */
    public static Builder builder(String taskQueue) {
        return new Builder(taskQueue);
    }

    String taskQueue() {
        return taskQueue;
    }

    int concurrentSteps() {
        return concurrentSteps;
    }

    double stepsPerSecond() {
        return stepsPerSecond;
    }

    Duration drainTime() {
        return drainTime;
    }

    /** Collects the settings; a setter replaces what was set before. */
    public static final class Builder {

        private final String taskQueue;
        private int concurrentSteps = 16;
        private double stepsPerSecond;
        private Duration drainTime = Duration.ofSeconds(30);

        private Builder(String taskQueue) {
            if (taskQueue.isBlank()) {
                throw new IllegalArgumentException(
                        "the task queue's name is blank; give the one that the workflow names");
            }
            this.taskQueue = taskQueue;
        }

        /**
         * How many steps this worker runs at once; 16 unless set.
         *
         * @throws IllegalArgumentException if it is less than one
         */
        public Builder concurrentSteps(int concurrentSteps) {
            if (concurrentSteps < 1) {
                throw new IllegalArgumentException(
                        concurrentSteps + " concurrent steps leave a worker without work; give 1 or more");
            }
            this.concurrentSteps = concurrentSteps;
            return this;
        }

        /**
         * How many steps Temporal starts per second over all workers of the task queue; unlimited unless set. Give the
         * service's limit, such as the account's sending rate. Workers that give different limits overwrite each other's.
         *
         * @throws IllegalArgumentException if it is not more than zero
         */
        public Builder stepsPerSecond(double stepsPerSecond) {
            if (!(stepsPerSecond > 0)) {
                throw new IllegalArgumentException(
                        "a limit of " + stepsPerSecond + " steps per second starts none; give more than 0");
            }
            this.stepsPerSecond = stepsPerSecond;
            return this;
        }

        /** For how long {@link TemporalWorker#close} lets running steps end; 30 seconds unless set. */
        public Builder drainTime(Duration drainTime) {
            this.drainTime = Objects.requireNonNull(drainTime, "drainTime");
            return this;
        }

        /** Ends the settings. */
        public TemporalWorkerSettings build() {
            return new TemporalWorkerSettings(this);
        }
    }
}
