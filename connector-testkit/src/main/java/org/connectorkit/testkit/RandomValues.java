package org.connectorkit.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.TextConstraints;

/**
 * For each input an endless supply of values at and beyond the edges of what its schema allows: near misses of its examples,
 * lengths and numbers around its bounds, characters that mean something to a parser, values of another shape. Each shrinks.
 */
final class RandomValues {

    private static final int LONG_TEXT = 20_000;
    private static final String MEANT_BY_PARSERS =
            "\u0000\t\r\n \"'\\<>@,;:()[]{}$%&#=/?*|.-_\u0085\u00a0\u200b\u202e\ufeff";

    private RandomValues() {}

    static Arbitrary<Object> of(Input<?> input) {
        return of(
                input.type(),
                input.examples().stream()
                        .flatMap(RandomValues::texts)
                        .distinct()
                        .toList());
    }

    private static Arbitrary<Object> of(InputType type, List<String> examples) {
        if (type instanceof InputType.Text text) {
            return orNoText(texts(text.constraints(), examples));
        } else if (type instanceof InputType.Multiline multiline) {
            return orNoText(texts(multiline.constraints(), examples));
        } else if (type instanceof InputType.Secret secret) {
            return orNoText(texts(secret.constraints(), examples));
        } else if (type instanceof InputType.Flag) {
            return generic(Arbitraries.of("true", "TRUE", "yes", "on", "", 0, 1, -1, 0.5, List.of(), Map.of()));
        } else if (type instanceof InputType.Number number) {
            return numbers(number);
        } else if (type instanceof InputType.Choice choice) {
            List<String> options =
                    choice.options().stream().map(option -> option.value()).toList();
            return orNoText(Arbitraries.oneOf(nearMisses(options), Arbitraries.of(options), anyText(20)));
        } else if (type instanceof InputType.File) {
            return files();
        } else if (type instanceof InputType.ListOf list) {
            Arbitrary<Object> item = of(list.item(), examples);
            int most = list.maxItems().orElse(20);
            return Arbitraries.oneOf(
                    generic(item.list().ofMaxSize(3)), generic(item.list().ofMaxSize(Math.min(most + 1, 200))), item);
        } else if (type instanceof InputType.EntriesOf entries) {
            return entries(entries, examples);
        } else if (type instanceof InputType.ConnectionRef) {
            return generic(anyText(20));
        }
        throw new IllegalStateException("no values are known for shape " + type);
    }

    private static Stream<String> texts(Object example) {
        if (example instanceof List<?> list) {
            return list.stream().flatMap(RandomValues::texts);
        }
        return example instanceof String text ? Stream.of(text) : Stream.empty();
    }

    private static Arbitrary<Object> orNoText(Arbitrary<String> texts) {
        return Arbitraries.frequencyOf(
                Tuple.of(9, generic(texts)),
                Tuple.of(1, generic(Arbitraries.of(0, -1, 1.5, true, false, List.of(), List.of("x"), Map.of()))));
    }

    private static Arbitrary<String> texts(TextConstraints constraints, List<String> examples) {
        List<Tuple2<Integer, Arbitrary<String>>> kinds = new ArrayList<>();
        kinds.add(Tuple.of(4, anyText(40)));
        kinds.add(Tuple.of(4, Arbitraries.strings().withChars(MEANT_BY_PARSERS).ofMaxLength(12)));
        kinds.add(Tuple.of(1, ofLength(LONG_TEXT)));
        if (!examples.isEmpty()) {
            kinds.add(Tuple.of(8, nearMisses(examples)));
        }
        constraints.minLength().ifPresent(least -> kinds.add(Tuple.of(2, ofLength(least))));
        constraints.maxLength().ifPresent(most -> kinds.add(Tuple.of(2, ofLength(most))));
        return Arbitraries.frequencyOf(kinds);
    }

    /** Any text of about that length, one character more or less. */
    private static Arbitrary<String> ofLength(int length) {
        return Arbitraries.integers()
                .between(Math.max(0, length - 1), length + 1)
                .flatMap(about -> Arbitraries.of("x", "é", "😀", " ", "\n", "\"")
                        .map(character -> character.repeat(about).substring(0, Math.max(0, about))));
    }

    /** Unpaired surrogates and characters that are assigned to nothing are among them. */
    private static StringArbitrary anyText(int most) {
        return Arbitraries.strings().all().ofMaxLength(most);
    }

    /** A text with one place of it taken out, doubled, or replaced. */
    private static Arbitrary<String> nearMisses(List<String> texts) {
        Arbitrary<String> inserted = Arbitraries.oneOf(
                Arbitraries.of("", "x", "É", "😀", "0"),
                Arbitraries.strings().withChars(MEANT_BY_PARSERS).ofLength(1));
        return Arbitraries.of(texts)
                .flatMap(
                        text -> Arbitraries.integers().between(0, text.length()).flatMap(from -> Arbitraries.integers()
                                .between(from, Math.min(text.length(), from + 2))
                                .flatMap(to -> inserted.map(
                                        between -> text.substring(0, from) + between + text.substring(to)))));
    }

    private static Arbitrary<Object> numbers(InputType.Number number) {
        List<Arbitrary<Object>> kinds = new ArrayList<>();
        kinds.add(generic(Arbitraries.longs()));
        kinds.add(generic(Arbitraries.bigDecimals().ofScale(3)));
        kinds.add(generic(Arbitraries.of(
                new BigDecimal("1E+400"), new BigDecimal("-1E+400"), new BigDecimal("1E-400"), "1", "one", true)));
        Stream.concat(number.minimum().stream(), number.maximum().stream())
                .forEach(bound -> kinds.add(generic(Arbitraries.of("-1", "-0.001", "0", "0.001", "1")
                        .map(step -> bound.add(new BigDecimal(step))))));
        return Arbitraries.oneOf(kinds);
    }

    private static Arbitrary<Object> files() {
        Arbitrary<String> member = Arbitraries.of(
                "text", "base64", "path", "uri", "sha256", "name", "contentType", "encoding", "no such member");
        Arbitrary<Object> value = Arbitraries.oneOf(
                generic(anyText(20)),
                generic(Arbitraries.of("YQ==", "text/plain", "text/plain; charset=x", "../a", "a\r\nb")),
                generic(Arbitraries.of(7, true, List.of())));
        return Arbitraries.oneOf(
                generic(Arbitraries.maps(member, value).ofMaxSize(3)),
                generic(Arbitraries.maps(Arbitraries.of("name", "contentType"), value)
                        .ofMaxSize(2)
                        .map(members -> with(members, "text", "a"))),
                generic(anyText(20)));
    }

    private static Arbitrary<Object> entries(InputType.EntriesOf entries, List<String> examples) {
        Arbitrary<Object> value = of(entries.value(), examples);
        Arbitrary<String> key = Arbitraries.oneOf(Arbitraries.of("k", "k", ""), anyText(12), ofLength(200));
        Arbitrary<Object> entry = generic(key.flatMap(name -> value.map(of -> with(Map.of("key", name), "value", of))));
        int most = entries.maxItems().orElse(20);
        return Arbitraries.oneOf(
                generic(entry.list().ofMaxSize(3)),
                generic(entry.list().ofMaxSize(Math.min(most + 1, 200))),
                generic(Arbitraries.maps(key, value).ofMaxSize(3)),
                generic(Arbitraries.maps(Arbitraries.of("key", "value", "other"), value)
                        .ofMaxSize(3)
                        .list()
                        .ofMaxSize(2)));
    }

    private static Map<String, Object> with(Map<String, ?> members, String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.put(key, value);
        return all;
    }

    private static Arbitrary<Object> generic(Arbitrary<?> values) {
        return values.asGeneric();
    }
}
