package org.connectorkit.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form, as a person typed it: also where it is not valid. Immutable.
 *
 * <p>A blank text is absent, and so is a blank row of a list: what is left keeps its order, so the index in a host's
 * {@code toAddresses[1]} is that of a row.
 */
public final class FormValues {

    private final InputSchema schema;
    private final Map<String, FieldValue> fields;

    private FormValues(InputSchema schema, Map<String, FieldValue> fields) {
        this.schema = schema;
        this.fields = fields;
    }

    /** A form that no one has filled in: its defaults show. */
    public static FormValues blank(InputSchema schema) {
        return new FormValues(schema, defaults(schema));
    }

    /**
     * A form filled in with saved values.
     *
     * @param json inputs as a host takes them, by key; a value of a shape that its input does not show is left out, and so
     *     are files
     * @param savedSecrets the keys of secrets that the host has; the form says so and never shows one
     */
    public static FormValues of(InputSchema schema, Map<String, ?> json, Set<String> savedSecrets) {
        Map<String, FieldValue> fields = defaults(schema);
        for (Input<?> input : schema.inputs()) {
            if (input.type() instanceof InputType.Secret) {
                if (savedSecrets.contains(input.key())) {
                    fields.put(input.key(), new FieldValue.KeptSecret());
                }
            } else if (json.get(input.key()) != null) {
                fromJson(input.type(), json.get(input.key())).ifPresent(value -> fields.put(input.key(), value));
            }
        }
        return new FormValues(schema, fields);
    }

    /**
     * What a person submitted.
     *
     * @param savedSecrets the keys of secrets that the host has: one left blank is kept
     */
    public static FormValues submitted(InputSchema schema, Submission submission, Set<String> savedSecrets) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        for (Input<?> input : schema.inputs()) {
            FieldValue value = submittedValue(input, submission, savedSecrets.contains(input.key()));
            if (value != null) {
                fields.put(input.key(), value);
            }
        }
        return new FormValues(schema, fields);
    }

    /** The schema that the form is of. */
    public InputSchema schema() {
        return schema;
    }

    /** What a host can't be told: entries without a key, a value or a file. They are not in {@link #toJson}. */
    public List<InputProblem> problems() {
        List<InputProblem> problems = new ArrayList<>();
        for (Input<?> input : schema.inputs()) {
            if (input.type() instanceof InputType.EntriesOf entries
                    && fields.get(input.key()) instanceof FieldValue.Rows value) {
                boolean files = entries.value() instanceof InputType.File;
                for (FieldValue.Row row : value.rows()) {
                    if (row.key().isBlank()) {
                        problems.add(InputProblem.ofEntry(
                                input, row.key(), "has a value without a name; name it or remove the row"));
                    } else if (files && row.file() == null) {
                        problems.add(
                                InputProblem.ofEntry(input, row.key(), "has no file; choose one or remove the row"));
                    } else if (!files && row.text().isBlank()) {
                        problems.add(
                                InputProblem.ofEntry(input, row.key(), "has no value; fill it in or remove the row"));
                    }
                }
            }
        }
        return List.copyOf(problems);
    }

    /**
     * The inputs as a host takes them, by key in declared order, absent ones left out: texts as {@link String}, flags as
     * {@link Boolean}, numbers as {@link BigDecimal} or, where what was typed is no number, as the {@link String} that the
     * host then refuses in its own words; lists as {@link List}, entries as a list of maps of {@code key} and {@code value}.
     * A kept secret is absent.
     *
     * @param files how the host is told of a file
     */
    public Map<String, Object> toJson(Function<UploadedFile, ?> files) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Input<?> input : schema.inputs()) {
            Object value = toJson(input.type(), fields.get(input.key()), files);
            if (value != null) {
                json.put(input.key(), value);
            }
        }
        return json;
    }

    /** The files in it, in declared order. */
    public List<UploadedFile> files() {
        List<UploadedFile> files = new ArrayList<>();
        for (FieldValue value : fields.values()) {
            if (value instanceof FieldValue.File file) {
                files.add(file.file());
            } else if (value instanceof FieldValue.Rows rows) {
                rows.rows().stream()
                        .flatMap(row -> Optional.ofNullable(row.file()).stream())
                        .forEach(files::add);
            }
        }
        return List.copyOf(files);
    }

    @Nullable FieldValue find(Input<?> input) {
        return fields.get(input.key());
    }

    @Override
    public String toString() {
        return fields.keySet().toString();
    }

    private static Map<String, FieldValue> defaults(InputSchema schema) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        for (Input<?> input : schema.inputs()) {
            // A text's default is said beside the control and stands in for a blank one: it need not be retyped
            if (input.type() instanceof InputType.Flag
                    || input.type() instanceof InputType.Choice
                    || isChoiceList(input.type())) {
                input.defaultValue()
                        .flatMap(value -> fromJson(input.type(), value))
                        .ifPresent(value -> fields.put(input.key(), value));
            }
        }
        return fields;
    }

    private static boolean isChoiceList(InputType type) {
        return type instanceof InputType.ListOf list && list.item() instanceof InputType.Choice;
    }

    private static @Nullable FieldValue submittedValue(Input<?> input, Submission submission, boolean savedSecret) {
        String name = ControlNames.name(input);
        InputType type = input.type();
        if (type instanceof InputType.Flag) {
            return new FieldValue.Flag(!submission.text(name).isEmpty());
        }
        if (type instanceof InputType.Secret) {
            String text = submission.text(name);
            if (!text.isEmpty()) {
                return new FieldValue.Secret(text);
            }
            return savedSecret ? new FieldValue.KeptSecret() : null;
        }
        if (type instanceof InputType.File) {
            return submission.file(name).map(FieldValue.File::new).orElse(null);
        }
        if (type instanceof InputType.ListOf) {
            return textsOf(submission.texts(name));
        }
        if (type instanceof InputType.EntriesOf entries) {
            return rowsOf(name, entries, submission);
        }
        if (type instanceof InputType.Multiline) {
            return textOf(submission.text(name).replace("\r\n", "\n"));
        }
        if (type instanceof InputType.Text
                || type instanceof InputType.Number
                || type instanceof InputType.Choice
                || type instanceof InputType.ConnectionRef) {
            return textOf(submission.text(name).strip());
        }
        throw new UnknownShapeException(type);
    }

    private static @Nullable FieldValue textOf(String text) {
        return text.isBlank() ? null : new FieldValue.Text(text);
    }

    private static @Nullable FieldValue textsOf(List<String> texts) {
        List<String> filled = texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        return filled.isEmpty() ? null : new FieldValue.Texts(filled);
    }

    private static @Nullable FieldValue rowsOf(String name, InputType.EntriesOf entries, Submission submission) {
        List<FieldValue.Row> rows = new ArrayList<>();
        for (String row : submission.rows(name)) {
            String control = name + "." + row;
            String key = submission.text(control + ControlNames.KEY).strip();
            if (entries.value() instanceof InputType.File) {
                UploadedFile file =
                        submission.file(control + ControlNames.VALUE).orElse(null);
                if (file != null || !key.isEmpty()) {
                    rows.add(new FieldValue.Row(key.isEmpty() && file != null ? file.name() : key, "", file));
                }
            } else {
                String text = submission.text(control + ControlNames.VALUE).strip();
                if (!key.isEmpty() || !text.isEmpty()) {
                    rows.add(new FieldValue.Row(key, text, null));
                }
            }
        }
        return rows.isEmpty() ? null : new FieldValue.Rows(List.copyOf(rows));
    }

    private static Optional<FieldValue> fromJson(InputType type, Object json) {
        if (type instanceof InputType.Flag) {
            return json instanceof Boolean on ? Optional.of(new FieldValue.Flag(on)) : Optional.empty();
        }
        if (type instanceof InputType.ListOf) {
            List<?> items = json instanceof List<?> list ? list : List.of(json);
            return Optional.ofNullable(
                    textsOf(items.stream().map(String::valueOf).toList()));
        }
        if (type instanceof InputType.EntriesOf entries) {
            return entries.value() instanceof InputType.Text ? rowsFromJson(json) : Optional.empty();
        }
        if (type instanceof InputType.File || type instanceof InputType.Secret) {
            return Optional.empty();
        }
        if (type instanceof InputType.Text
                || type instanceof InputType.Multiline
                || type instanceof InputType.Number
                || type instanceof InputType.Choice
                || type instanceof InputType.ConnectionRef) {
            return json instanceof String || json instanceof Number
                    ? Optional.ofNullable(textOf(json.toString()))
                    : Optional.empty();
        }
        throw new UnknownShapeException(type);
    }

    private static Optional<FieldValue> rowsFromJson(Object json) {
        List<FieldValue.Row> rows = new ArrayList<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((key, value) -> rows.add(new FieldValue.Row(String.valueOf(key), String.valueOf(value), null)));
        } else if (json instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> entry && entry.get("key") != null && entry.get("value") != null) {
                    rows.add(new FieldValue.Row(
                            String.valueOf(entry.get("key")), String.valueOf(entry.get("value")), null));
                }
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new FieldValue.Rows(List.copyOf(rows)));
    }

    private static @Nullable Object toJson(
            InputType type, @Nullable FieldValue value, Function<UploadedFile, ?> files) {
        if (value == null || value instanceof FieldValue.KeptSecret) {
            return null;
        }
        if (value instanceof FieldValue.Text text) {
            return type instanceof InputType.Number ? numberOrText(text.text()) : text.text();
        }
        if (value instanceof FieldValue.Flag flag) {
            return flag.on();
        }
        if (value instanceof FieldValue.Texts texts) {
            return texts.texts();
        }
        if (value instanceof FieldValue.Secret secret) {
            return secret.text();
        }
        if (value instanceof FieldValue.File file) {
            return files.apply(file.file());
        }
        if (value instanceof FieldValue.Rows rows) {
            List<Map<String, Object>> entries = new ArrayList<>();
            for (FieldValue.Row row : rows.rows()) {
                Object entry = row.file() != null ? files.apply(row.file()) : row.text();
                if (!row.key().isBlank() && !"".equals(entry)) {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("key", row.key());
                    json.put("value", entry);
                    entries.add(json);
                }
            }
            return entries.isEmpty() ? null : entries;
        }
        throw new IllegalStateException("a form holds " + value + ", which no host takes");
    }

    private static Object numberOrText(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
