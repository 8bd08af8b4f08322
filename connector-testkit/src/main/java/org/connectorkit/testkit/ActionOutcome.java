package org.connectorkit.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run of an action gave: a result or a failure, as an embedder of the host gets it. */
public final class ActionOutcome {

    private final String action;
    private final @Nullable ObjectNode result;
    private final @Nullable ConnectorException failure;

    private ActionOutcome(String action, @Nullable ObjectNode result, @Nullable ConnectorException failure) {
        this.action = action;
        this.result = result;
        this.failure = failure;
    }

    static ActionOutcome succeeded(String action, ObjectNode result) {
        return new ActionOutcome(action, Objects.requireNonNull(result, "result"), null);
    }

    static ActionOutcome failed(String action, ConnectorException failure) {
        return new ActionOutcome(action, null, Objects.requireNonNull(failure, "failure"));
    }

    /** The result; absent if the run failed. */
    public Optional<ObjectNode> result() {
        return Optional.ofNullable(result);
    }

    /** The failure; absent if the run succeeded. */
    public Optional<ConnectorException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether the run failed in this way. */
    public boolean failedWith(ErrorKind kind) {
        return failure != null && failure.kind() == kind;
    }

    /**
     * Requires a result.
     *
     * @return the result
     * @throws AssertionError if the run failed
     */
    public ObjectNode assertSucceeds() {
        if (result == null) {
            throw new AssertionError("expected a result, but " + this);
        }
        return result;
    }

    /**
     * Requires a member of the result.
     *
     * @param value what it must equal once it is JSON: text, a number, a flag, a list or a map; null for JSON null
     * @return this
     * @throws AssertionError if the run failed, or if the member is missing or another
     */
    public ActionOutcome assertResult(String member, @Nullable Object value) {
        JsonNode seen = assertSucceeds().get(member);
        JsonNode expected = JsonInputs.of(value);
        if (seen == null || !seen.toString().equals(expected.toString())) {
            throw new AssertionError("expected " + member + " to be " + expected + ", but " + this);
        }
        return this;
    }

    /**
     * Requires a failure of a kind.
     *
     * @return the failure
     * @throws AssertionError if the run succeeded or failed otherwise
     */
    public ConnectorException assertFails(ErrorKind kind) {
        if (failure == null || failure.kind() != kind) {
            throw new AssertionError("expected a failure of kind " + kind + ", but " + this);
        }
        return failure;
    }

    /**
     * Requires a failure of kind {@link ErrorKind#INVALID_INPUT} whose problems are at these paths, in any order, and at no
     * other.
     *
     * @param paths such as {@code sender}, {@code toAddresses[1]}
     * @return the problems
     * @throws AssertionError if it is otherwise
     */
    public List<InputProblem> assertProblems(String... paths) {
        List<InputProblem> problems = assertFails(ErrorKind.INVALID_INPUT).problems();
        TreeSet<String> seen = new TreeSet<>();
        problems.forEach(problem -> seen.add(problem.path()));
        TreeSet<String> expected = new TreeSet<>(Arrays.asList(paths));
        if (!seen.equals(expected)) {
            throw new AssertionError("expected problems at " + expected + ", but " + this);
        }
        return problems;
    }

    @Override
    public String toString() {
        if (failure == null) {
            return action + " succeeded with " + result;
        }
        return action + " failed with " + failure.kind() + " " + failure.code() + ": " + failure.getMessage();
    }
}
