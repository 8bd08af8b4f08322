package org.connectorkit.designer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectorkit.designer.page.Parts.Card;
import org.connectorkit.designer.page.Parts.CardGroup;
import org.connectorkit.designer.page.Parts.Copyable;
import org.connectorkit.designer.page.Parts.Fact;
import org.connectorkit.designer.page.Parts.Notice;
import org.connectorkit.designer.page.Parts.RunRow;
import org.connectorkit.designer.run.Run;
import org.connectorkit.designer.run.Runs;
import org.connectorkit.designer.run.Uploads;
import org.connectorkit.designer.templates.JteactionGenerated;
import org.connectorkit.designer.templates.JteactionsGenerated;
import org.connectorkit.designer.templates.JteconfirmGenerated;
import org.connectorkit.designer.web.Exchange;
import org.connectorkit.designer.web.FormReader;
import org.connectorkit.designer.web.HttpFailure;
import org.connectorkit.designer.web.Percent;
import org.connectorkit.designer.web.Routes;
import org.connectorkit.forms.Form;
import org.connectorkit.forms.FormValues;
import org.connectorkit.forms.SavedConnection;
import org.connectorkit.forms.Submission;
import org.connectorkit.forms.UploadedFile;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.Invocation;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;

/** Actions: choose one, fill it in, preview it, confirm it where it reaches a real service, start it. */
final class ActionPages {

    private static final String SECTION = "actions";

    /** Names the page on which a form was submitted, so that submitting it twice runs it once. */
    private static final String FORM_ID = "form";

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int REMEMBERED_DRAFTS = 50;
    private static final int RECENT = 6;

    /** How long a submit waits for a quick run, so that its result shows at once. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Site site;
    private final FormReader forms;
    private final Uploads uploads;
    private final Runs runs;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    ActionPages(Site site, FormReader forms, Uploads uploads, Runs runs) {
        this.site = site;
        this.forms = forms;
        this.uploads = uploads;
        this.runs = runs;
    }

    void addTo(Routes routes) {
        routes.get("/actions", exchange -> exchange.html(200, list()))
                .get("/actions/{connector}/{action}", exchange -> {
                    Choice choice = choice(exchange);
                    exchange.html(200, page(choice, initialValues(choice, exchange), Outcome.NONE));
                })
                .post("/actions/{connector}/{action}", this::submit)
                .post("/drafts/{draft}/run", exchange -> {
                    Draft draft = draft(exchange.path("draft"));
                    start(exchange, draft.choice(), draft.values(), draft.id());
                });
    }

    /** An action of a connector. */
    private record Choice(ConnectorDescriptor connector, ActionDescriptor action) {

        InputSchema schema() {
            return action.inputs();
        }

        String path() {
            return Site.actionPath(connector, action.key());
        }
    }

    /** A run that waits to be confirmed. */
    private record Draft(String id, Choice choice, FormValues values) {}

    /** What came of a submit that started nothing. */
    private record Outcome(List<InputProblem> problems, List<Notice> notices, List<Copyable> preview) {
        static final Outcome NONE = new Outcome(List.of(), List.of(), List.of());
    }

    private Choice choice(Exchange exchange) {
        ConnectorDescriptor connector = site.connector(exchange.path("connector"));
        String key = exchange.path("action");
        return new Choice(
                connector,
                connector
                        .action(key)
                        .orElseThrow(() ->
                                HttpFailure.notFound(connector.info().label() + " has no action '" + key + "'.")));
    }

    private FormValues initialValues(Choice choice, Exchange exchange) {
        Optional<FormValues> earlier = exchange.query("run")
                .flatMap(runs::find)
                .map(Run::values)
                .or(() -> exchange.query("draft").flatMap(this::findDraft).map(Draft::values))
                .filter(values -> values.schema().equals(choice.schema()));
        return earlier.orElseGet(() -> FormValues.of(choice.schema(), onlyConnections(choice), Set.of()));
    }

    /** A connection that is the only one to choose needs no choosing; nothing else is chosen for anyone. */
    private Map<String, Object> onlyConnections(Choice choice) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (Input<?> input : choice.schema().inputs()) {
            if (input.type() instanceof InputType.ConnectionRef reference) {
                List<SavedConnection> fitting = site.savedConnections(choice.connector()).stream()
                        .filter(saved -> reference.connectionKeys().contains(saved.typeKey()))
                        .toList();
                if (fitting.size() == 1) {
                    chosen.put(input.key(), fitting.get(0).name());
                }
            }
        }
        return chosen;
    }

    private void submit(Exchange exchange) throws IOException, InterruptedException {
        Choice choice = choice(exchange);
        Submission.Builder submission = Submission.builder(uploads::find);
        List<String> buttons = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        forms.read(
                exchange,
                (name, text) -> {
                    submission.addText(name, text);
                    if (name.equals("do")) {
                        buttons.add(text);
                    } else if (name.equals(FORM_ID) && UUID_TEXT.matcher(text).matches()) {
                        ids.add(text);
                    }
                },
                (control, name, type, content) -> submission.addFile(control, uploads.add(name, type, content)));
        FormValues values = FormValues.submitted(choice.schema(), submission.build(), Set.of());
        List<InputProblem> problems;
        try {
            problems = Stream.concat(
                            values.problems().stream(), site.host().validate(invocation(choice, values)).stream())
                    .toList();
        } catch (ConnectorException e) {
            exchange.html(422, page(choice, values, failed(e)));
            return;
        }
        if (!problems.isEmpty()) {
            exchange.html(422, page(choice, values, new Outcome(problems, List.of(), List.of())));
        } else if (buttons.contains("preview")) {
            preview(exchange, choice, values);
        } else if (site.target().sandbox()) {
            start(exchange, choice, values, ids.isEmpty() ? UUID.randomUUID().toString() : ids.get(0));
        } else {
            exchange.html(200, confirmation(remember(choice, values)));
        }
    }

    private static Invocation invocation(Choice choice, FormValues values) {
        return Invocation.builder(choice.connector().key(), choice.action().key())
                .inputs(Site.json(values.toJson(Uploads::reference)))
                .build();
    }

    private void preview(Exchange exchange, Choice choice, FormValues values) {
        try {
            String json = Site.pretty(site.host().preview(invocation(choice, values)));
            Notice notice = new Notice(
                    "info", "Preview: nothing was sent", "This is what a run would do with the inputs below.", "");
            exchange.html(
                    200,
                    page(
                            choice,
                            values,
                            new Outcome(
                                    List.of(),
                                    List.of(notice),
                                    List.of(new Copyable("preview", "What would be done", json, false)))));
        } catch (ConnectorException e) {
            exchange.html(422, page(choice, values, failed(e)));
        }
    }

    private static Outcome failed(ConnectorException e) {
        if (e.kind() == ErrorKind.INVALID_INPUT && !e.problems().isEmpty()) {
            return new Outcome(e.problems(), List.of(), List.of());
        }
        return new Outcome(
                List.of(),
                List.of(new Notice(
                        "error",
                        String.valueOf(e.getMessage()),
                        "",
                        e.nextStep().orElse(""))),
                List.of());
    }

    private void start(Exchange exchange, Choice choice, FormValues values, String id) throws InterruptedException {
        Run run = runs.start(id, choice.connector(), choice.action(), values, invocation(choice, values));
        run.await(PATIENCE);
        exchange.redirect("/runs/" + run.id());
    }

    private Draft remember(Choice choice, FormValues values) {
        Draft draft = new Draft(UUID.randomUUID().toString(), choice, values);
        synchronized (drafts) {
            drafts.put(draft.id(), draft);
            if (drafts.size() > REMEMBERED_DRAFTS) {
                drafts.remove(drafts.keySet().iterator().next());
            }
        }
        return draft;
    }

    private Optional<Draft> findDraft(String id) {
        synchronized (drafts) {
            return Optional.ofNullable(drafts.get(id));
        }
    }

    /** The draft, once: a confirmation that is sent twice must not run twice. */
    private Draft draft(String id) {
        synchronized (drafts) {
            Draft draft = drafts.remove(id);
            if (draft == null) {
                throw new HttpFailure(
                        409, "This run was confirmed already or is too old. Look at the runs of this session first.");
            }
            return draft;
        }
    }

    private String confirmation(Draft draft) {
        List<Fact> facts = new ArrayList<>();
        Map<String, Object> json = draft.values().toJson(UploadedFile::name);
        for (Input<?> input : draft.choice().schema().inputs()) {
            Object value = json.get(input.key());
            if (value != null) {
                facts.add(new Fact(input.label(), shortened(words(value)), ""));
            }
        }
        return Site.render(html -> JteconfirmGenerated.render(
                html,
                null,
                site.chrome("Confirm: " + draft.choice().action().info().label(), SECTION),
                "Run " + draft.choice().action().info().label(),
                "/drafts/" + draft.id() + "/run",
                draft.choice().path() + "?draft=" + draft.id(),
                facts,
                draft.choice().action().info().repeatable()));
    }

    private static String words(Object value) {
        if (value instanceof List<?> items) {
            return String.join(", ", items.stream().map(ActionPages::words).toList());
        }
        return value instanceof Map<?, ?> entry ? String.valueOf(entry.get("key")) : String.valueOf(value);
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private String list() {
        List<CardGroup> groups = site.host().connectors().stream()
                .map(connector -> new CardGroup(
                        connector.info().label(),
                        Markdown.toHtml(connector.info().description()),
                        Site.icon(connector),
                        connector.actions().stream()
                                .map(action -> new Card(
                                        Site.actionPath(connector, action.key()),
                                        action.info().label(),
                                        Markdown.toHtml(action.info().description()),
                                        ""))
                                .toList()))
                .toList();
        List<Notice> notices = site.host().pluginProblems().stream()
                .map(problem -> new Notice(
                        "error", "A plugin can't be used: " + problem.source(), problem.message(), problem.remedy()))
                .toList();
        return Site.render(html -> JteactionsGenerated.render(
                html, null, site.chrome("Actions", SECTION), notices, groups, rows(runs.latestFirst())));
    }

    private String page(Choice choice, FormValues values, Outcome outcome) {
        List<SavedConnection> connections = site.savedConnections(choice.connector());
        Form form = Form.of(values).withProblems(outcome.problems()).withConnections(connections);
        List<Notice> notices = new ArrayList<>(outcome.notices());
        if (connections.isEmpty() && needsConnection(choice)) {
            notices.add(new Notice(
                    "info",
                    "This action needs a connection",
                    "None is saved yet.",
                    "Make one under Connections, then come back."));
        }
        boolean failed = notices.stream().anyMatch(notice -> notice.kind().equals("error"));
        List<Run> recent = runs.latestFirst().stream()
                .filter(run -> run.action().equals(choice.action()))
                .limit(RECENT)
                .toList();
        return Site.render(html -> JteactionGenerated.render(
                html,
                null,
                site.chrome(choice.action().info().label(), SECTION),
                choice.path(),
                UUID.randomUUID().toString(),
                choice.action().info().label(),
                Markdown.toHtml(choice.action().info().description()),
                choice.connector().info().label(),
                "/docs/" + Percent.encode(choice.connector().key()),
                choice.action().previewable(),
                notices,
                outcome.preview(),
                form.summaryHtml(),
                form.controlsHtml(),
                rows(recent),
                form.hasProblems() || failed));
    }

    private static boolean needsConnection(Choice choice) {
        return choice.schema().inputs().stream().anyMatch(input -> input.type() instanceof InputType.ConnectionRef);
    }

    private List<RunRow> rows(List<Run> all) {
        return all.stream()
                .map(run -> new RunRow(
                        "/runs/" + run.id(),
                        run.action().info().label(),
                        RunPages.state(run),
                        RunPages.stateLabel(run),
                        run.failure().map(ConnectorException::code).orElse(""),
                        site.time(run.startedAt()),
                        run.state() == Run.State.RUNNING ? "" : Site.duration(run.took())))
                .toList();
    }
}
