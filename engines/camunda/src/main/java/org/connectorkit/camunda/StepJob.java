package org.connectorkit.camunda;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.ledger.OnUnknownOutcome;
import org.connectorkit.ledger.Step;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A job as a step: what its task's variable and headers say. */
final class StepJob {

    static final String RESULT_VARIABLE = "resultVariable";
    static final String ON_UNKNOWN_OUTCOME = "onUnknownOutcome";

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(5);
    private static final int MARGIN_DIVISOR = 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String connectorKey;
    private final ActionDescriptor action;
    private final CamundaWorkerSettings settings;

    StepJob(String connectorKey, ActionDescriptor action, CamundaWorkerSettings settings) {
        this.connectorKey = connectorKey;
        this.action = action;
        this.settings = settings;
    }

    /**
     * Reads a job.
     *
     * @throws ConnectorException of kind {@code INVALID_INPUT} with every problem
     */
    Step step(ActivatedJob job) {
        List<InputProblem> problems = new ArrayList<>();
        Map<String, String> headers = job.getCustomHeaders();
        ObjectNode variable = variable(job.getVariables(), problems);
        for (String name : variable.propertyNames()) {
            if (!name.equals(StepVariable.INPUTS) && !name.equals(StepVariable.IDEMPOTENCY_KEY)) {
                problems.add(problem(name, "is not a member of a step; known are inputs, idempotencyKey"));
            }
        }
        ObjectNode inputs = inputs(variable.path(StepVariable.INPUTS), problems);
        for (Input<?> input : action.inputs().inputs()) {
            if (input.type() instanceof InputType.ConnectionRef) {
                putConnection(inputs, input.key(), headers, problems);
            }
        }
        String key = key(variable.path(StepVariable.IDEMPOTENCY_KEY), problems);
        OnUnknownOutcome policy = policy(headers, problems);
        if (!problems.isEmpty()) {
            throw ConnectorException.invalidInput(problems);
        }
        return Step.builder(connectorKey, action.key(), engineKey(job))
                .inputs(inputs)
                .businessKey(key)
                .onUnknownOutcome(policy)
                .timeout(timeout())
                .build();
    }

    /** The process variable that takes the result, if the task names one. */
    static Optional<String> resultVariable(ActivatedJob job) {
        return Optional.ofNullable(job.getCustomHeaders().get(RESULT_VARIABLE)).filter(name -> !name.isBlank());
    }

    private List<String> engineKey(ActivatedJob job) {
        return List.of(
                "zeebe",
                settings.cluster(),
                Long.toString(job.getProcessInstanceKey()),
                Long.toString(job.getElementInstanceKey()));
    }

    private static ObjectNode variable(String variables, List<InputProblem> problems) {
        JsonNode value;
        try {
            value = JSON.readTree(variables).path(StepVariable.NAME);
        } catch (JacksonException e) {
            throw new IllegalStateException("the engine's variables are no JSON", e);
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (!value.isMissingNode() && !value.isNull()) {
            problems.add(InputProblem.atPath(StepVariable.NAME, "must be an object with the member 'inputs'"));
        }
        return JSON.createObjectNode();
    }

    private static ObjectNode inputs(JsonNode value, List<InputProblem> problems) {
        if (value instanceof ObjectNode object) {
            return object.deepCopy();
        }
        if (!value.isMissingNode() && !value.isNull()) {
            problems.add(problem(StepVariable.INPUTS, "must be an object with the action's inputs by their keys"));
        }
        return JSON.createObjectNode();
    }

    /** The model names the connection: a process that could compute it could choose among all of them. */
    private static void putConnection(
            ObjectNode inputs, String key, Map<String, String> headers, List<InputProblem> problems) {
        if (inputs.has(key)) {
            problems.add(problem(
                    StepVariable.INPUTS + "." + key,
                    "is a connection; name it in the task header '" + key + "', where the model fixes it"));
            return;
        }
        String name = headers.get(key);
        if (name != null) {
            inputs.put(key, name);
        }
    }

    private static @Nullable String key(JsonNode value, List<InputProblem> problems) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isNumber()) {
            problems.add(problem(StepVariable.IDEMPOTENCY_KEY, "must be text or a number"));
            return null;
        }
        return value.asString().isBlank() ? null : value.asString();
    }

    private static OnUnknownOutcome policy(Map<String, String> headers, List<InputProblem> problems) {
        String word = headers.getOrDefault(ON_UNKNOWN_OUTCOME, "");
        if (word.isBlank()) {
            return OnUnknownOutcome.STOP;
        }
        Optional<OnUnknownOutcome> policy = OnUnknownOutcome.ofWord(word);
        if (policy.isEmpty()) {
            problems.add(InputProblem.atPath(ON_UNKNOWN_OUTCOME, "is '" + word + "'; must be stop or resend"));
        }
        return policy.orElse(OnUnknownOutcome.STOP);
    }

    private static InputProblem problem(String member, String message) {
        return InputProblem.atPath(StepVariable.NAME + "." + member, message);
    }

    /** Leaves the worker time to tell how the step ended before Camunda gives the job to another. */
    private Duration timeout() {
        Duration margin = settings.jobTimeout().dividedBy(MARGIN_DIVISOR);
        return settings.jobTimeout().minus(margin.compareTo(LONGEST_MARGIN) < 0 ? margin : LONGEST_MARGIN);
    }
}
