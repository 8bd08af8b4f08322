package com.example.notes;

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.ResultField;

/** Reads a note. */
final class ReadNote implements Action {

    static final Input<NotesSession> CONNECTION = Input.connection(
                    "connection", "Connection", NotesSession.class, List.of(TokenConnection.INSTANCE))
            .required()
            .build();

    static final Input<String> ID = Input.text("id", "Id")
            .required()
            .pattern("[A-Za-z0-9-]+", "must be letters, digits and hyphens")
            .comment("The note's id.")
            .build();

    private static final ActionInfo INFO = ActionInfo.builder("readNote", "Read Note")
            .description("Reads a note.")
            .repeatable()
            .addResult(ResultField.of("text", "The note."))
            .build();

    private static final InputSchema INPUTS =
            InputSchema.builder().addInput(CONNECTION).addInput(ID).build();

    @Override
    public ActionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public ActionResult perform(ActionContext context) throws Exception {
        return ActionResult.builder()
                .put("text", context.inputs().get(CONNECTION).get("/notes/" + context.inputs().get(ID)))
                .build();
    }
}
