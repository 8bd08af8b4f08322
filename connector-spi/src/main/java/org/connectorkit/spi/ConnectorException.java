package org.connectorkit.spi;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one failure of connectors and hosts: what it means, a stable code for programs, plain words for people.
 *
 * <p>A connector may attach a cause; a host logs it masked and passes on the exception without it.
 */
public final class ConnectorException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final String code;
    private final transient List<InputProblem> problems;
    private final @Nullable String nextStep;
    private final @Nullable String serviceCode;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;

    private ConnectorException(Builder builder) {
        super(builder.message, builder.cause);
        this.kind = builder.kind;
        this.code = builder.code;
        this.problems = builder.problems;
        this.nextStep = builder.nextStep;
        this.serviceCode = builder.serviceCode;
        this.requestId = builder.requestId;
        this.retryAfter = builder.retryAfter;
    }

    /**
     * Starts a failure.
     *
     * @param code a stable name for programs, in upper snake case, such as {@code SENDER_NOT_VERIFIED}
     * @param message what happened, in a sentence a designer of flows understands; no secret, no stack trace
     */
    public static Builder builder(ErrorKind kind, String code, String message) {
        return new Builder(kind, code, message);
    }

    /**
     * A failure of kind {@link ErrorKind#INVALID_INPUT} with code {@code INVALID_INPUT}.
     *
     * @param problems at least one
     * @throws IllegalArgumentException if there is none
     */
    public static ConnectorException invalidInput(List<InputProblem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an invalid input needs at least one problem");
        }
        String message = problems.size() == 1
                ? problems.get(0).toString()
                : problems.size() + " inputs need attention: "
                        + String.join(
                                "; ",
                                problems.stream().map(InputProblem::toString).toList());
        return builder(ErrorKind.INVALID_INPUT, "INVALID_INPUT", message)
                .problems(problems)
                .build();
    }

    /** What the failure means. */
    public ErrorKind kind() {
        return kind;
    }

    /** A stable name for programs. */
    public String code() {
        return code;
    }

    /** The inputs that need attention; empty unless inputs are the cause. */
    public List<InputProblem> problems() {
        return problems == null ? List.of() : problems;
    }

    /** What a person can do about it, in a sentence. */
    public Optional<String> nextStep() {
        return Optional.ofNullable(nextStep);
    }

    /** The service's own error code, where it gave one. */
    public Optional<String> serviceCode() {
        return Optional.ofNullable(serviceCode);
    }

    /** The service's id of the request, where it gave one; its support asks for it. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** How long to wait before the next attempt; only where the kind is retryable and the service said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Collects a failure; a setter replaces what was set before. */
    public static final class Builder {

        private final ErrorKind kind;
        private final String code;
        private final String message;
        private List<InputProblem> problems = List.of();
        private @Nullable String nextStep;
        private @Nullable String serviceCode;
        private @Nullable String requestId;
        private @Nullable Duration retryAfter;
        private @Nullable Throwable cause;

        private Builder(ErrorKind kind, String code, String message) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.code = DescriptorChecks.requireLine(code, "failure", "code");
            this.message = DescriptorChecks.requireText(message, "failure " + code, "message");
        }

        /** The inputs that need attention. */
        public Builder problems(List<InputProblem> problems) {
            this.problems = List.copyOf(problems);
            return this;
        }

        /** What a person can do about it, in a sentence. */
        public Builder nextStep(@Nullable String nextStep) {
            this.nextStep = nextStep;
            return this;
        }

        /** The service's own error code. */
        public Builder serviceCode(@Nullable String serviceCode) {
            this.serviceCode = serviceCode;
            return this;
        }

        /** The service's id of the request. */
        public Builder requestId(@Nullable String requestId) {
            this.requestId = requestId;
            return this;
        }

        /** How long to wait before the next attempt. */
        public Builder retryAfter(@Nullable Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /** What led to it; for the operator's log only. */
        public Builder cause(@Nullable Throwable cause) {
            this.cause = cause;
            return this;
        }

        /**
         * Ends the failure.
         *
         * @throws IllegalArgumentException if it names a time to retry after and its kind is not retryable
         */
        public ConnectorException build() {
            if (retryAfter != null && !kind.retryable()) {
                throw new IllegalArgumentException(
                        "failure " + code + " of kind " + kind + " must not be retried, so it can have no retry-after");
            }
            return new ConnectorException(this);
        }
    }
}
