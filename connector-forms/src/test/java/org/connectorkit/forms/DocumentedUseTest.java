package org.connectorkit.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorkit.spi.InputSchema;
import org.junit.jupiter.api.Test;

/** The lines that docs/designer.md shows. */
class DocumentedUseTest {

    private final InputSchema schema = Samples.ACTION;

    @Test
    void aHostRendersAForm() {
        List<SavedConnection> saved = List.of(new SavedConnection("work", "key", "Key"));

        Form form = Form.of(FormValues.blank(schema)).withConnections(saved);
        String html = form.summaryHtml() + form.controlsHtml();

        assertThat(html).contains("in.city", "work (Key)");
    }

    @Test
    void aHostReadsWhatWasSubmitted() {
        Submission submission = Submission.builder(id -> Optional.empty())
                .addFile("in.logo", new UploadedFile("7", "logo.svg", 12))
                .build();

        FormValues values = FormValues.submitted(schema, submission, Set.of());
        Map<String, Object> inputs = values.toJson(file -> Map.of("uri", "upload:" + file.id()));

        assertThat(inputs).containsEntry("logo", Map.of("uri", "upload:7"));
    }
}
