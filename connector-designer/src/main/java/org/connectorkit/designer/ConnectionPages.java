package org.connectorkit.designer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectorkit.designer.page.Parts.Card;
import org.connectorkit.designer.page.Parts.CardGroup;
import org.connectorkit.designer.page.Parts.ConnectionRow;
import org.connectorkit.designer.page.Parts.Notice;
import org.connectorkit.designer.templates.JteconnectionGenerated;
import org.connectorkit.designer.templates.JteconnectionsGenerated;
import org.connectorkit.designer.templates.JteremoveGenerated;
import org.connectorkit.designer.web.Exchange;
import org.connectorkit.designer.web.FormReader;
import org.connectorkit.designer.web.HttpFailure;
import org.connectorkit.designer.web.Percent;
import org.connectorkit.designer.web.Routes;
import org.connectorkit.forms.Form;
import org.connectorkit.forms.FormValues;
import org.connectorkit.forms.Submission;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionDescriptor;
import org.connectorkit.host.ConnectionTest;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Saved connections: list, make, change, test, remove. */
final class ConnectionPages {

    private static final String SECTION = "connections";

    private final Site site;
    private final FormReader forms;

    ConnectionPages(Site site, FormReader forms) {
        this.site = site;
        this.forms = forms;
    }

    void addTo(Routes routes) {
        routes.get("/connections", exchange -> exchange.html(200, list(List.of())))
                .get("/connections/new/{connector}/{type}", exchange -> {
                    Kind kind = kind(exchange.path("connector"), exchange.path("type"));
                    exchange.html(200, page(kind, "", FormValues.blank(kind.schema()), Outcome.NONE));
                })
                .post("/connections/new/{connector}/{type}", this::create)
                .get("/connections/edit/{name}", exchange -> {
                    String name = exchange.path("name");
                    Saved saved = editable(name);
                    exchange.html(200, editPage(name, saved, saved.values(), Outcome.NONE));
                })
                .post("/connections/edit/{name}", this::change)
                .post("/connections/test/{name}", exchange -> {
                    String name = exchange.path("name");
                    exchange.html(200, list(List.of(test(name, saved(name)))));
                })
                .get("/connections/remove/{name}", exchange -> {
                    String name = exchange.path("name");
                    requireEditable(name);
                    exchange.html(
                            200,
                            Site.render(html -> JteremoveGenerated.render(
                                    html, null, site.chrome("Remove " + name, SECTION), name, Percent.encode(name))));
                })
                .post("/connections/remove/{name}", exchange -> {
                    requireEditable(exchange.path("name"));
                    site.connections().remove(exchange.path("name"));
                    exchange.redirect("/connections");
                });
    }

    /** A connection type of a connector. */
    private record Kind(ConnectorDescriptor connector, ConnectionDescriptor type) {
        InputSchema schema() {
            return type.inputs();
        }
    }

    /** A connection that is saved, with its type. */
    private record Saved(Kind kind, ConnectionDefinition definition) {

        Set<String> secrets() {
            ObjectNode inputs = definition.inputs();
            return kind.schema().inputs().stream()
                    .filter(ConnectionPages::isSecret)
                    .<String>map(Input::key)
                    .filter(inputs::hasNonNull)
                    .collect(Collectors.toUnmodifiableSet());
        }

        FormValues values() {
            Map<String, Object> json = new LinkedHashMap<>();
            definition.inputs().forEachEntry((key, value) -> json.put(key, plain(value)));
            return FormValues.of(kind.schema(), json, secrets());
        }

        private static Object plain(JsonNode value) {
            if (value.isArray()) {
                List<Object> items = new ArrayList<>();
                value.forEach(item -> items.add(plain(item)));
                return items;
            }
            if (value.isObject()) {
                Map<String, Object> members = new LinkedHashMap<>();
                value.forEachEntry((key, member) -> members.put(key, plain(member)));
                return members;
            }
            return value.isBoolean()
                    ? value.booleanValue()
                    : value.isNumber() ? value.decimalValue() : value.asString("");
        }
    }

    /** What came of a submit. */
    private record Outcome(List<String> nameProblems, List<InputProblem> problems, List<Notice> notices) {
        static final Outcome NONE = new Outcome(List.of(), List.of(), List.of());

        static Outcome of(Notice notice) {
            return new Outcome(List.of(), List.of(), List.of(notice));
        }
    }

    private static boolean isSecret(Input<?> input) {
        return input.type() instanceof InputType.Secret;
    }

    private Kind kind(String connectorKey, String typeKey) {
        ConnectorDescriptor connector = site.connector(connectorKey);
        return new Kind(
                connector,
                connector
                        .connection(typeKey)
                        .orElseThrow(() -> HttpFailure.notFound(
                                connector.info().label() + " has no connection type '" + typeKey + "'.")));
    }

    private Saved saved(String name) {
        ConnectionDefinition definition = site.connections()
                .find(name)
                .orElseThrow(() -> HttpFailure.notFound("There is no connection '" + name + "'."));
        return new Saved(kind(definition.connectorKey(), definition.type()), definition);
    }

    private Saved editable(String name) {
        requireEditable(name);
        return saved(name);
    }

    private void requireEditable(String name) {
        if (!site.connections().editable(name)) {
            throw new HttpFailure(409, "The connection '" + name + "' belongs to the sandbox and can't be changed.");
        }
    }

    private void create(Exchange exchange) throws IOException {
        Kind kind = kind(exchange.path("connector"), exchange.path("type"));
        Submitted submitted = read(exchange, kind, Set.of());
        String name = submitted.field("name").strip();
        List<String> nameProblems = new ArrayList<>();
        if (name.isEmpty()) {
            nameProblems.add("is required");
        } else {
            site.connections().problemWithName(name).ifPresent(nameProblems::add);
            if (nameProblems.isEmpty() && site.connections().names().contains(name)) {
                nameProblems.add("'" + name + "' is taken; choose another, or change that connection");
            }
        }
        ConnectionDefinition definition = definition(kind, submitted.values(), null, true);
        List<InputProblem> problems = site.host().validate(definition);
        if (!nameProblems.isEmpty() || !problems.isEmpty()) {
            exchange.html(422, page(kind, name, submitted.values(), new Outcome(nameProblems, problems, List.of())));
            return;
        }
        save(name, kind, submitted.values(), null);
        if (submitted.field("do").equals("test")) {
            Saved saved = saved(name);
            exchange.html(200, editPage(name, saved, saved.values(), Outcome.of(test(name, saved))));
        } else {
            exchange.redirect("/connections");
        }
    }

    private void change(Exchange exchange) throws IOException {
        String name = exchange.path("name");
        Saved before = editable(name);
        Submitted submitted = read(exchange, before.kind(), before.secrets());
        List<InputProblem> problems =
                site.host().validate(definition(before.kind(), submitted.values(), before.definition(), true));
        if (!problems.isEmpty()) {
            exchange.html(422, editPage(name, before, submitted.values(), new Outcome(List.of(), problems, List.of())));
            return;
        }
        save(name, before.kind(), submitted.values(), before.definition());
        if (submitted.field("do").equals("test")) {
            Saved saved = saved(name);
            exchange.html(200, editPage(name, saved, saved.values(), Outcome.of(test(name, saved))));
        } else {
            exchange.redirect("/connections");
        }
    }

    private record Submitted(FormValues values, Map<String, String> fields) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    private Submitted read(Exchange exchange, Kind kind, Set<String> savedSecrets) throws IOException {
        Submission.Builder submission = Submission.builder(id -> Optional.empty());
        Map<String, String> fields = new LinkedHashMap<>();
        forms.read(
                exchange,
                (name, text) -> {
                    submission.addText(name, text);
                    fields.putIfAbsent(name, text);
                },
                (control, name, type, content) -> {
                    throw new HttpFailure(400, "A connection takes no file.");
                });
        return new Submitted(FormValues.submitted(kind.schema(), submission.build(), savedSecrets), fields);
    }

    /**
     * The definition that a form says.
     *
     * @param before what is saved, for the secrets that are kept; null if nothing is
     * @param withTyped whether it holds the secrets that were typed, to be checked, or not, to be saved
     */
    private static ConnectionDefinition definition(
            Kind kind, FormValues values, @Nullable ConnectionDefinition before, boolean withTyped) {
        ObjectNode inputs = Site.json(values.toJson(file -> file));
        for (Input<?> input : kind.schema().inputs()) {
            if (isSecret(input)) {
                String typed = inputs.path(input.key()).asString("");
                if (typed.isEmpty()) {
                    if (before != null && before.inputs().hasNonNull(input.key())) {
                        inputs.set(input.key(), before.inputs().get(input.key()));
                    }
                } else if (!isReference(typed)) {
                    if (withTyped) {
                        inputs.put(input.key(), typed.replace("${", "$${"));
                    } else {
                        inputs.remove(input.key());
                    }
                }
            }
        }
        return ConnectionDefinition.of(kind.connector().key(), kind.type().key(), inputs);
    }

    private static boolean isReference(String text) {
        return text.startsWith("${") && text.endsWith("}");
    }

    private void save(String name, Kind kind, FormValues values, @Nullable ConnectionDefinition before)
            throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        Map<String, Object> typed = values.toJson(file -> file);
        kind.schema().inputs().stream()
                .filter(ConnectionPages::isSecret)
                .filter(input -> typed.get(input.key()) instanceof String text && !isReference(text))
                .forEach(input -> secrets.put(input.key(), (String) typed.get(input.key())));
        site.connections().save(name, definition(kind, values, before, false), secrets);
    }

    private Notice test(String name, Saved saved) {
        ConnectionTest test =
                site.host().testConnection(saved.kind().connector().key(), name);
        String took = Site.duration(test.took());
        return test.failure()
                .map(failure -> new Notice(
                        "error",
                        "‘" + name + "’ does not work",
                        sentence(failure) + " It took " + took + ".",
                        failure.nextStep().orElse("")))
                .orElseGet(() -> new Notice(
                        "ok",
                        "‘" + name + "’ works",
                        "Connected as " + test.identity().orElse("someone") + ", in " + took + ".",
                        ""));
    }

    private static String sentence(ConnectorException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private String list(List<Notice> notices) {
        List<ConnectionRow> rows =
                site.connections().names().stream().map(this::row).toList();
        return Site.render(html -> JteconnectionsGenerated.render(
                html, null, site.chrome("Connections", SECTION), notices, rows, kinds()));
    }

    private ConnectionRow row(String name) {
        try {
            Saved saved = saved(name);
            return new ConnectionRow(
                    name,
                    Percent.encode(name),
                    saved.kind().type().info().label(),
                    saved.kind().connector().info().label(),
                    Site.icon(saved.kind().connector()),
                    site.connections().editable(name),
                    "");
        } catch (HttpFailure e) {
            return new ConnectionRow(name, Percent.encode(name), "", "Not usable here", "", false, e.text());
        } catch (ConnectorException e) {
            return new ConnectionRow(name, Percent.encode(name), "", "Not usable here", "", false, sentence(e));
        }
    }

    private List<CardGroup> kinds() {
        return site.host().connectors().stream()
                .filter(connector -> !connector.connections().isEmpty())
                .map(connector -> new CardGroup(
                        connector.info().label(),
                        Markdown.toHtml(connector.info().description()),
                        Site.icon(connector),
                        connector.connections().stream()
                                .map(type -> new Card(
                                        "/connections/new/" + Percent.encode(connector.key()) + "/"
                                                + Percent.encode(type.key()),
                                        type.info().label(),
                                        Markdown.toHtml(type.info().description()),
                                        ""))
                                .toList()))
                .toList();
    }

    private String page(Kind kind, String name, FormValues values, Outcome outcome) {
        String path = "/connections/new/" + Percent.encode(kind.connector().key()) + "/"
                + Percent.encode(kind.type().key());
        return page(path, "New connection: " + kind.type().info().label(), kind, true, name, values, outcome);
    }

    private String editPage(String name, Saved saved, FormValues values, Outcome outcome) {
        return page("/connections/edit/" + Percent.encode(name), name, saved.kind(), false, name, values, outcome);
    }

    private String page(
            String path, String heading, Kind kind, boolean isNew, String name, FormValues values, Outcome outcome) {
        Form checked = Form.of(values).withProblems(outcome.problems());
        Form form = outcome.nameProblems().stream()
                .reduce(checked, (so, problem) -> so.withPageProblem("name", "Name " + problem), (a, b) -> b);
        boolean failed =
                outcome.notices().stream().anyMatch(notice -> notice.kind().equals("error"));
        return Site.render(html -> JteconnectionGenerated.render(
                html,
                null,
                site.chrome(heading, SECTION),
                path,
                heading,
                Markdown.toHtml(kind.type().info().description()),
                kind.type().info().guide().map(Markdown::toHtml).orElse(""),
                isNew,
                name,
                outcome.nameProblems(),
                outcome.notices(),
                form.summaryHtml(),
                form.controlsHtml(),
                form.hasProblems() || failed));
    }
}
