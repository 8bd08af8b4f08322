package org.connectorkit.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final List<SavedConnection> CONNECTIONS =
            List.of(new SavedConnection("work", "key", "Key"), new SavedConnection("other", "another", "Another type"));

    @Test
    void everyShapeOfTheContractIsRendered() {
        Set<Class<?>> rendered = Stream.of(Samples.ACTION, Samples.CREDENTIALS)
                .flatMap(schema -> schema.inputs().stream())
                .peek(input -> assertThat(Form.of(FormValues.blank(
                                        InputSchema.builder().addInput(input).build()))
                                .controlsHtml())
                        .as(input.toString())
                        .contains("data-input=\"in-" + input.key() + "\"")
                        .contains(input.label()))
                .map(input -> input.type().getClass())
                .collect(Collectors.toSet());

        assertThat(rendered).containsExactlyInAnyOrder(InputType.class.getPermittedSubclasses());
    }

    @Test
    void aBlankFormIsTheGoldenOne() throws IOException {
        assertGolden(
                "blank.html",
                Form.of(FormValues.blank(Samples.ACTION))
                        .withConnections(CONNECTIONS)
                        .controlsHtml());
    }

    @Test
    void aFormWithProblemsIsTheGoldenOne() throws IOException {
        UploadedFile file = new UploadedFile("f1", "a.pdf", 12_345);
        Submission submission = Submission.builder(id -> Optional.empty())
                .addText("in.guests", "joe@example.com")
                .addText("in.guests", "  ")
                .addText("in.guests", "nobody<\"&>")
                .addText("in.note", "one\r\ntwo")
                .addText("in.files.0.key", "")
                .addFile("in.files.0.value", file)
                .addText("in.files.new0.key", "b\"c.pdf")
                .addText("in.copies", "many")
                .addText("in.days", "mon")
                .build();
        FormValues values = FormValues.submitted(Samples.ACTION, submission, Set.of());

        Form form = Form.of(values)
                .withProblems(Stream.concat(
                                Stream.of(
                                        InputProblem.of(Samples.CITY, "is required"),
                                        InputProblem.ofItem(Samples.GUESTS, 1, "is not an address: nobody<\"&>"),
                                        InputProblem.of(Samples.COPIES, "is not a whole number"),
                                        InputProblem.ofItem(Samples.GUESTS, 9, "Row ten is not there."),
                                        InputProblem.atPath("", "Nothing is right.")),
                                values.problems().stream())
                        .toList());

        assertThat(form.hasProblems()).isTrue();
        assertGolden("problems.html", form.summaryHtml() + form.controlsHtml());
    }

    @Test
    void everyIdIsUniqueAndEveryReferenceLeadsToOne() {
        Form form = Form.of(FormValues.blank(Samples.ACTION))
                .withConnections(CONNECTIONS)
                .withProblems(Samples.ACTION.inputs().stream()
                        .map(input -> InputProblem.of(input, "is wrong"))
                        .toList());
        String html = form.summaryHtml() + form.controlsHtml();

        List<String> ids = matches(html, " id=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(matches(html, " (?:for|aria-describedby|aria-labelledby)=\"([^\"]+)\"").stream()
                        .flatMap(references -> Arrays.stream(references.split(" ", -1))))
                .isNotEmpty()
                .isSubsetOf(ids);
        assertThat(matches(html, "href=\"#([^\"]+)\"")).hasSize(15).isSubsetOf(ids);
    }

    @Test
    void everyControlHasALabel() {
        String html = Form.of(FormValues.blank(Samples.ACTION)).controlsHtml();

        assertThat(matches(html, "<label for=\"([^\"]+)\""))
                .containsAll(matches(html, "<(?:input|select|textarea) class=\"form-control[^>]* id=\"([^\"]+)\""));
    }

    @Test
    void aSecretNeverReachesThePage() {
        Submission typed = Submission.builder(id -> Optional.empty())
                .addText("in.secretKey", "hunter2hunter2")
                .build();
        FormValues values = FormValues.submitted(Samples.CREDENTIALS, typed, Set.of());

        assertThat(Form.of(values).controlsHtml()).doesNotContain("hunter2");
        assertThat(values.toString()).doesNotContain("hunter2");
        assertThat(values.toJson(file -> file)).containsEntry("secretKey", "hunter2hunter2");
    }

    @Test
    void aSavedSecretIsSaidToBeKept() {
        FormValues values = FormValues.of(
                Samples.CREDENTIALS, Map.of("account", "me", "secretKey", "hunter2"), Set.of("secretKey"));

        assertThat(Form.of(values).controlsHtml())
                .contains("value=\"me\"", "Saved – leave blank to keep")
                .doesNotContain("hunter2");
    }

    @Test
    void markupInADescriptorAndInAValueShowsAsText() {
        Input<String> input = Input.text("name", "Name <b>")
                .comment("Not <script>alert(1)</script> nor [this](javascript:alert(2)).")
                .build();
        InputSchema schema = InputSchema.builder().addInput(input).build();
        String html = Form.of(FormValues.of(schema, Map.of("name", "\"><script>alert(3)</script>"), Set.of()))
                .controlsHtml();

        assertThat(html).doesNotContain("<script", "<b>", "href=\"javascript:", "\"><script");
    }

    @Test
    void aFoldIsOpenOnlyWhereSomethingInItIsFilledInOrWrong() {
        String blank = Form.of(FormValues.blank(Samples.ACTION)).controlsHtml();
        String filled = Form.of(FormValues.of(Samples.ACTION, Map.of("watchers", List.of("x")), Set.of()))
                .controlsHtml();
        String wrong = Form.of(FormValues.blank(Samples.ACTION))
                .withProblems(List.of(InputProblem.of(Samples.WATCHERS, "is wrong")))
                .controlsHtml();

        assertThat(matches(blank, "(<details[^>]*>)")).noneMatch(tag -> tag.contains("open"));
        assertThat(matches(filled, "(<details[^>]*>)").get(0)).contains("open");
        assertThat(matches(wrong, "(<details[^>]*>)").get(0)).contains("open");
    }

    @Test
    void aProblemOfThePagesOwnControlStandsFirst() {
        Form form = Form.of(FormValues.blank(Samples.ACTION))
                .withProblems(List.of(InputProblem.of(Samples.CITY, "is required")))
                .withPageProblem("name", "Name is required");

        assertThat(form.hasProblems()).isTrue();
        assertThat(matches(form.summaryHtml(), "href=\"#([^\"]+)\"")).containsExactly("name", "in-city");
    }

    @Test
    void theAssetsLoadNothing() {
        assertThat(FormAssets.styleSheet() + FormAssets.script())
                .isNotBlank()
                .doesNotContain("http:", "https:", "@import", "url(");
    }

    private static List<String> matches(String html, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    private static void assertGolden(String name, String html) throws IOException {
        Path golden = Path.of("src", "test", "resources", "golden", name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, html);
        }
        assertThat(html).isEqualTo(Files.readString(golden));
    }
}
