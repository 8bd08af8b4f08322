package org.connectorkit.temporal;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.common.converter.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorkit.ledger.OnUnknownOutcome;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.InputProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An activity's argument, read from the payload itself: no converter in between rounds its numbers. */
final class StepArgument {

    private static final String ARGUMENT = "argument";
    private static final String INPUTS = "inputs";
    private static final String IDEMPOTENCY_KEY = "idempotencyKey";
    private static final String ON_UNKNOWN_OUTCOME = "onUnknownOutcome";
    private static final List<String> MEMBERS = List.of(INPUTS, IDEMPOTENCY_KEY, ON_UNKNOWN_OUTCOME);
    private static final String JSON_ENCODING = "json/plain";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode inputs;
    private final @Nullable String idempotencyKey;
    private final OnUnknownOutcome onUnknownOutcome;

    private StepArgument(ObjectNode inputs, @Nullable String idempotencyKey, OnUnknownOutcome onUnknownOutcome) {
        this.inputs = inputs;
        this.idempotencyKey = idempotencyKey;
        this.onUnknownOutcome = onUnknownOutcome;
    }

    /**
     * Reads it.
     *
     * @throws ConnectorException of kind {@code INVALID_INPUT} with every problem
     */
    static StepArgument of(EncodedValues arguments) {
        if (arguments.getSize() != 1) {
            throw invalid("must be the only argument, not one of " + arguments.getSize());
        }
        return of(json(arguments));
    }

    private static ObjectNode json(EncodedValues arguments) {
        Payload payload;
        try {
            payload = arguments.get(0, RawValue.class).getPayload();
        } catch (DataConverterException e) {
            throw invalid("cannot be decoded; worker and workflow must share the payload codec");
        }
        String encoding =
                payload.getMetadataOrThrow(EncodingKeys.METADATA_ENCODING_KEY).toStringUtf8();
        if (!encoding.equals(JSON_ENCODING)) {
            throw invalid("is encoded as " + encoding + "; give a JSON object, encoded as " + JSON_ENCODING);
        }
        try {
            if (JSON.readTree(payload.getData().toString(StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw invalid("is no JSON");
        }
        throw invalid("must be a JSON object with the member '" + INPUTS + "'");
    }

    private static StepArgument of(ObjectNode json) {
        List<InputProblem> problems = new ArrayList<>();
        json.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> problems.add(InputProblem.atPath(
                        name, "is not a member of a step; known are " + String.join(", ", MEMBERS))));
        ObjectNode inputs = JSON.createObjectNode();
        if (json.get(INPUTS) instanceof ObjectNode object) {
            inputs = object;
        } else {
            problems.add(InputProblem.atPath(INPUTS, "must be an object with the action's inputs by their keys"));
        }
        Optional<String> key = text(json, IDEMPOTENCY_KEY, problems);
        Optional<OnUnknownOutcome> policy =
                text(json, ON_UNKNOWN_OUTCOME, problems).flatMap(name -> policy(name, problems));
        if (!problems.isEmpty()) {
            throw ConnectorException.invalidInput(problems);
        }
        return new StepArgument(inputs, key.orElse(null), policy.orElse(OnUnknownOutcome.STOP));
    }

    private static Optional<String> text(ObjectNode json, String member, List<InputProblem> problems) {
        JsonNode value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            problems.add(InputProblem.atPath(member, "must be text"));
            return Optional.empty();
        }
        return Optional.of(value.asString()).filter(text -> !text.isBlank());
    }

    private static Optional<OnUnknownOutcome> policy(String name, List<InputProblem> problems) {
        Optional<OnUnknownOutcome> policy = OnUnknownOutcome.ofWord(name);
        if (policy.isEmpty()) {
            problems.add(InputProblem.atPath(ON_UNKNOWN_OUTCOME, "is '" + name + "'; must be stop or resend"));
        }
        return policy;
    }

    private static ConnectorException invalid(String message) {
        return ConnectorException.invalidInput(List.of(InputProblem.atPath(ARGUMENT, message)));
    }

    ObjectNode inputs() {
        return inputs;
    }

    @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    OnUnknownOutcome onUnknownOutcome() {
        return onUnknownOutcome;
    }
}
