package com.example.notes;

import java.util.ArrayList;
import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.ResultField;

/** Adds a note. */
final class AddNote implements Action {

    static final Input<NotesSession> CONNECTION = Input.connection(
                    "connection", "Connection", NotesSession.class, List.of(TokenConnection.INSTANCE))
            .required()
            .build();

    static final Input<String> TITLE = Input.text("title", "Title")
            .required()
            .maxLength(80)
            .comment("What the note is about.")
            .addExample("Shopping")
            .build();

    static final Input<String> TEXT =
            Input.multiline("text", "Text").comment("The note itself.").build();

    static final Input<String> COLOUR = Input.choice(
                    "colour", "Colour", List.of(Option.of("yellow", "Yellow"), Option.of("blue", "Blue")))
            .defaultValue("yellow")
            .comment("The note's colour.")
            .build();

    static final Input<List<String>> TAGS = Input.textList("tags", "Tags")
            .maxItems(5)
            .comment("Words to find the note by.")
            .build();

    private static final ActionInfo INFO = ActionInfo.builder("addNote", "Add Note")
            .description("Adds a note.")
            .addResult(ResultField.of("id", "The note's id."))
            .build();

    private static final InputSchema INPUTS = InputSchema.builder()
            .addInput(CONNECTION)
            .addInput(TITLE)
            .addInput(TEXT)
            .addInput(COLOUR)
            .addInput(TAGS)
            .build();

    @Override
    public ActionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public List<InputProblem> validate(Inputs inputs) {
        List<InputProblem> problems = new ArrayList<>();
        inputs.find(TITLE)
                .filter(title -> title.startsWith("#"))
                .ifPresent(title -> problems.add(InputProblem.of(TITLE, "starts with #; give tags in Tags")));
        return problems;
    }

    @Override
    public ActionResult perform(ActionContext context) throws Exception {
        Inputs inputs = context.inputs();
        String note = inputs.get(TITLE) + "\n" + inputs.get(COLOUR) + "\n"
                + String.join(",", inputs.find(TAGS).orElse(List.of())) + "\n"
                + inputs.find(TEXT).orElse("");
        return ActionResult.builder()
                .put("id", inputs.get(CONNECTION).post("/notes", note))
                .build();
    }
}
