package org.connectorkit.designer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.connectorkit.designer.inbox.SandboxInbox;
import org.connectorkit.designer.page.Parts.Copyable;
import org.connectorkit.designer.page.Parts.Fact;
import org.connectorkit.designer.page.Parts.LogLine;
import org.connectorkit.designer.page.RunView;
import org.connectorkit.designer.run.CommandText;
import org.connectorkit.designer.run.Run;
import org.connectorkit.designer.run.Runs;
import org.connectorkit.designer.templates.JterunGenerated;
import org.connectorkit.designer.web.Exchange;
import org.connectorkit.designer.web.HttpFailure;
import org.connectorkit.designer.web.Routes;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.ResultField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A run: its progress, then its result, its log, and how to do it again elsewhere. */
final class RunPages {

    /** How long one question of the page for the end of a run stays open. */
    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private final Site site;
    private final Runs runs;

    RunPages(Site site, Runs runs) {
        this.site = site;
        this.runs = runs;
    }

    void addTo(Routes routes) {
        routes.get("/runs/{run}", exchange -> {
                    Run run = run(exchange);
                    exchange.html(
                            200,
                            Site.render(html ->
                                    JterunGenerated.render(html, null, site.chrome(title(run), "actions"), view(run))));
                })
                .get("/runs/{run}/wait", exchange -> {
                    boolean done = run(exchange).await(LONG_POLL);
                    exchange.text("application/json", "{\"done\":" + done + "}");
                })
                .post("/runs/{run}/cancel", exchange -> {
                    Run run = run(exchange);
                    runs.cancel(run);
                    run.await(Duration.ofSeconds(1));
                    exchange.redirect("/runs/" + run.id());
                });
    }

    private Run run(Exchange exchange) {
        return runs.find(exchange.path("run"))
                .orElseThrow(() -> HttpFailure.notFound(
                        "This run is not of this session; runs are remembered until the page is stopped."));
    }

    /** How a run stands, for the style of its label: running, ok, unknown or error. */
    static String state(Run run) {
        return switch (run.state()) {
            case RUNNING -> "running";
            case SUCCEEDED -> "ok";
            case FAILED -> outcomeUnknown(run) ? "unknown" : "error";
        };
    }

    static String stateLabel(Run run) {
        return switch (run.state()) {
            case RUNNING -> "Running";
            case SUCCEEDED -> "Succeeded";
            case FAILED -> outcomeUnknown(run) ? "Outcome unknown" : run.cancelled() ? "Cancelled" : "Failed";
        };
    }

    private static boolean outcomeUnknown(Run run) {
        return run.failure()
                .filter(failure -> failure.kind() == ErrorKind.UNKNOWN_OUTCOME)
                .isPresent();
    }

    private static String title(Run run) {
        return stateLabel(run) + ": " + run.action().info().label();
    }

    private RunView view(Run run) {
        Optional<ObjectNode> mail = mail(run);
        Optional<ConnectorException> failure = run.failure();
        return new RunView(
                "/runs/" + run.id(),
                run.action().info().label(),
                state(run),
                stateLabel(run),
                failure.map(RunPages::message).orElse(""),
                failure.flatMap(ConnectorException::nextStep).orElse(""),
                title(run),
                facts(run),
                copies(run),
                log(run, mail),
                mail.map(InboxPages::path).orElse(""),
                Site.actionPath(run.connector(), run.action().key()) + "?run=" + run.id(),
                run.cancelled(),
                failure.map(ConnectorException::kind)
                        .filter(ErrorKind.REJECTED::equals)
                        .isPresent());
    }

    private static String message(ConnectorException failure) {
        return failure.problems().isEmpty()
                ? String.valueOf(failure.getMessage())
                : String.join(
                        "; ",
                        failure.problems().stream().map(InputProblem::toString).toList());
    }

    private List<Fact> facts(Run run) {
        List<Fact> facts = new ArrayList<>();
        run.result().ifPresent(result -> {
            for (ResultField field : run.action().info().results()) {
                JsonNode value = result.get(field.key());
                if (value != null) {
                    facts.add(new Fact(field.key(), words(value), Markdown.toHtml(field.comment())));
                }
            }
        });
        run.failure().ifPresent(failure -> {
            facts.add(new Fact("Kind", failure.kind().name(), meaning(failure.kind())));
            facts.add(new Fact("Code", failure.code(), ""));
            failure.serviceCode().ifPresent(code -> facts.add(new Fact("Code of the service", code, "")));
            failure.requestId().ifPresent(id -> facts.add(new Fact("Request id", id, "")));
            failure.retryAfter().ifPresent(time -> facts.add(new Fact("Try again after", Site.duration(time), "")));
        });
        facts.add(new Fact("Started", site.dateTime(run.startedAt()), ""));
        facts.add(new Fact("Took", Site.duration(run.took()), ""));
        connection(run).ifPresent(name -> facts.add(new Fact("Connection", name, "")));
        return facts;
    }

    private static String meaning(ErrorKind kind) {
        return kind == ErrorKind.UNKNOWN_OUTCOME
                ? "It may have happened. Look in the service before running it again."
                : kind.retryable() ? "Nothing happened; the same run may succeed later." : "";
    }

    /** A value in words, as far as it is flat: {@code to 1, cc 0}; deeper ones as JSON. */
    private static String words(JsonNode value) {
        if (value.isNull() || (value.isContainer() && value.isEmpty())) {
            return "none";
        }
        if (value.valueStream().anyMatch(JsonNode::isContainer)) {
            return value.toString();
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        return value.isObject()
                ? value.propertyStream()
                        .map(member -> member.getKey() + " " + member.getValue().asString(""))
                        .collect(Collectors.joining(", "))
                : value.asString("");
    }

    private List<Copyable> copies(Run run) {
        List<Copyable> copies = new ArrayList<>();
        run.result().ifPresent(result -> copies.add(new Copyable("result", "Result", Site.pretty(result), false)));
        copies.add(new Copyable("cli", "CLI", command(run), true));
        ObjectNode inputs = Site.json(run.values().toJson(file -> Map.of("path", "./" + file.name())));
        copies.add(new Copyable("json", "JSON", Site.pretty(inputs), true));
        return copies;
    }

    private String command(Run run) {
        return CommandText.of(
                run.connector().key(),
                run.action().key(),
                run.values(),
                connection(run).map(site.connections()::commandArguments).orElse(List.of()));
    }

    private static Optional<String> connection(Run run) {
        ActionDescriptor action = run.action();
        Map<String, Object> json = run.values().toJson(file -> "");
        return action.inputs().inputs().stream()
                .filter(input -> input.type() instanceof InputType.ConnectionRef)
                .<String>map(Input::key)
                .filter(json::containsKey)
                .map(key -> String.valueOf(json.get(key)))
                .findFirst();
    }

    /** The mail that a sandbox took from the run: its result names it. */
    private Optional<ObjectNode> mail(Run run) {
        return run.result()
                .map(result -> result.path("messageId").asString(""))
                .filter(id -> !id.isEmpty())
                .flatMap(id -> site.inbox().flatMap(inbox -> find(inbox, id)));
    }

    private static Optional<ObjectNode> find(SandboxInbox inbox, String id) {
        try {
            return inbox.message(id);
        } catch (ConnectorException e) {
            // The run is what the page is about; the Inbox page tells that the sandbox is gone
            return Optional.empty();
        }
    }

    private List<LogLine> log(Run run, Optional<ObjectNode> mail) {
        List<LogLine> lines = new ArrayList<>();
        run.log().forEach(line -> lines.add(new LogLine(site.time(line.at()), line.text())));
        mail.ifPresent(message -> lines.add(new LogLine(
                site.time(Instant.parse(message.path("acceptedAt").asString(""))),
                "The sandbox took " + message.at("/request/action").asString("") + " in "
                        + message.at("/request/region").asString("") + " from "
                        + message.at("/request/callerArn").asString("") + ", request id "
                        + message.at("/request/requestId").asString(""))));
        return lines;
    }
}
