package org.connectorkit.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorkit.forms.html.Block;
import org.connectorkit.forms.html.Control;
import org.connectorkit.forms.html.Control.Choice;
import org.connectorkit.forms.html.Control.Common;
import org.connectorkit.forms.html.Control.Kept;
import org.connectorkit.forms.html.Control.Part;
import org.connectorkit.forms.html.Control.Row;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.TextConstraints;
import org.jspecify.annotations.Nullable;

/** Each input with its label, help, errors and controls. */
final class FieldViews {

    /** Stands for the number of a row in the pattern of new ones; the page's script replaces it. */
    private static final String NEW_ROW = "__row__";

    private final FormValues values;
    private final LocatedProblems problems;
    private final List<SavedConnection> connections;

    FieldViews(FormValues values, LocatedProblems problems, List<SavedConnection> connections) {
        this.values = values;
        this.problems = problems;
        this.connections = connections;
    }

    /** Whether a fold with the input in it must be open. */
    boolean mustShow(Input<?> input) {
        boolean filled = !Objects.equals(
                values.find(input), FormValues.blank(values.schema()).find(input));
        return filled || problems.concern(input);
    }

    Block.Field field(Input<?> input, List<String> notes) {
        String id = ControlNames.id(input);
        Block.Help help = help(input, id + "-help");
        Block.Errors errors = errors(id + "-error", problems.of(input));
        String describedBy = Stream.of(Stream.of(help.isEmpty() ? "" : help.id(), errors.id()), notes.stream())
                .flatMap(ids -> ids)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        InputType type = input.type();
        boolean grouped = type instanceof InputType.ListOf || type instanceof InputType.EntriesOf;
        Common common = new Common(
                id,
                ControlNames.name(input),
                describedBy,
                input.required(),
                !errors.messages().isEmpty());
        return new Block.Field(
                id,
                input.label(),
                input.required(),
                !grouped && !(type instanceof InputType.Flag),
                help,
                errors,
                control(input, common));
    }

    private Block.Help help(Input<?> input, String id) {
        List<String> facts = new ArrayList<>();
        if (input.defaultValue().isPresent() && showsDefaultInWords(input.type())) {
            facts.add("If left blank: " + words(input.defaultValue().get()));
        }
        if (!input.examples().isEmpty() && input.placeholder().isEmpty()) {
            facts.add("Example: " + words(input.examples().get(0)));
        }
        return new Block.Help(
                id,
                input.comment().map(Markdown::toHtml).orElse(""),
                facts,
                input.deprecated().orElse(""),
                input.docs().map(Object::toString).orElse(""));
    }

    private static boolean showsDefaultInWords(InputType type) {
        return !(type instanceof InputType.Flag
                || type instanceof InputType.Choice
                || (type instanceof InputType.ListOf list && list.item() instanceof InputType.Choice));
    }

    private static String words(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : String.valueOf(value);
    }

    private static Block.Errors errors(String id, List<String> messages) {
        return messages.isEmpty() ? Block.Errors.NONE : new Block.Errors(id, messages);
    }

    private Control control(Input<?> input, Common common) {
        InputType type = input.type();
        FieldValue value = values.find(input);
        if (type instanceof InputType.Text text) {
            return line(common, text.constraints(), textOf(value), placeholder(input));
        }
        if (type instanceof InputType.Multiline multiline) {
            return new Control.Area(
                    common,
                    textOf(value),
                    placeholder(input),
                    !multiline.contentMediaType().equals("text/plain"));
        }
        if (type instanceof InputType.Flag) {
            return new Control.Check(common, input.label(), value instanceof FieldValue.Flag flag && flag.on());
        }
        if (type instanceof InputType.Number number) {
            return new Control.Line(
                    common, "text", number.integer() ? "numeric" : "decimal", textOf(value), placeholder(input));
        }
        if (type instanceof InputType.Secret) {
            return new Control.Secret(common, value instanceof FieldValue.KeptSecret);
        }
        if (type instanceof InputType.Choice choice) {
            return new Control.Select(common, input.defaultValue().isEmpty(), choices(choice, List.of(textOf(value))));
        }
        if (type instanceof InputType.File) {
            return fileChooser(common, value instanceof FieldValue.File file ? file.file() : null);
        }
        if (type instanceof InputType.ListOf list) {
            List<String> texts = value instanceof FieldValue.Texts rows ? rows.texts() : List.of();
            return list.item() instanceof InputType.Choice choice
                    ? checks(common, choices(choice, texts))
                    : list(input, list, common, texts);
        }
        if (type instanceof InputType.EntriesOf entries) {
            return entries(input, entries, common, value instanceof FieldValue.Rows rows ? rows.rows() : List.of());
        }
        if (type instanceof InputType.ConnectionRef reference) {
            String chosen = textOf(value);
            return new Control.Select(
                    common,
                    true,
                    connections.stream()
                            .filter(connection -> reference.connectionKeys().contains(connection.typeKey()))
                            .map(connection -> new Choice(
                                    connection.name(),
                                    connection.name() + " (" + connection.typeLabel() + ")",
                                    connection.name().equals(chosen)))
                            .toList());
        }
        throw new UnknownShapeException(type);
    }

    private static String textOf(@Nullable FieldValue value) {
        return value instanceof FieldValue.Text text ? text.text() : "";
    }

    private static String placeholder(Input<?> input) {
        return input.placeholder().orElse("");
    }

    private static Control line(Common common, TextConstraints constraints, String value, String placeholder) {
        Format format = constraints.format().orElse(null);
        String type = format == Format.DATE ? "date" : format == Format.URI ? "url" : "text";
        // Not type=email: browsers refuse an address with a display name there
        String inputMode = format == Format.MAILBOX ? "email" : format == Format.URI ? "url" : "text";
        return new Control.Line(common, type, inputMode, value, placeholder);
    }

    private static List<Choice> choices(InputType.Choice choice, List<String> chosen) {
        return choice.options().stream()
                .map(option -> new Choice(option.value(), option.label(), chosen.contains(option.value())))
                .toList();
    }

    private static Control checks(Common common, List<Choice> choices) {
        List<Control.Check> checks = new ArrayList<>();
        for (Choice choice : choices) {
            String id = common.id() + "-" + checks.size();
            checks.add(new Control.Check(
                    new Common(id, common.name(), common.describedBy(), false, common.invalid()),
                    choice.label(),
                    choice.selected()));
        }
        return new Control.Checks(checks, choices);
    }

    private static Control fileChooser(Common common, @Nullable UploadedFile file) {
        return new Control.FileChooser(common, common.name() + ControlNames.KEPT, kept(file));
    }

    private static Kept kept(@Nullable UploadedFile file) {
        return file == null ? Kept.NONE : new Kept(file.id(), file.name(), inWords(file.size()));
    }

    /** A size as people say it, in powers of ten as file managers do. */
    private static String inWords(long bytes) {
        if (bytes < 1_000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private Control list(Input<?> input, InputType.ListOf list, Common common, List<String> texts) {
        if (!(list.item() instanceof InputType.Text item)) {
            throw new UnknownShapeException(list);
        }
        List<Row> rows = new ArrayList<>();
        for (String text : texts.isEmpty() ? List.of("") : texts) {
            rows.add(listRow(input, item, common, text, rows.size()));
        }
        Common fresh = new Common("", common.name(), common.describedBy(), false, false);
        return rows(input, rows, listRow(input, item, fresh, "", NEW_ROW, NEW_ROW, Block.Errors.NONE));
    }

    private Row listRow(Input<?> input, InputType.Text item, Common common, String text, int index) {
        Block.Errors errors = errors(ControlNames.rowId(input, index) + "-error", problems.ofRow(input, index));
        Common first = new Common(
                "",
                common.name(),
                common.describedBy(),
                common.required() && index == 0,
                common.invalid() && problems.of(input).size() > 0);
        return listRow(input, item, first, text, String.valueOf(index), String.valueOf(index + 1), errors);
    }

    private static Row listRow(
            Input<?> input,
            InputType.Text item,
            Common common,
            String text,
            String row,
            String number,
            Block.Errors errors) {
        Common own = ofRow(common, ControlNames.rowId(input, row), common.name(), errors);
        Control control = line(own, item.constraints(), text, placeholder(input));
        return new Row(ControlNames.rowId(input, row) + "-row", number, List.of(new Part("", control)), errors);
    }

    private Control entries(Input<?> input, InputType.EntriesOf entries, Common common, List<FieldValue.Row> filled) {
        List<Row> rows = new ArrayList<>();
        for (FieldValue.Row row : filled.isEmpty() ? List.of(new FieldValue.Row("", "", null)) : filled) {
            int index = rows.size();
            rows.add(entryRow(
                    input,
                    entries,
                    new Common("", "", common.describedBy(), common.required() && index == 0, common.invalid()),
                    row,
                    String.valueOf(index),
                    String.valueOf(index + 1),
                    errors(ControlNames.rowId(input, index) + "-error", problems.ofRow(input, index))));
        }
        Common fresh = new Common("", "", common.describedBy(), false, false);
        FieldValue.Row blank = new FieldValue.Row("", "", null);
        return rows(input, rows, entryRow(input, entries, fresh, blank, NEW_ROW, NEW_ROW, Block.Errors.NONE));
    }

    private static Row entryRow(
            Input<?> input,
            InputType.EntriesOf entries,
            Common common,
            FieldValue.Row filled,
            String row,
            String number,
            Block.Errors errors) {
        String id = ControlNames.rowId(input, row);
        String name = ControlNames.rowName(input, row);
        Common ofKey = ofRow(common, id + "-key", name + ControlNames.KEY, errors);
        Common ofValue = ofRow(common, id + "-value", name + ControlNames.VALUE, errors);
        Control key = new Control.Line(ofKey, "text", "text", filled.key(), "");
        if (entries.value() instanceof InputType.File) {
            return new Row(
                    id + "-row",
                    number,
                    List.of(new Part("File", fileChooser(ofValue, filled.file())), new Part("File name", key)),
                    errors);
        }
        if (entries.value() instanceof InputType.Text text) {
            Control value = line(ofValue, text.constraints(), filled.text(), placeholder(input));
            return new Row(id + "-row", number, List.of(new Part("Name", key), new Part("Value", value)), errors);
        }
        throw new UnknownShapeException(entries);
    }

    private static Common ofRow(Common common, String id, String name, Block.Errors errors) {
        String describedBy =
                errors.id().isEmpty() ? common.describedBy() : (errors.id() + " " + common.describedBy()).strip();
        return new Common(
                id,
                name,
                describedBy,
                common.required(),
                common.invalid() || !errors.messages().isEmpty());
    }

    private static Control rows(Input<?> input, List<Row> rows, Row pattern) {
        return new Control.Rows(input.label(), "Add " + input.label(), rows, pattern);
    }
}
