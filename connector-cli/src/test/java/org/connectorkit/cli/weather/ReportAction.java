package org.connectorkit.cli.weather;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.PreviewableAction;
import org.connectorkit.spi.ResultField;
import org.connectorkit.spi.Rule;

/** Takes every shape and answers with what it got. {@code outcome} makes it fail, or wait after it made the file that {@code note} names. */
final class ReportAction implements PreviewableAction {

    private static final String WAIT = "WAIT";

    private static final Input<String> TITLE =
            Input.text("title", "Title").required().maxLength(20).build();
    private static final Input<List<String>> READERS = Input.textList("readers", "Readers")
            .acceptsSingleItem()
            .maxItems(3)
            .addExample(List.of("ann@example.com"))
            .build();
    private static final Input<String> GROUP =
            Input.text("readerGroup", "Reader Group").build();
    private static final Input<String> NOTE = Input.multiline("note", "Note").build();
    private static final Input<Boolean> URGENT = Input.flag("urgent", "Urgent").build();
    private static final Input<Long> COPIES =
            Input.integer("copies", "Copies").minimum(1).defaultValue(1L).build();
    private static final Input<List<Entry<String>>> TAGS =
            Input.textEntries("tags", "Tags").build();
    private static final Input<FileValue> COVER = Input.file("cover", "Cover").build();
    private static final Input<List<Entry<FileValue>>> PAGES =
            Input.fileEntries("pages", "Pages").build();
    private static final Input<String> OUTCOME = Input.choice(
                    "outcome",
                    "Outcome",
                    Stream.concat(Stream.of(WAIT), Stream.of(ErrorKind.values()).map(ErrorKind::name))
                            .map(Option::of)
                            .toList())
            .advanced()
            .build();

    @Override
    public ActionInfo info() {
        return ActionInfo.builder("sendReport", "Send Report")
                .description("Sends a report.")
                .addResult(ResultField.of("id", "The id of the report."))
                .build();
    }

    @Override
    public InputSchema inputs() {
        return InputSchema.builder()
                .addInput(TITLE)
                .addInput(READERS)
                .addInput(GROUP)
                .addInput(NOTE)
                .addInput(URGENT)
                .addInput(COPIES)
                .addInput(TAGS)
                .addInput(COVER)
                .addInput(PAGES)
                .addInput(OUTCOME)
                .addInput(CurrentAction.CONNECTION)
                .addRule(Rule.atLeastOneOf(READERS, GROUP))
                .build();
    }

    @Override
    public ActionResult preview(ActionContext context) throws IOException {
        return result(context.inputs(), "none yet");
    }

    @Override
    public ActionResult perform(ActionContext context) throws IOException, InterruptedException {
        String outcome = context.inputs().find(OUTCOME).orElse("");
        if (outcome.equals(WAIT)) {
            Files.createFile(Path.of(context.inputs().get(NOTE)));
            new CountDownLatch(1).await();
        }
        if (!outcome.isEmpty()) {
            ErrorKind kind = ErrorKind.valueOf(outcome);
            throw ConnectorException.builder(kind, "ASKED_FOR", "Failed as asked.\u001b[31m")
                    .nextStep("Ask for something else.")
                    .serviceCode("E42")
                    .requestId("r-1")
                    .retryAfter(kind.retryable() ? Duration.ofSeconds(7) : null)
                    .build();
        }
        return result(context.inputs(), "7");
    }

    private static ActionResult result(Inputs inputs, String id) throws IOException {
        Map<String, Object> pages = new LinkedHashMap<>();
        for (Entry<FileValue> page : inputs.find(PAGES).orElse(List.of())) {
            pages.put(page.key(), sizeOf(page.value()));
        }
        Map<String, Object> tags = new LinkedHashMap<>();
        inputs.find(TAGS).orElse(List.of()).forEach(tag -> tags.put(tag.key(), tag.value()));
        FileValue cover = inputs.find(COVER).orElse(null);
        return ActionResult.builder()
                .put("id", id)
                .put("title", inputs.get(TITLE))
                .put("readers", inputs.find(READERS).orElse(List.of()))
                .put("note", inputs.find(NOTE).orElse(null))
                .put("urgent", inputs.find(URGENT).orElse(null))
                .put("copies", inputs.get(COPIES))
                .put("tags", tags)
                .put("cover", cover == null ? null : sizeOf(cover))
                .put("pages", pages)
                .build();
    }

    private static int sizeOf(FileValue file) throws IOException {
        try (InputStream content = file.open()) {
            return content.readAllBytes().length;
        }
    }
}
