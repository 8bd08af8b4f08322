package org.connectorkit.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.junit.jupiter.api.Test;

class FormValuesTest {

    private static final UploadedFile A = new UploadedFile("id-a", "a.pdf", 3);
    private static final UploadedFile B = new UploadedFile("id-b", "b.png", 4);

    @Test
    void everyShapeBecomesTheJsonThatAHostTakes() {
        FormValues values = submitted(builder()
                .addText("token", "not an input")
                .addText("in.city", " Porto ")
                .addText("in.zone", "b")
                .addText("in.guests", "jane@example.com")
                .addText("in.guests", "")
                .addText("in.guests", "joe@example.com")
                .addText("in.note", "one\r\ntwo\r\n")
                .addText("in.files.7.key", "second.pdf")
                .addFile("in.files.7.value", A)
                .addText("in.files.2.key", "")
                .addFile("in.files.2.value", B)
                .addText("in.tags.0.key", "team")
                .addText("in.tags.0.value", "red")
                .addFile("in.logo", B)
                .addText("in.urgent", "true")
                .addText("in.copies", "3")
                .addText("in.size", "S")
                .addText("in.days", "mon")
                .addText("in.days", "tue")
                .addText("in.connection", "work"));

        assertThat(values.problems()).isEmpty();
        assertThat(values.files()).containsExactly(A, B, B);
        assertThat(values.toJson(file -> Map.of("path", file.id())).toString())
                .isEqualTo("{city=Porto, zone=b, guests=[jane@example.com, joe@example.com], note=one\ntwo\n, "
                        + "files=[{key=second.pdf, value={path=id-a}}, {key=b.png, value={path=id-b}}], "
                        + "tags=[{key=team, value=red}], logo={path=id-b}, urgent=true, copies=3, size=S, "
                        + "days=[mon, tue], connection=work}");
        assertThat(values.toJson(file -> file).get("copies")).isEqualTo(new BigDecimal(3));
    }

    @Test
    void aFormWithNothingInItGivesNothingButItsFlags() {
        assertThat(submitted(builder().addText("in.city", " ").addText("in.files.0.key", ""))
                        .toJson(file -> file))
                .isEqualTo(Map.of("urgent", false));
    }

    @Test
    void aNumberThatIsNoneStaysAsItWasTyped() {
        FormValues values = submitted(builder().addText("in.copies", "many"));

        assertThat(values.toJson(file -> file)).containsEntry("copies", "many");
        assertThat(Form.of(values).controlsHtml()).contains("value=\"many\"");
    }

    @Test
    void aFileOfAnEarlierSubmitIsFoundAgain() {
        FormValues values = FormValues.submitted(
                Samples.ACTION,
                Submission.builder(id -> id.equals("id-a") ? Optional.of(A) : Optional.empty())
                        .addText("in.files.0.key", "a.pdf")
                        .addText("in.files.0.value.kept", "id-a")
                        .addText("in.files.1.key", "gone.pdf")
                        .addText("in.files.1.value.kept", "id-gone")
                        .addText("in.logo.kept", "id-a")
                        .build(),
                Set.of());

        assertThat(values.files()).containsExactly(A, A);
        assertThat(values.problems())
                .containsExactly(
                        InputProblem.atPath("files[\"gone.pdf\"]", "has no file; choose one or remove the row"));
        assertThat(Form.of(values).controlsHtml())
                .contains("value=\"id-a\"", "gone.pdf")
                .doesNotContain("id-gone");
    }

    @Test
    void aNewFileReplacesTheOneOfAnEarlierSubmit() {
        FormValues values = FormValues.submitted(
                Samples.ACTION,
                Submission.builder(id -> Optional.of(A))
                        .addText("in.logo.kept", "id-a")
                        .addFile("in.logo", B)
                        .build(),
                Set.of());

        assertThat(values.files()).containsExactly(B);
    }

    @Test
    void entriesWithoutANameOrAValueAreSaidAndLeftOut() {
        FormValues values = submitted(builder()
                .addText("in.tags.0.key", "")
                .addText("in.tags.0.value", "red")
                .addText("in.tags.1.key", "team")
                .addText("in.tags.1.value", ""));

        assertThat(values.problems()).extracting(InputProblem::path).containsExactly("tags[\"\"]", "tags[\"team\"]");
        assertThat(values.toJson(file -> file)).doesNotContainKey("tags");
    }

    @Test
    void aKeptSecretIsNotInTheJson() {
        FormValues values = FormValues.submitted(
                Samples.CREDENTIALS,
                builder()
                        .addText("in.account", "me")
                        .addText("in.secretKey", "")
                        .build(),
                Set.of("secretKey"));

        assertThat(values.toJson(file -> file)).isEqualTo(Map.of("account", "me"));
        assertThat(Form.of(values).controlsHtml()).contains("Saved – leave blank to keep");
    }

    @Test
    void savedValuesFillTheForm() {
        Map<String, Object> json = Map.of(
                "city",
                "Faro",
                "guests",
                "jane@example.com",
                "tags",
                List.of(Map.of("key", "team", "value", "red")),
                "copies",
                4,
                "urgent",
                true,
                "days",
                List.of(),
                "logo",
                Map.of("path", "/etc/passwd"));

        assertThat(FormValues.of(Samples.ACTION, json, Set.of())
                        .toJson(file -> file)
                        .toString())
                .isEqualTo(
                        "{city=Faro, guests=[jane@example.com], tags=[{key=team, value=red}], urgent=true, copies=4, "
                                + "size=M, days=[tue]}");
    }

    @Test
    void aSchemaWithoutInputsIsAnEmptyForm() {
        assertThat(Form.of(FormValues.blank(InputSchema.empty())).controlsHtml())
                .isBlank();
    }

    private static Submission.Builder builder() {
        return Submission.builder(id -> Optional.empty());
    }

    private static FormValues submitted(Submission.Builder submission) {
        return FormValues.submitted(Samples.ACTION, submission.build(), Set.of());
    }
}
