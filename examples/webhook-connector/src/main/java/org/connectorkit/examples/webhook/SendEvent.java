package org.connectorkit.examples.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.ResultField;
import tools.jackson.databind.json.JsonMapper;

/** Sends one event. */
final class SendEvent implements Action {

    static final Input<String> EVENT = Input.text("event", "Event")
            .required()
            .pattern("[a-z]+(\\.[a-z]+)*", "must be lower-case words joined by full stops")
            .maxLength(100)
            .comment("What happened; the receiver finds it in the path too.")
            .addExample("order.paid")
            .build();

    static final Input<List<Entry<String>>> DATA = Input.textEntries("data", "Data")
            .maxItems(50)
            .comment("What the receiver should know of it, by names of your choice.")
            .build();

    static final Input<BigDecimal> AMOUNT = Input.number("amount", "Amount")
            .minimum(0)
            .comment("The sum of money that it is about.")
            .addExample(new BigDecimal("12.50"))
            .build();

    static final Input<String> PRIORITY = Input.choice(
                    "priority", "Priority", List.of(Option.of("normal", "Normal"), Option.of("high", "High")))
            .defaultValue("normal")
            .comment("How urgent it is for the receiver.")
            .build();

    static final Input<Boolean> TEST = Input.flag("test", "Test Event")
            .defaultValue(false)
            .comment("Tells the receiver to do nothing about it.")
            .advanced()
            .build();

    static final Input<FileValue> DOCUMENT = Input.file("document", "Document")
            .comment("A file that goes along, such as the invoice; at most 1 MiB.")
            .build();

    static final Input<WebhookSession> CONNECTION = Input.connection(
                    "connection", "Connection", WebhookSession.class, List.of(EndpointConnection.INSTANCE))
            .required()
            .build();

    private static final int MAX_DOCUMENT = 1 << 20;

    private static final ActionInfo INFO = ActionInfo.builder("sendEvent", "Send Event")
            .description("Sends one signed event as JSON.")
            .addResult(ResultField.of("deliveryId", "The id that the receiver knows the delivery by."))
            .addResult(ResultField.of("status", "The HTTP status of the receiver's answer."))
            .build();

    private static final InputSchema INPUTS = InputSchema.builder()
            .addInput(EVENT)
            .addInput(DATA)
            .addInput(AMOUNT)
            .addInput(PRIORITY)
            .addInput(TEST)
            .addInput(DOCUMENT)
            .addInput(CONNECTION)
            .build();

    private final JsonMapper json = JsonMapper.builder().build();

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
        Set<String> names = new HashSet<>();
        for (Entry<String> entry : inputs.find(DATA).orElse(List.of())) {
            if (!names.add(entry.key())) {
                problems.add(InputProblem.ofEntry(DATA, entry.key(), "is given twice; names must differ"));
            }
        }
        inputs.find(DOCUMENT)
                .filter(document -> document.size().orElse(0) > MAX_DOCUMENT)
                .ifPresent(document ->
                        problems.add(InputProblem.of(DOCUMENT, "is larger than 1 MiB; send a link to it in Data")));
        return problems;
    }

    @Override
    public ActionResult perform(ActionContext context) throws IOException, InterruptedException {
        Inputs inputs = context.inputs();
        String event = inputs.get(EVENT);
        String deliveryId = context.idempotencyKey().orElse(context.executionId());
        byte[] body = json.writeValueAsBytes(body(inputs));
        int status = inputs.get(CONNECTION)
                .send("/" + event, body, deliveryId, context.deadline().remaining())
                .statusCode();
        return ActionResult.builder()
                .put("deliveryId", deliveryId)
                .put("status", status)
                .build();
    }

    private static Map<String, Object> body(Inputs inputs) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", inputs.get(EVENT));
        body.put("priority", inputs.get(PRIORITY));
        body.put("test", inputs.get(TEST));
        inputs.find(AMOUNT).ifPresent(amount -> body.put("amount", amount));
        Map<String, String> data = new LinkedHashMap<>();
        inputs.find(DATA).orElse(List.of()).forEach(entry -> data.put(entry.key(), entry.value()));
        body.put("data", data);
        FileValue document = inputs.find(DOCUMENT).orElse(null);
        if (document != null) {
            try (InputStream content = document.open()) {
                body.put("document", Base64.getEncoder().encodeToString(content.readNBytes(MAX_DOCUMENT)));
            }
        }
        return body;
    }
}
