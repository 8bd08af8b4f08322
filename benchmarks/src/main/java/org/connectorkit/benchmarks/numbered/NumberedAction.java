package org.connectorkit.benchmarks.numbered;

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.ResultField;

/** Takes an input of most shapes and does nothing. */
final class NumberedAction implements Action {

    private final int number;
    private final InputSchema inputs;

    NumberedAction(int number, TokenConnection connection) {
        this.number = number;
        this.inputs = InputSchema.builder()
                .addInput(Input.text("subject", "Subject")
                        .required()
                        .maxLength(100)
                        .comment("What it is about.")
                        .build())
                .addInput(Input.textList("readers", "Readers")
                        .maxItems(50)
                        .comment("Who reads it.")
                        .build())
                .addInput(Input.multiline("body", "Body").build())
                .addInput(Input.integer("copies", "Copies")
                        .minimum(1)
                        .defaultValue(1L)
                        .build())
                .addInput(Input.choice(
                                "priority",
                                "Priority",
                                List.of(Option.of("normal", "Normal"), Option.of("high", "High")))
                        .defaultValue("normal")
                        .build())
                .addInput(Input.textEntries("tags", "Tags").build())
                .addInput(Input.file("cover", "Cover").build())
                .addInput(Input.connection("connection", "Connection", NumberedSession.class, List.of(connection))
                        .required()
                        .build())
                .build();
    }

    @Override
    public ActionInfo info() {
        return ActionInfo.builder("action" + number, "Action " + number)
                .description("Does one thing.")
                .addResult(ResultField.of("id", "Its id."))
                .build();
    }

    @Override
    public InputSchema inputs() {
        return inputs;
    }

    @Override
    public ActionResult perform(ActionContext context) {
        return ActionResult.empty();
    }
}
