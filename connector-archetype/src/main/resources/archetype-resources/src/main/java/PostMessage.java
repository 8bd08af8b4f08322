package ${package};

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.ResultField;

/** Posts one message. */
final class PostMessage implements Action {

    static final Input<String> TEXT = Input.multiline("text", "Text")
            .required()
            .maxLength(2000)
            .comment("The message.")
            .addExample("Hello.")
            .build();

    static final Input<ServiceSession> CONNECTION = Input.connection(
                    "connection", "Connection", ServiceSession.class, List.of(TokenConnection.INSTANCE))
            .required()
            .build();

    private static final InputSchema INPUTS =
            InputSchema.builder().addInput(TEXT).addInput(CONNECTION).build();

    private static final ActionInfo INFO = ActionInfo.builder("postMessage", "Post Message")
            .description("Posts one message.")
            .addResult(ResultField.of("messageId", "The id that the service gave the message."))
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
    public ActionResult perform(ActionContext context) throws InterruptedException {
        Inputs inputs = context.inputs();
        String id = inputs.get(CONNECTION)
                .post(inputs.get(TEXT), context.deadline().remaining());
        return ActionResult.builder().put("messageId", id).build();
    }
}
