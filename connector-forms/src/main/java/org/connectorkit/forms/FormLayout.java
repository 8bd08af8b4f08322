package org.connectorkit.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.connectorkit.forms.html.Block;
import org.connectorkit.forms.html.Section;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;
import org.connectorkit.spi.Visibility;

/** Where each input stands: in declared order, under its group, folded with its neighbours if they are advanced. */
final class FormLayout {

    private final InputSchema schema;
    private final FieldViews fields;

    FormLayout(InputSchema schema, FieldViews fields) {
        this.schema = schema;
        this.fields = fields;
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        // A connection decides what the rest can mean, so it comes first wherever it was declared
        List<Input<?>> inputs = new ArrayList<>();
        schema.inputs().stream().filter(FormLayout::isConnection).forEach(inputs::add);
        schema.inputs().stream().filter(input -> !isConnection(input)).forEach(inputs::add);
        for (int start = 0, end; start < inputs.size(); start = end) {
            end = start + 1;
            String group = groupOf(inputs.get(start));
            while (end < inputs.size()
                    && groupOf(inputs.get(end)).equals(group)
                    && isConnection(inputs.get(end)) == isConnection(inputs.get(start))) {
                end++;
            }
            sections.add(new Section(group, blocks(inputs.subList(start, end))));
        }
        return sections;
    }

    private static boolean isConnection(Input<?> input) {
        return input.type() instanceof InputType.ConnectionRef;
    }

    private static String groupOf(Input<?> input) {
        return input.group().orElse("");
    }

    private List<Block> blocks(List<Input<?>> inputs) {
        List<Block> blocks = new ArrayList<>();
        for (int start = 0, end; start < inputs.size(); start = end) {
            end = start + 1;
            if (inputs.get(start).visibility() != Visibility.ADVANCED) {
                addField(inputs.get(start), blocks);
                continue;
            }
            while (end < inputs.size() && inputs.get(end).visibility() == Visibility.ADVANCED) {
                end++;
            }
            blocks.add(fold(inputs.subList(start, end)));
        }
        return blocks;
    }

    private Block fold(List<Input<?>> inputs) {
        List<Block> blocks = new ArrayList<>();
        inputs.forEach(input -> addField(input, blocks));
        String title = inputs.stream().map(Input::label).collect(Collectors.joining(", "));
        return new Block.Fold(title, inputs.stream().anyMatch(fields::mustShow), blocks);
    }

    private void addField(Input<?> input, List<Block> blocks) {
        for (Rule rule : schema.rules()) {
            if (rule.keys().get(0).equals(input.key())) {
                blocks.add(new Block.Note(noteId(rule), words(rule)));
            }
        }
        List<String> notes = schema.rules().stream()
                .filter(rule -> rule.keys().contains(input.key()))
                .map(this::noteId)
                .toList();
        blocks.add(fields.field(input, notes));
    }

    private String noteId(Rule rule) {
        return "in-rule-" + schema.rules().indexOf(rule);
    }

    private String words(Rule rule) {
        List<String> labels = rule.keys().stream()
                .map(key -> schema.find(key).map(Input::label).orElse(key))
                .toList();
        if (rule instanceof Rule.AtLeastOneOf) {
            return "Fill in at least one of " + enumerated(labels) + ".";
        }
        if (rule instanceof Rule.AtMostOneOf) {
            return "Fill in no more than one of " + enumerated(labels) + ".";
        }
        if (rule instanceof Rule.AllOrNoneOf) {
            return "Fill in all of " + enumerated(labels) + ", or none of them.";
        }
        throw new IllegalStateException(
                "forms do not know the rule " + rule + "; use a version of connector-forms that does");
    }

    private static String enumerated(List<String> words) {
        int last = words.size() - 1;
        return Optional.of(String.join(", ", words.subList(0, last)))
                        .filter(text -> !text.isEmpty())
                        .map(text -> text + " and ")
                        .orElse("")
                + words.get(last);
    }
}
