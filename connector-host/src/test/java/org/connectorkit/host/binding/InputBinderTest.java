package org.connectorkit.host.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.FileStore;
import org.connectorkit.host.Json;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.Rule;
import org.connectorkit.spi.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class InputBinderTest {

    private static final FilePolicy INLINE =
            new FilePolicy(EnumSet.of(FileForm.BASE64, FileForm.TEXT), Optional.empty(), 1000);

    private static Binding bind(String json, Input<?>... inputs) {
        return bind(INLINE, json, schema(inputs));
    }

    private static Binding bind(FilePolicy policy, String json, InputSchema schema) {
        return new InputBinder(schema, policy).bind(Json.object(json), key -> true);
    }

    private static InputSchema schema(Input<?>... inputs) {
        InputSchema.Builder schema = InputSchema.builder();
        for (Input<?> input : inputs) {
            schema.addInput(input);
        }
        return schema.build();
    }

    private static List<String> problems(String json, Input<?>... inputs) {
        return words(bind(json, inputs));
    }

    private static List<String> words(Binding binding) {
        return binding.problems().stream().map(InputProblem::toString).toList();
    }

    @Test
    void everyShapeBecomesItsType() throws IOException {
        Input<String> text = Input.text("text", "Text").build();
        Input<String> lines = Input.multiline("lines", "Lines").build();
        Input<Boolean> flag = Input.flag("flag", "Flag").build();
        Input<Long> integer = Input.integer("integer", "Integer").build();
        Input<BigDecimal> number = Input.number("number", "Number").build();
        Input<Secret> secret = Input.secret("secret", "Secret").build();
        Input<String> choice = Input.choice("choice", "Choice", List.of(Option.of("a", "A"), Option.of("b", "B")))
                .build();
        Input<FileValue> file = Input.file("file", "File").build();
        Input<List<String>> list = Input.textList("list", "List").build();
        Input<List<String>> choices =
                Input.choiceList("choices", "Choices", List.of(Option.of("x"))).build();
        Input<List<Entry<String>>> entries =
                Input.textEntries("entries", "Entries").build();
        Input<List<Entry<FileValue>>> files =
                Input.fileEntries("files", "Files").build();

        Binding binding =
                bind("""
                {"text": "t", "lines": "a\\nb", "flag": true, "integer": 9007199254740993, "number": 1.10,
                 "secret": "s3cret", "choice": "b", "file": {"text": "é"}, "list": ["a", "b"], "choices": ["x"],
                 "entries": {"k": "v"}, "files": {"a.bin": {"base64": "AAEC", "contentType": "image/png"}}}""", text, lines, flag, integer, number, secret, choice, file, list, choices, entries, files);

        Inputs inputs = binding.inputs();
        assertThat(binding.problems()).isEmpty();
        assertThat(inputs.get(text)).isEqualTo("t");
        assertThat(inputs.get(lines)).isEqualTo("a\nb");
        assertThat(inputs.get(flag)).isTrue();
        assertThat(inputs.get(integer)).isEqualTo(9007199254740993L);
        assertThat(inputs.get(number)).isEqualTo(new BigDecimal("1.10"));
        assertThat(inputs.get(secret).reveal()).isEqualTo("s3cret");
        assertThat(inputs.get(secret)).hasToString("***");
        assertThat(binding.secrets()).containsExactly("s3cret");
        assertThat(inputs.get(choice)).isEqualTo("b");
        assertThat(inputs.get(file).size()).hasValue(2);
        assertThat(read(inputs.get(file))).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
        assertThat(inputs.get(list)).containsExactly("a", "b");
        assertThat(inputs.get(choices)).containsExactly("x");
        assertThat(inputs.get(entries)).containsExactly(new Entry<>("k", "v"));
        FileValue bin = inputs.get(files).get(0).value();
        assertThat(inputs.get(files).get(0).key()).isEqualTo("a.bin");
        assertThat(bin.size()).hasValue(3);
        assertThat(bin.contentType()).contains("image/png");
        assertThat(read(bin)).containsExactly(0, 1, 2);
        assertThat(read(bin)).containsExactly(0, 1, 2);
    }

    private static byte[] read(FileValue file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'x': null}", "{'x': ''}", "{'x': ' \\t'}"})
    @Tag("peer-bug-13")
    void aBlankOptionalValueIsAbsentAndItsDefaultStandsIn(String json) {
        Input<String> plain = Input.text("x", "X").minLength(5).build();
        Input<String> defaulted = Input.text("x", "X").defaultValue("d").build();

        assertThat(bind(json, plain).problems()).isEmpty();
        assertThat(bind(json, plain).inputs().find(plain)).isEmpty();
        assertThat(bind(json, defaulted).inputs().get(defaulted)).isEqualTo("d");
        Input<Long> number = Input.integer("x", "X").build();
        assertThat(bind(json, number).inputs().find(number)).isEmpty();
        Input<FileValue> file = Input.file("x", "X").build();
        assertThat(bind(json, file).inputs().find(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'x': []}", "{'x': ['']}", "{'x': [null, ' ']}", "{'x': ''}", "{'x': null}"})
    @Tag("peer-bug-13")
    void anEmptyListIsAbsentWhateverBlanksItHolds(String json) {
        Input<List<String>> optional =
                Input.textList("x", "X").acceptsSingleItem().build();
        Input<List<String>> required =
                Input.textList("x", "X").acceptsSingleItem().required().build();

        assertThat(bind(json, optional).problems()).isEmpty();
        assertThat(bind(json, optional).inputs().find(optional)).isEmpty();
        assertThat(problems(json, required)).containsExactly("x: is required; give at least one item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'x': ''}", "{'x': '  '}", "{'x': null}"})
    void aBlankRequiredValueIsAProblem(String json) {
        assertThat(problems(json, Input.text("x", "X").required().build()))
                .containsExactly("x: is required; fill it in");
        assertThat(problems(
                        json,
                        Input.choice("x", "X", List.of(Option.of("a"), Option.of("b")))
                                .required()
                                .build()))
                .containsExactly("x: is required; choose one of a or b");
        assertThat(problems(json, Input.file("x", "X").required().build()))
                .containsExactly("x: is required; give a file");
    }

    @Test
    void everyProblemIsToldAtOnceInDeclaredOrder() {
        Input<String> first = Input.text("first", "First").required().build();
        Input<List<String>> second =
                Input.textList("second", "Second").maxLength(3).maxItems(3).build();
        Input<Long> third = Input.integer("third", "Third").minimum(1).build();

        assertThat(problems("{'unknown': 1, 'third': 0, 'second': ['', 'ok', 5, 'long', 'x']}", first, second, third))
                .containsExactly(
                        "first: is required; fill it in",
                        "second: must have at most 3 items; it has 4",
                        "second[2]: must be text (it is 5)",
                        "second[3]: must have at most 3 characters; it has 4",
                        "third: must be at least 1 (it is 0)",
                        "unknown: is not an input here; the inputs are first, second and third");
    }

    @Test
    void anUnknownMemberIsAnsweredWithTheNearestKey() {
        assertThat(problems(
                        "{'toAdresses': 'x'}",
                        Input.textList("toAddresses", "To").build()))
                .containsExactly("toAdresses: is not an input here; did you mean 'toAddresses'?");
        assertThat(problems("{'x': 1}")).containsExactly("x: is not an input here; there are no inputs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\r", "\\u0000", "a\\u0085b", "a\\u2028", "tab\\t."})
    @Tag("peer-bug-17")
    void oneLineRefusesLineBreaksAndControlCharacters(String text) {
        String words = "must be one line; remove line breaks and control characters";
        assertThat(problems("{'x': '" + text + "'}", Input.text("x", "X").build()))
                .containsExactly("x: " + words);
        assertThat(problems(
                        "{'x': ['ok', '" + text + "']}",
                        Input.textList("x", "X").build()))
                .containsExactly("x[1]: " + words);
        assertThat(problems(
                        "{'x': {'k': '" + text + "'}}",
                        Input.textEntries("x", "X").build()))
                .containsExactly("x[\"k\"]: " + words);
        assertThat(problems(
                        "{'x': 'first\\n" + text + "'}",
                        Input.multiline("x", "X").build()))
                .isEmpty();
    }

    @Test
    @Tag("peer-bug-17")
    void anEntrysKeyIsOneLine() {
        Input<List<Entry<FileValue>>> files =
                Input.fileEntries("files", "Files").build();
        String words = "must have a key of one line of text that is not blank";
        assertThat(problems("{'files': {'a\\r\\nb': {'text': ''}}}", files))
                .containsExactly("files[\"a\\u000d\\u000ab\"]: " + words);
        assertThat(problems(
                        "{'files': [{'key': ' ', 'value': {'text': ''}}, {'key': 7, 'value': {'text': ''}}]}", files))
                .containsExactly("files[0]: " + words, "files[1]: " + words);
    }

    @Test
    void aListMayTakeASingleItem() {
        Input<List<String>> single =
                Input.textList("x", "X").acceptsSingleItem().maxLength(3).build();
        assertThat(bind("{'x': 'abc'}", single).inputs().get(single)).containsExactly("abc");
        assertThat(problems("{'x': 'abcd'}", single)).containsExactly("x: must have at most 3 characters; it has 4");
        assertThat(problems("{'x': 5}", single)).containsExactly("x: must be a list or one text (it is 5)");
        assertThat(problems("{'x': 'abc'}", Input.textList("x", "X").build()))
                .containsExactly("x: must be a list (it is 'abc')");

        Input<List<String>> choices = Input.choiceList("x", "X", List.of(Option.of("a", "A"), Option.of("b", "B")))
                .acceptsSingleItem()
                .build();
        assertThat(bind("{'x': 'b'}", choices).inputs().get(choices)).containsExactly("b");
        assertThat(problems("{'x': 'c'}", choices)).containsExactly("x: must be one of a or b (it is 'c')");
        assertThat(problems("{'x': ['a', 'c']}", choices)).containsExactly("x[1]: must be one of a or b (it is 'c')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU-WEST-1", " eu-west-1 ", "Eu-West-1"})
    void anOptionInOtherLettersIsToldAsItIsWritten(String given) {
        Input<String> region = Input.choice("region", "Region", List.of(Option.of("eu-west-1"), Option.of("eu-west-2")))
                .build();

        assertThat(problems("{'region': '" + given + "'}", region))
                .containsExactly("region: must be written 'eu-west-1' (it is '" + given + "')");
    }

    @Test
    void entriesKeepTheirOrderAndTheirRepeatedKeys() {
        Input<List<Entry<String>>> entries = Input.textEntries("x", "X").build();
        assertThat(bind("{'x': {'b': '1', 'a': '2'}}", entries).inputs().get(entries))
                .containsExactly(new Entry<>("b", "1"), new Entry<>("a", "2"));
        assertThat(bind(
                                "{'x': [{'key': 'a', 'value': '1'}, {'value': '2', 'key': 'a'}, {'key': '', 'value': ''}]}",
                                entries)
                        .inputs()
                        .get(entries))
                .containsExactly(new Entry<>("a", "1"), new Entry<>("a", "2"));
        assertThat(problems(
                        "{'x': [{'key': 'a'}, 5, {'key': 'b', 'value': '1', 'more': 2}, {'key': 'c', 'value': 3}]}",
                        entries))
                .containsExactly(
                        "x[\"a\"]: must have exactly \"key\" and \"value\", such as {\"key\": \"name\", \"value\": …}",
                        "x[1]: must have exactly \"key\" and \"value\", such as {\"key\": \"name\", \"value\": …}",
                        "x[\"b\"]: must have exactly \"key\" and \"value\", such as {\"key\": \"name\", \"value\": …}",
                        "x[\"c\"]: must be text (it is 3)");
        assertThat(problems("{'x': 'a'}", entries))
                .containsExactly("x: must be an object, or a list of {\"key\", \"value\"} (it is 'a')");
    }

    @Test
    void anEntryWithoutItsFileIsAProblemAndNotDropped() {
        Input<List<Entry<FileValue>>> files =
                Input.fileEntries("files", "Files").build();
        String words = "must give the file in exactly one way: {\"base64\": …} or {\"text\": …}";
        assertThat(problems("{'files': {'a.pdf': {}}}", files)).containsExactly("files[\"a.pdf\"]: " + words);
        assertThat(problems("{'files': {'a.pdf': null}}", files))
                .containsExactly("files[\"a.pdf\"]: must be a file: {\"base64\": …} or {\"text\": …}");
        assertThat(problems("{'files': [{'key': 'a.pdf', 'value': {'text': 'a', 'base64': ''}}]}", files))
                .containsExactly("files[\"a.pdf\"]: " + words);
    }

    @Test
    void theOtherEntriesAreBoundForTheConnectorToCheckWhereOneFileCannotBeRead() {
        Input<List<Entry<FileValue>>> files =
                Input.fileEntries("files", "Files").build();
        FilePolicy paths = new FilePolicy(EnumSet.of(FileForm.PATH, FileForm.TEXT), Optional.empty(), 1000);

        Binding binding =
                bind(paths, "{'files': {'a.exe': {'text': 'a'}, 'b.pdf': {'path': 'no-such-file'}}}", schema(files));

        assertThat(binding.problems())
                .extracting(InputProblem::toString)
                .containsExactly("files[\"b.pdf\"]: names 'no-such-file', which is no file; check the path");
        assertThat(binding.inputs().get(files)).extracting(Entry::key).containsExactly("a.exe");
    }

    @Test
    void aListsOtherItemsAreBoundForTheConnectorToCheckWhereOneIsNoText() {
        Input<List<String>> cities =
                Input.textList("cities", "Cities").maxLength(9).build();
        InputBinder binder = new InputBinder(schema(cities), INLINE);
        ObjectNode raw = Json.object("{'cities': [5, '', 'Oslo', {}, 'Constantinople', 'Rome']}");

        Binding binding = binder.bind(raw, key -> true);
        List<InputProblem> found =
                List.of(InputProblem.ofItem(cities, 0, "is far away"), InputProblem.ofItem(cities, 1, "is farther"));

        assertThat(binding.inputs().get(cities)).containsExactly("Oslo", "Rome");
        assertThat(binder.merge(binding.problems(), found, raw))
                .extracting(InputProblem::toString)
                .containsExactly(
                        "cities[0]: must be text (it is 5)",
                        "cities[2]: is far away",
                        "cities[3]: must be text",
                        "cities[4]: must have at most 9 characters; it has 14",
                        "cities[5]: is farther");
    }

    @Test
    void aListWithoutAUsableItemIsAbsent() {
        Input<List<String>> cities = Input.textList("cities", "Cities").build();

        assertThat(bind("{'cities': [5, {}]}", cities).inputs().find(cities)).isEmpty();
    }

    @Test
    void numbersKeepTheirValue() {
        Input<Long> integer = Input.integer("x", "X").build();
        assertThat(bind("{'x': 5.0}", integer).inputs().get(integer)).isEqualTo(5L);
        assertThat(problems("{'x': 5.5}", integer)).containsExactly("x: must be a whole number (it is 5.5)");
        assertThat(problems("{'x': '5'}", integer)).containsExactly("x: must be a whole number (it is '5')");
        assertThat(problems("{'x': 9223372036854775808}", integer))
                .containsExactly("x: must be at most 9223372036854775807 (it is 9223372036854775808)");
        Input<BigDecimal> number = Input.number("x", "X").maximum(1).build();
        assertThat(bind("{'x': 0.1}", number).inputs().get(number)).isEqualTo(new BigDecimal("0.1"));
        assertThat(problems("{'x': 1.01}", number)).containsExactly("x: must be at most 1 (it is 1.01)");
        assertThat(problems("{'x': true}", number)).containsExactly("x: must be a number (it is true)");
        assertThat(problems("{'x': 'true'}", Input.flag("x", "X").build()))
                .containsExactly("x: must be true or false (it is 'true')");
    }

    @Test
    void formatsAndPatternsAreTold() {
        assertThat(problems(
                        "{'x': 'example.com'}",
                        Input.text("x", "X").format(Format.URI).build()))
                .containsExactly("x: must be an absolute URI, such as https://example.com/page (it is 'example.com')");
        assertThat(problems(
                        "{'x': '2026-02-30'}",
                        Input.text("x", "X").format(Format.DATE).build()))
                .containsExactly("x: must be a date, such as 2026-01-31 (it is '2026-02-30')");
        assertThat(problems(
                        "{'x': '2026-01-31T09:30:00'}",
                        Input.text("x", "X").format(Format.DATE_TIME).build()))
                .containsExactly("x: must be a date and time with offset, such as 2026-01-31T09:30:00Z"
                        + " (it is '2026-01-31T09:30:00')");
        assertThat(problems(
                        "{'x': '30s'}",
                        Input.text("x", "X").format(Format.DURATION).build()))
                .containsExactly("x: must be an ISO 8601 duration, such as PT30S (it is '30s')");
        assertThat(problems(
                        "{'x': 'not an address'}",
                        Input.text("x", "X").format(Format.MAILBOX).build()))
                .isEmpty();
        Input<String> letters = Input.multiline("x", "X")
                .pattern("[a-z]+|[0-9]+", "must be letters or digits")
                .build();
        assertThat(problems("{'x': 'abc'}", letters)).isEmpty();
        assertThat(problems("{'x': 'abc1'}", letters)).containsExactly("x: must be letters or digits");
        assertThat(problems("{'x': 'abc\\n'}", letters)).containsExactly("x: must be letters or digits");
    }

    @Test
    void lengthsCountCodePoints() {
        Input<String> two = Input.text("x", "X").maxLength(2).build();
        assertThat(problems("{'x': '\uD83D\uDE00\uD83D\uDE00'}", two)).isEmpty();
        assertThat(problems("{'x': '\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00'}", two))
                .containsExactly("x: must have at most 2 characters; it has 3");
    }

    @Test
    void aSecretIsQuotedInNoProblem() {
        Input<Secret> secret = Input.secret("x", "X")
                .minLength(9)
                .pattern("[A-Z]+", "must be capitals")
                .build();
        assertThat(problems("{'x': 's3cret'}", secret))
                .containsExactly("x: must have at least 9 characters; it has 6", "x: must be capitals");
        assertThat(problems("{'x': 12345}", secret)).containsExactly("x: must be text");
        assertThat(problems("{'x': ['s3cret']}", secret)).containsExactly("x: must be text");
    }

    @Test
    void aValueThatMayNotBeQuotedIsNot() {
        Input<String> text = Input.choice("x", "X", List.of(Option.of("a"))).build();
        List<InputProblem> problems = new InputBinder(schema(text), INLINE)
                .bind(Json.object("{'x': 'hidden'}"), key -> false)
                .problems();
        assertThat(problems).containsExactly(InputProblem.of(text, "must be one of a"));
    }

    @Test
    void rulesAcrossInputsAreToldByLabel() {
        Input<String> a = Input.text("a", "Ay").build();
        Input<String> b = Input.text("b", "Bee").build();
        Input<String> c = Input.text("c", "Sea").build();
        InputSchema.Builder base = InputSchema.builder().addInput(a).addInput(b).addInput(c);
        InputSchema any = base.addRule(Rule.atLeastOneOf(a, b, c)).build();
        assertThat(words(bind(INLINE, "{'a': ' '}", any)))
                .containsExactly("a: at least one of Ay, Bee and Sea is needed; fill in one");
        assertThat(words(bind(INLINE, "{'c': 'x'}", any))).isEmpty();

        InputSchema one = InputSchema.builder()
                .addInput(a)
                .addInput(b)
                .addInput(c)
                .addRule(Rule.atMostOneOf(a, b, c))
                .build();
        Binding two = bind(INLINE, "{'b': 'x', 'c': 'y'}", one);
        assertThat(words(two)).containsExactly("a: only one of Ay, Bee and Sea can be given; keep one");
        assertThat(two.inputs().find(b)).contains("x");
        assertThat(words(bind(INLINE, "{'c': 'y'}", one))).isEmpty();

        InputSchema all = InputSchema.builder()
                .addInput(a)
                .addInput(b)
                .addInput(c)
                .addRule(Rule.allOrNoneOf(a, b, c))
                .build();
        assertThat(words(bind(INLINE, "{'b': 'x'}", all)))
                .containsExactly("a: Ay, Bee and Sea go together; fill in Ay and Sea too, or leave out all of them");
        assertThat(words(bind(INLINE, "{}", all))).isEmpty();
    }

    @Test
    void theFormsOfFilesAreTheHostsChoice() {
        Input<FileValue> file = Input.file("file", "File").build();
        assertThat(problems("{'file': {'path': '/etc/hosts'}}", file))
                .containsExactly(
                        "file: gives the file by \"path\", which this host does not allow; use {\"base64\": …} or {\"text\": …}",
                        "file: must give the file in exactly one way: {\"base64\": …} or {\"text\": …}");
        assertThat(words(bind(new FilePolicy(Set.of(), Optional.empty(), 1), "{'file': {'text': 'x'}}", schema(file))))
                .contains("file: cannot be given: this host takes no files");
        assertThat(problems("{'file': {'base64': 'A'}}", file))
                .containsExactly("file: has a \"base64\" that is not Base64 (RFC 4648 section 4, without line breaks)");
        assertThat(problems("{'file': {'text': 'x', 'contentType': 'a/b\\r\\nX: y'}}", file))
                .containsExactly("file: has a \"contentType\" that is no media type, such as application/pdf");
    }

    @Test
    void filesInsideTheInputsAreLimitedAllTogether() {
        Input<List<Entry<FileValue>>> files =
                Input.fileEntries("files", "Files").build();
        FilePolicy ten = new FilePolicy(EnumSet.allOf(FileForm.class), Optional.of(uri -> Optional.empty()), 10);
        assertThat(words(bind(ten, "{'files': {'a': {'text': '123456'}, 'b': {'base64': 'MTIzNA=='}}}", schema(files))))
                .isEmpty();
        assertThat(words(bind(ten, "{'files': {'a': {'text': '123456'}, 'b': {'base64': 'MTIzNDU='}}}", schema(files))))
                .containsExactly("files[\"b\"]: brings the files inside the inputs to 11 bytes; at most 10 are allowed."
                        + " Put the file where the host can read it and give {\"uri\": …} in its place.");
    }

    @Test
    void aPathNamesAFileThatIsThere(@TempDir Path folder) throws IOException {
        Path report = Files.writeString(folder.resolve("report.txt"), "Total: 3");
        Input<FileValue> file = Input.file("file", "File").build();
        FilePolicy paths = new FilePolicy(EnumSet.of(FileForm.PATH), Optional.empty(), 0);

        Inputs inputs = bind(paths, "{'file': {'path': '" + report + "'}}", schema(file))
                .inputs();
        assertThat(inputs.get(file).size()).hasValue(8);
        assertThat(read(inputs.get(file))).asString(StandardCharsets.UTF_8).isEqualTo("Total: 3");
        assertThat(words(bind(paths, "{'file': {'path': '" + folder.resolve("none") + "'}}", schema(file))))
                .containsExactly("file: names '" + folder.resolve("none") + "', which is no file; check the path");
        assertThat(words(bind(paths, "{'file': {'path': '" + folder + "'}}", schema(file))))
                .containsExactly("file: names '" + folder + "', which is no file; check the path");
    }

    @Test
    void aReferenceIsCheckedAsItIsRead() throws IOException {
        String sha = "2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824";
        assertThat(read(stored("hello", "'sha256': '" + sha + "', 'size': 5")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
        assertThatThrownBy(() -> read(stored("hallo", "'sha256': '" + sha + "'")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("store:x is not the one that was referred to: its SHA-256 is not");
        assertThatThrownBy(() -> read(stored("hell", "'size': 5")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it has 4 bytes, not 5")
                .cause()
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_INPUT));
        assertThatThrownBy(() -> read(stored("hello!", "'size': 5")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is larger than 5 bytes");
    }

    private static FileValue stored(String content, String members) {
        FileStore store = uri -> Optional.of(new Stored(content, OptionalLong.empty()));
        Input<FileValue> file = Input.file("file", "File").build();
        Binding binding = bind(
                new FilePolicy(EnumSet.of(FileForm.URI), Optional.of(store), 0),
                "{'file': {'uri': 'store:x', " + members + "}}",
                schema(file));
        assertThat(binding.problems()).isEmpty();
        return binding.inputs().get(file);
    }

    @Test
    void aReferenceThatTheStoreKnowsToBeWrongIsAProblem() {
        Input<FileValue> file = Input.file("file", "File").build();
        FileStore store = uri -> uri.toString().equals("store:x")
                ? Optional.of(new Stored("hello", OptionalLong.of(5)))
                : Optional.empty();
        FilePolicy uris = new FilePolicy(EnumSet.of(FileForm.URI, FileForm.TEXT), Optional.of(store), 10);
        assertThat(words(bind(uris, "{'file': {'uri': 'store:y'}}", schema(file))))
                .containsExactly(
                        "file: refers to 'store:y', which is not in the host's file store or not open to flows");
        assertThat(words(bind(uris, "{'file': {'uri': 'store:x', 'size': 6}}", schema(file))))
                .containsExactly(
                        "file: refers to a file of 6 bytes, but 'store:x' has 5; refer to the file as it is now");
        assertThat(words(bind(uris, "{'file': {'uri': 'x', 'size': -1, 'sha256': 'abc'}}", schema(file))))
                .containsExactlyInAnyOrder(
                        "file: has a \"uri\" that is not an absolute URI",
                        "file: has a \"size\" that is not a number of bytes",
                        "file: has a \"sha256\" that is not 64 hexadecimal digits");
        assertThat(words(bind(uris, "{'file': {'text': 'x', 'size': 1}}", schema(file))))
                .containsExactly("file: can have \"size\" only beside \"uri\"");
    }

    @Test
    void aStoreThatCannotTellIsUnavailable() {
        Input<FileValue> file = Input.file("file", "File").build();
        FileStore broken = uri -> {
            throw new IllegalStateException("no network");
        };
        FilePolicy uris = new FilePolicy(EnumSet.of(FileForm.URI), Optional.of(broken), 0);
        assertThatThrownBy(() -> bind(uris, "{'file': {'uri': 'store:x'}}", schema(file)))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }

    @Test
    void aStoreThatKnowsWhyItCannotTellIsQuoted() {
        Input<FileValue> file = Input.file("file", "File").build();
        FileStore refused = uri -> {
            throw ConnectorException.builder(ErrorKind.CONNECTION, "STORE_DENIED", "The store lets nobody in.")
                    .nextStep("Grant the right to read.")
                    .cause(new IllegalStateException("of the store alone"))
                    .build();
        };
        FilePolicy uris = new FilePolicy(EnumSet.of(FileForm.URI), Optional.of(refused), 0);
        assertThatThrownBy(() -> bind(uris, "{'file': {'uri': 'store:x'}}", schema(file)))
                .hasMessage("The store lets nobody in.")
                .hasNoCause()
                .isInstanceOfSatisfying(ConnectorException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorKind.CONNECTION);
                    assertThat(e.nextStep()).hasValue("Grant the right to read.");
                });
    }

    @Test
    void inputsAreReadByTheirOwnDescriptorAlone() {
        Input<String> x = Input.text("x", "X").build();
        Input<String> sameKey = Input.text("x", "Another").build();
        Inputs inputs = bind("{'x': 'v'}", x).inputs();
        assertThat(inputs.get(Input.text("x", "X").build())).isEqualTo("v");
        assertThatThrownBy(() -> inputs.find(sameKey)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inputs.find(Input.text("y", "Y").build()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bind("{}", x).inputs().get(x)).isInstanceOf(NoSuchElementException.class);
        assertThat(inputs).hasToString("[x]");
    }

    @Test
    void problemsOfTheConnectorCountItemsAsTheCallerDid() {
        Input<List<String>> list = Input.textList("x", "X").build();
        InputBinder binder = new InputBinder(schema(list), INLINE);
        List<InputProblem> merged = binder.merge(
                new ArrayList<>(),
                List.of(InputProblem.ofItem(list, 1, "is odd")),
                Json.object("{'x': ['', 'a', null, 'b']}"));
        assertThat(merged).containsExactly(InputProblem.ofItem(list, 3, "is odd"));
    }

    /** What a store holds. */
    private record Stored(String content, OptionalLong size) implements FileValue {

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
