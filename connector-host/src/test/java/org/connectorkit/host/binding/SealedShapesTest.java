package org.connectorkit.host.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.DescriptorJson;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.Json;
import org.connectorkit.host.JsonSchema;
import org.connectorkit.host.MarkdownReference;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every consumer knows every shape and every rule of the contract; a new one makes these fail until it does. */
class SealedShapesTest {

    private static final FilePolicy POLICY = new FilePolicy(EnumSet.allOf(FileForm.class), Optional.empty(), 100);

    private static final WithInputs BY_KEY = new WithInputs(InputSchema.empty());

    /** For each shape an input, a right value and a wrong one. */
    private record Sample(Input<?> input, String right, String wrong) {}

    private static final Map<Class<?>, Sample> SAMPLES = samples();

    private static Map<Class<?>, Sample> samples() {
        Map<Class<?>, Sample> samples = new LinkedHashMap<>();
        List<Option> options = List.of(Option.of("a", "A"), Option.of("b"));
        Stream.of(
                        new Sample(Input.text("x", "X").defaultValue("d").build(), "'t'", "1"),
                        new Sample(Input.multiline("x", "X").defaultValue("d").build(), "'t'", "1"),
                        new Sample(Input.flag("x", "X").defaultValue(true).build(), "true", "1"),
                        new Sample(Input.integer("x", "X").defaultValue(1L).build(), "1", "true"),
                        new Sample(Input.secret("x", "X").build(), "'t'", "1"),
                        new Sample(
                                Input.choice("x", "X", options)
                                        .defaultValue("a")
                                        .build(),
                                "'a'",
                                "'c'"),
                        new Sample(Input.file("x", "X").build(), "{'text': 't'}", "1"),
                        new Sample(
                                Input.textList("x", "X")
                                        .defaultValue(List.of("d"))
                                        .build(),
                                "['t']",
                                "[1]"),
                        new Sample(Input.fileEntries("x", "X").build(), "{'k': {'text': 't'}}", "{'k': 1}"),
                        new Sample(
                                Input.connection("x", "X", AutoCloseable.class, List.of(BY_KEY))
                                        .build(),
                                "'name'",
                                "{}"))
                .forEach(sample -> samples.put(sample.input().type().getClass(), sample));
        return samples;
    }

    static List<Class<?>> shapes() {
        return List.of(InputType.class.getPermittedSubclasses());
    }

    private static Sample sampleOf(Class<?> shape) {
        Sample sample = SAMPLES.get(shape);
        assertThat(sample).as("a sample of " + shape.getName()).isNotNull();
        return Objects.requireNonNull(sample);
    }

    private static InputSchema schemaOf(Input<?> input) {
        return InputSchema.builder().addInput(input).build();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theBinderBindsRightValuesAndExplainsWrongOnes(Class<?> shape) {
        Sample sample = sampleOf(shape);
        InputBinder binder = new InputBinder(schemaOf(sample.input()), POLICY);

        Binding right = binder.bind(inputs(sample.right()), key -> true);
        assertThat(right.problems()).isEmpty();
        assertThat(right.inputs().find(sample.input()).isPresent()
                        || !right.connectionNames().isEmpty())
                .isTrue();

        Binding wrong = binder.bind(inputs(sample.wrong()), key -> true);
        assertThat(wrong.problems()).hasSize(1);
        assertThat(wrong.problems().get(0).path()).startsWith("x");
        assertThat(wrong.inputs().find(sample.input())).isEmpty();
    }

    private static ObjectNode inputs(String value) {
        return Json.object("{'x': " + value + "}");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theAbsenceOfARequiredValueIsExplained(Class<?> shape) {
        assertThat(ShapeWords.remedyForMissing(sampleOf(shape).input().type())).isNotBlank();
        assertThat(BlankValues.drop(schemaOf(sampleOf(shape).input()), inputs("''"))
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theRenderersRenderIt(Class<?> shape) {
        Input<?> input = sampleOf(shape).input();

        assertThat(JsonSchema.of(schemaOf(input)).at("/properties/x/x-shape").stringValue())
                .isNotBlank();
        assertThat(MarkdownReference.table(schemaOf(input))).contains("| X ");
        ConnectorDescriptor connector = ConnectorDescriptor.of(connectorWith(input));
        assertThat(DescriptorJson.of(connector).toString()).contains("\"key\":\"x\",\"label\":\"X\",\"shape\":");
        assertThat(MarkdownReference.page(connector)).contains("`x` (");
    }

    static List<Class<?>> rules() {
        return List.of(Rule.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyConsumerKnowsEveryRule(Class<?> kind) {
        Input<String> a = Input.text("a", "A").build();
        Input<String> b = Input.text("b", "B").build();
        Rule rule = Stream.of(Rule.atLeastOneOf(a, b), Rule.atMostOneOf(a, b), Rule.allOrNoneOf(a, b))
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow();
        InputSchema schema =
                InputSchema.builder().addInput(a).addInput(b).addRule(rule).build();

        List<InputProblem> problems = new ArrayList<>();
        for (String json : List.of("{}", "{'a': 'x'}", "{'a': 'x', 'b': 'y'}")) {
            problems.addAll(new InputBinder(schema, POLICY)
                    .bind(Json.object(json), key -> true)
                    .problems());
        }
        assertThat(problems).hasSize(1);
        assertThat(JsonSchema.of(schema).get("allOf")).hasSize(1);
    }

    private static Connector connectorWith(Input<?> input) {
        boolean secret = input.type() instanceof InputType.Secret;
        return new Connector() {
            @Override
            public int spiLevel() {
                return SPI_LEVEL;
            }

            @Override
            public ConnectorInfo info() {
                return ConnectorInfo.builder("shapes", "Shapes")
                        .description("Shapes.")
                        .build();
            }

            @Override
            public List<Connection<?>> connections() {
                return secret ? List.of(new WithInputs(schemaOf(input))) : List.of(BY_KEY);
            }

            @Override
            public List<Action> actions() {
                return secret ? List.of() : List.of(new Nothing(schemaOf(input)));
            }
        };
    }

    /** Does nothing. */
    private record Nothing(InputSchema inputs) implements Action {

        @Override
        public ActionInfo info() {
            return ActionInfo.builder("nothing", "Nothing")
                    .description("Nothing.")
                    .build();
        }

        @Override
        public ActionResult perform(ActionContext context) {
            return ActionResult.empty();
        }
    }

    /** Opens nothing. */
    private record WithInputs(InputSchema inputs) implements Connection<AutoCloseable> {

        @Override
        public ConnectionInfo info() {
            return ConnectionInfo.builder("byKey", "By Key")
                    .description("By key.")
                    .build();
        }

        @Override
        public AutoCloseable open(ConnectionContext context) {
            return () -> {};
        }

        @Override
        public String test(AutoCloseable session) {
            return "nobody";
        }
    }
}
