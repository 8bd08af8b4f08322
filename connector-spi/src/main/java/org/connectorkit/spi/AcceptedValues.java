package org.connectorkit.spi;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whether an input would accept one of its own defaults or examples. */
final class AcceptedValues {

    private AcceptedValues() {}

    /** Returns what is wrong with the value, or null. */
    static @Nullable String problemWith(InputType type, Object value) {
        if (type instanceof InputType.Text text) {
            String line = (String) value;
            return DescriptorChecks.isOneLine(line)
                    ? problemWith(text.constraints(), line)
                    : "it has a line break or control character";
        }
        if (type instanceof InputType.Multiline multiline) {
            return problemWith(multiline.constraints(), (String) value);
        }
        if (type instanceof InputType.Flag) {
            return null;
        }
        if (type instanceof InputType.Number number) {
            BigDecimal decimal = value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
            if (number.minimum()
                            .filter(minimum -> decimal.compareTo(minimum) < 0)
                            .isPresent()
                    || number.maximum()
                            .filter(maximum -> decimal.compareTo(maximum) > 0)
                            .isPresent()) {
                return "it is out of range";
            }
            return null;
        }
        if (type instanceof InputType.Choice choice) {
            return choice.options().stream().anyMatch(option -> option.value().equals(value))
                    ? null
                    : "it is not an option";
        }
        if (type instanceof InputType.ListOf list) {
            List<?> items = (List<?>) value;
            return problemWithItems(
                    list.item(),
                    items,
                    list.minItems().orElse(1),
                    list.maxItems().orElse(Integer.MAX_VALUE));
        }
        if (type instanceof InputType.EntriesOf entries) {
            List<?> values = ((List<?>) value)
                    .stream().map(entry -> ((Entry<?>) entry).value()).toList();
            return problemWithItems(
                    entries.value(),
                    values,
                    entries.minItems().orElse(1),
                    entries.maxItems().orElse(Integer.MAX_VALUE));
        }
        throw new IllegalStateException("a value of shape " + type + " can be neither a default nor an example");
    }

    private static @Nullable String problemWithItems(InputType type, List<?> items, int minItems, int maxItems) {
        if (items.size() < minItems || items.size() > maxItems) {
            return "it has " + items.size() + " items";
        }
        for (Object item : items) {
            String problem = problemWith(type, item);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String problemWith(TextConstraints constraints, String text) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            return "it is blank, and blank counts as absent";
        }
        if (length < constraints.minLength().orElse(0)
                || length > constraints.maxLength().orElse(Integer.MAX_VALUE)) {
            return "its length is " + length;
        }
        if (constraints
                .pattern()
                .filter(pattern -> !Pattern.matches(pattern, text))
                .isPresent()) {
            return "it " + constraints.patternMessage().orElseThrow();
        }
        return null;
    }
}
