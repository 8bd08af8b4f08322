package org.connectorkit.temporal;

import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/** What Temporal writes into a workflow's history about a failure. */
final class Failures {

    private Failures() {}

    static ApplicationFailure of(ConnectorException failure) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("kind", failure.kind().name());
        failure.nextStep().ifPresent(nextStep -> details.put("nextStep", nextStep));
        if (!failure.problems().isEmpty()) {
            details.put(
                    "problems",
                    failure.problems().stream()
                            .map(problem -> Map.of("path", problem.path(), "message", problem.message()))
                            .toList());
        }
        failure.serviceCode().ifPresent(code -> details.put("serviceCode", code));
        failure.requestId().ifPresent(id -> details.put("requestId", id));
        ApplicationFailure.Builder built = ApplicationFailure.newBuilder()
                .setMessage(String.valueOf(failure.getMessage()))
                .setType(failure.code())
                .setNonRetryable(!failure.kind().retryable())
                .setDetails(details);
        failure.retryAfter().ifPresent(built::setNextRetryDelay);
        return withoutStack(built.build());
    }

    /** Says nothing of what went wrong: an unexpected failure's message may hold anything. */
    static ApplicationFailure ofTheWorker() {
        return withoutStack(ApplicationFailure.newBuilder()
                .setMessage("the worker failed unexpectedly; its log says why")
                .setType("INTERNAL")
                .setNonRetryable(true)
                .setDetails(Map.of("kind", ErrorKind.INTERNAL.name()))
                .build());
    }

    private static ApplicationFailure withoutStack(ApplicationFailure failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}
