package org.connectorkit.camunda;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;

/** Which cluster a worker serves, and how fast. */
public final class CamundaWorkerSettings {

    private final String cluster;
    private final int concurrentSteps;
    private final Duration jobTimeout;
    private final Duration backOff;
    private final Duration drainTime;

    private CamundaWorkerSettings(Builder builder) {
        this.cluster = builder.cluster;
        this.concurrentSteps = builder.concurrentSteps;
        this.jobTimeout = builder.jobTimeout;
        this.backOff = builder.backOff;
        this.drainTime = builder.drainTime;
    }

    /**
     * Starts the settings of a worker.
     *
     * @param cluster tells clusters that share a ledger apart, since each counts its process instances from the same number;
     *     not blank
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String cluster) {
        return new Builder(cluster);
    }

    String cluster() {
        return cluster;
    }

    int concurrentSteps() {
        return concurrentSteps;
    }

    Duration jobTimeout() {
        return jobTimeout;
    }

    Duration backOff() {
        return backOff;
    }

    Duration drainTime() {
        return drainTime;
    }

    /** Collects the settings; a setter replaces what was set before. */
    public static final class Builder {

        private final String cluster;
        private int concurrentSteps = 16;
        private Duration jobTimeout = Duration.ofSeconds(60);
        private Duration backOff = Duration.ofSeconds(10);
        private Duration drainTime = Duration.ofSeconds(30);

        private Builder(String cluster) {
            if (cluster.isBlank()) {
                throw new IllegalArgumentException("the cluster's name is blank; give it a name of its own");
            }
            this.cluster = cluster;
        }

        /**
         * How many steps of one action this worker runs at once; 16 unless set.
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
         * After what time Camunda gives a job of a worker that did not answer to another; 60 seconds unless set. An action
         * ends a little before it.
         *
         * @throws IllegalArgumentException if it is less than a second
         */
        public Builder jobTimeout(Duration jobTimeout) {
            if (jobTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("a job time-out of " + seconds(jobTimeout)
                        + " seconds ends steps that run; give 1 second or more");
            }
            this.jobTimeout = jobTimeout;
            return this;
        }

        private static String seconds(Duration time) {
            return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
        }

        /** How long a step waits that can be tried again, where the service names no time; 10 seconds unless set. */
        public Builder backOff(Duration backOff) {
            this.backOff = Objects.requireNonNull(backOff, "backOff");
            return this;
        }

        /** For how long {@link CamundaWorker#close} lets running steps end; 30 seconds unless set. */
        public Builder drainTime(Duration drainTime) {
            this.drainTime = Objects.requireNonNull(drainTime, "drainTime");
            return this;
        }

        /** Ends the settings. */
        public CamundaWorkerSettings build() {
            return new CamundaWorkerSettings(this);
        }
    }
}
