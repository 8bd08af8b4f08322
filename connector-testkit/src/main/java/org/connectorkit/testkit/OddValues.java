package org.connectorkit.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.TextConstraints;
import org.jspecify.annotations.Nullable;

/** For each shape of input the values that tend to break things: wrong ones, and right ones that nobody thinks of. */
final class OddValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "é",
            "😀",
            "\uD83D",
            "a\r\nX-Injected: 1",
            "a\u0000b",
            "\u202Eabc",
            "#",
            "a,b;c \"d\" <e>",
            "../../etc/passwd",
            "${env:HOME}",
            "%s%n{0}",
            "<script>alert(1)</script>",
            "{\"a\":[1]}",
            "-1",
            "x".repeat(20_000));

    private static final List<Object> NOT_TEXT = List.of(7, true, List.of("x"), Map.of("x", "y"));

    private OddValues() {}

    /** The values for a shape, none of which is random: a failure comes back at the next run. */
    static List<@Nullable Object> of(InputType type) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(null);
        add(type, values);
        return values;
    }

    private static void add(InputType type, List<@Nullable Object> values) {
        if (type instanceof InputType.Text text) {
            addTexts(text.constraints(), values);
        } else if (type instanceof InputType.Multiline multiline) {
            addTexts(multiline.constraints(), values);
        } else if (type instanceof InputType.Secret secret) {
            addTexts(secret.constraints(), values);
        } else if (type instanceof InputType.Flag) {
            values.addAll(List.of("true", "yes", 0, 1, List.of(true)));
        } else if (type instanceof InputType.Number number) {
            values.addAll(List.of("7", "seven", true, new BigDecimal("0.5"), new BigDecimal("1E+400"), 0, -1));
            number.minimum().ifPresent(least -> values.addAll(List.of(least, least.subtract(BigDecimal.ONE))));
            number.maximum().ifPresent(most -> values.addAll(List.of(most, most.add(BigDecimal.ONE))));
        } else if (type instanceof InputType.Choice choice) {
            choice.options().forEach(option -> values.add(option.value()));
            values.addAll(List.of("", "no such option", 7, List.of()));
        } else if (type instanceof InputType.File) {
            addFiles(values);
        } else if (type instanceof InputType.ListOf list) {
            values.addAll(List.of(List.of(), List.of(""), Map.of(), 7));
            of(list.item()).forEach(item -> values.add(Arrays.asList(item)));
            of(list.item()).stream().limit(5).forEach(values::add);
            list.maxItems()
                    .ifPresent(most -> values.add(
                            Stream.generate(() -> "x").limit(most + 1L).toList()));
        } else if (type instanceof InputType.EntriesOf entries) {
            values.addAll(
                    List.of(Map.of(), List.of(), "x", List.of(Map.of("key", "k")), List.of(Map.of("value", "v"))));
            of(entries.value()).stream().limit(8).forEach(value -> values.add(entry("k", value)));
            TEXTS.stream().limit(8).forEach(key -> values.add(entry(key, example(entries.value()))));
        } else if (type instanceof InputType.ConnectionRef) {
            values.addAll(List.of("", "no such connection", 7, Map.of()));
        } else {
            throw new IllegalStateException("no odd values are known for shape " + type);
        }
    }

    private static void addTexts(TextConstraints constraints, List<@Nullable Object> values) {
        values.addAll(TEXTS);
        values.addAll(NOT_TEXT);
        constraints.maxLength().ifPresent(most -> values.addAll(List.of("x".repeat(most), "x".repeat(most + 1))));
    }

    private static void addFiles(List<@Nullable Object> values) {
        values.addAll(List.of(
                "x",
                Map.of(),
                Map.of("text", ""),
                Map.of("base64", ""),
                Map.of("base64", "no base 64!"),
                Map.of("text", "a", "base64", "YQ=="),
                Map.of("text", "a", "contentType", "no type"),
                Map.of("path", "/etc/passwd"),
                Map.of("uri", "nowhere:x")));
    }

    private static Object example(InputType type) {
        return type instanceof InputType.File ? Map.of("text", "a") : "v";
    }

    private static Object entry(String key, @Nullable Object value) {
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("key", key);
        entry.put("value", value);
        return List.of(entry);
    }
}
