package org.connectorkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

    @Test
    void anInputSaysWhatItsBuilderWasTold() {
        Input<String> input = Input.text("city", "City")
                .comment("The city.")
                .defaultValue("Turin")
                .addExample("Bari")
                .placeholder("A city")
                .group("Where")
                .advanced()
                .docs(URI.create("https://weather.example/cities"))
                .deprecated("Use Place.")
                .format(Format.URI)
                .pattern("[A-Z].*", "must start with a capital")
                .minLength(2)
                .maxLength(9)
                .build();

        assertThat(input.key()).isEqualTo("city");
        assertThat(input.label()).isEqualTo("City");
        assertThat(input.comment()).contains("The city.");
        assertThat(input.required()).isFalse();
        assertThat(input.defaultValue()).contains("Turin");
        assertThat(input.examples()).containsExactly("Bari");
        assertThat(input.placeholder()).contains("A city");
        assertThat(input.group()).contains("Where");
        assertThat(input.visibility()).isEqualTo(Visibility.ADVANCED);
        assertThat(input.docs()).contains(URI.create("https://weather.example/cities"));
        assertThat(input.deprecated()).contains("Use Place.");
        TextConstraints constraints = ((InputType.Text) input.type()).constraints();
        assertThat(constraints.format()).contains(Format.URI);
        assertThat(constraints.pattern()).contains("[A-Z].*");
        assertThat(constraints.patternMessage()).contains("must start with a capital");
        assertThat(constraints.minLength()).hasValue(2);
        assertThat(constraints.maxLength()).hasValue(9);
        assertThat(input).hasToString("city (text)");
    }

    @Test
    void aSetterReplacesWhatWasSetBefore() {
        Input<String> input = Input.text("x", "X")
                .comment("one")
                .comment("two")
                .maxLength(3)
                .maxLength(5)
                .build();
        assertThat(input)
                .isEqualTo(Input.text("x", "X").comment("two").maxLength(5).build());
    }

    static Stream<Arguments> wrong() {
        List<Option> options = List.of(Option.of("a"), Option.of("b"));
        return Stream.of(
                refused("must be a lower camel case word", () -> Input.text("City", "City")),
                refused("must be a lower camel case word", () -> Input.text("a-b", "City")),
                refused("label is blank", () -> Input.text("x", " ")),
                refused("label has a line break", () -> Input.text("x", "a\nb")),
                refused("comment has a line break", () -> Input.text("x", "X").comment("a\r\nb")),
                refused("comment is blank", () -> Input.text("x", "X").comment("")),
                refused(
                        "required and has a default",
                        () -> Input.text("x", "X").required().defaultValue("d").build()),
                refused(
                        "required and advanced",
                        () -> Input.text("x", "X").required().advanced().build()),
                refused("https://", () -> Input.text("x", "X").docs(URI.create("http://weather.example"))),
                refused("syntax error", () -> Input.text("x", "X").pattern("(", "must")),
                refused("takes no format", () -> Input.multiline("x", "X").format(Format.URI)),
                refused("takes no minimum", () -> Input.text("x", "X").minimum(1)),
                refused("takes no number of items", () -> Input.text("x", "X").maxItems(1)),
                refused("takes no media type", () -> Input.text("x", "X").contentMediaType("text/html")),
                refused("takes no length", () -> Input.flag("x", "X").maxLength(1)),
                refused("takes no single item", () -> Input.textEntries("x", "X")
                        .acceptsSingleItem()),
                refused(
                        "least length of 3 and a greatest of 2",
                        () -> Input.text("x", "X").minLength(3).maxLength(2).build()),
                refused(
                        "a bound is at least 1",
                        () -> Input.text("x", "X").maxLength(0).build()),
                refused(
                        "least number of items",
                        () -> Input.textList("x", "X").minItems(3).maxItems(2).build()),
                refused(
                        "least value of 2",
                        () -> Input.integer("x", "X").minimum(2).maximum(1).build()),
                refused(
                        "it is blank",
                        () -> Input.text("x", "X").defaultValue(" ").build()),
                refused(
                        "it has a line break",
                        () -> Input.text("x", "X").addExample("a\nb").build()),
                refused("its length is 3", () -> Input.text("x", "X")
                        .maxLength(2)
                        .addExample("abc")
                        .build()),
                refused("it must be a", () -> Input.text("x", "X")
                        .pattern("a", "must be a")
                        .defaultValue("b")
                        .build()),
                refused("out of range", () -> Input.integer("x", "X")
                        .maximum(1)
                        .defaultValue(2L)
                        .build()),
                refused("out of range", () -> Input.number("x", "X")
                        .minimum(1)
                        .addExample(BigDecimal.ZERO)
                        .build()),
                refused(
                        "not an option",
                        () -> Input.choice("x", "X", options).defaultValue("c").build()),
                refused(
                        "it has 0 items",
                        () -> Input.textList("x", "X").defaultValue(List.of()).build()),
                refused("it has 2 items", () -> Input.textEntries("x", "X")
                        .maxItems(1)
                        .defaultValue(List.of(new Entry<>("k", "v"), new Entry<>("k", "w")))
                        .build()),
                refused("has no options", () -> Input.choice("x", "X", List.of())),
                refused("'a' twice", () -> Input.choice("x", "X", List.of(Option.of("a", "A"), Option.of("a", "B")))),
                refused(
                        "accepts no connection type",
                        () -> Input.connection("x", "X", AutoCloseable.class, List.of())));
    }

    private static Arguments refused(String why, Supplier<Object> build) {
        return Arguments.of(why, build);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatContradictsItselfIsRefusedByItsKey(String why, Supplier<Object> build) {
        assertThatIllegalArgumentException().isThrownBy(build::get).withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001f", "\u007f", "\u0085", "\u2028", "\u2029", "\t"})
    void oneLineMeansNoControlCharacterEither(String control) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Input.text("x", "a" + control + "b"))
                .withMessageContaining("input 'x'");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Input.text("x", "X").defaultValue("a" + control + "b").build());
    }

    @Test
    void aSecretAFileAndAConnectionHaveNoValueToShow() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Input.secret("x", "X").addExample(() -> "s3cret").build())
                .withMessageContaining("no default and no example");
    }

    static Stream<Arguments> different() {
        return Stream.of(
                Arguments.of(Input.text("y", "X").build()),
                Arguments.of(Input.text("x", "Y").build()),
                Arguments.of(Input.multiline("x", "X").build()),
                Arguments.of(Input.text("x", "X").required().build()),
                Arguments.of(Input.text("x", "X").comment("c").build()),
                Arguments.of(Input.text("x", "X").defaultValue("d").build()),
                Arguments.of(Input.text("x", "X").addExample("e").build()),
                Arguments.of(Input.text("x", "X").placeholder("p").build()),
                Arguments.of(Input.text("x", "X").group("g").build()),
                Arguments.of(Input.text("x", "X").advanced().build()),
                Arguments.of(Input.text("x", "X")
                        .docs(URI.create("https://x.example"))
                        .build()),
                Arguments.of(Input.text("x", "X").deprecated("d").build()),
                Arguments.of(Input.text("x", "X").format(Format.DATE).build()),
                Arguments.of(Input.text("x", "X").pattern("p", "must").build()),
                Arguments.of(Input.text("x", "X").minLength(1).build()),
                Arguments.of(Input.text("x", "X").maxLength(1).build()));
    }

    @ParameterizedTest
    @MethodSource("different")
    void equalityComparesEveryAttribute(Input<?> other) {
        assertThat(other).isNotEqualTo(Input.text("x", "X").build()).isEqualTo(other);
    }

    @Test
    void shapesCompareByWhatTheyHold() {
        assertThat(Input.integer("x", "X").minimum(1).build())
                .isEqualTo(Input.integer("x", "X").minimum(1).build())
                .isNotEqualTo(Input.integer("x", "X").maximum(1).build())
                .isNotEqualTo(Input.number("x", "X").minimum(1).build());
        assertThat(Input.textList("x", "X").acceptsSingleItem().build())
                .isEqualTo(Input.textList("x", "X").acceptsSingleItem().build())
                .isNotEqualTo(Input.textList("x", "X").build());
        assertThat(Input.textEntries("x", "X").maxItems(2).build())
                .isEqualTo(Input.textEntries("x", "X").maxItems(2).build())
                .isNotEqualTo(Input.fileEntries("x", "X").maxItems(2).build());
        assertThat(Input.choice("x", "X", List.of(Option.of("a"))).build())
                .isEqualTo(Input.choice("x", "X", List.of(Option.of("a"))).build())
                .isNotEqualTo(
                        Input.choice("x", "X", List.of(Option.of("a", "A"))).build());
        assertThat(Input.multiline("x", "X").contentMediaType("text/html").build())
                .isNotEqualTo(Input.multiline("x", "X").build());
        assertThat(Input.flag("x", "X").build())
                .isEqualTo(Input.flag("x", "X").build())
                .isNotEqualTo(Input.file("x", "X").build());
    }
}
