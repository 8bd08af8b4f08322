package org.connectorkit.testkit;

import java.util.List;

/** For each rule a connector that breaks only it. */
final class Mutants {

    private static final String LABEL = "Input.multiline(\"text\", \"Text\").comment(\"The note itself.\")";

    private Mutants() {}

    static List<Mutant> descriptors() {
        return List.of(
                new Mutant(
                        "DESC-01",
                        "throws when its actions are listed",
                        notes -> notes.with(
                                "NotesConnector",
                                "return List.of(new AddNote(), new ReadNote());",
                                "throw new IllegalStateException(\"no connection yet\");")),
                new Mutant(
                        "DESC-02",
                        "puts the time into a description",
                        notes -> notes.with("AddNote", "return INFO;", """
                                return ActionInfo.builder("addNote", "Add Note")
                                        .description("Adds a note, now at " + System.nanoTime())
                                        .addResult(ResultField.of("id", "The note's id."))
                                        .build();
                                """)),
                new Mutant(
                        "DESC-03",
                        "returns a level of its own",
                        notes -> notes.with("NotesConnector", "return SPI_LEVEL;", "return 99;")),
                new Mutant(
                        "DESC-04",
                        "has no action",
                        notes -> notes.with("NotesConnector", "List.of(new AddNote(), new ReadNote())", "List.of()")),
                new Mutant(
                        "DESC-05",
                        "has two actions of one key",
                        notes -> notes.with(
                                "ReadNote", "ActionInfo.builder(\"readNote\"", "ActionInfo.builder(\"addNote\"")),
                new Mutant(
                        "DESC-06",
                        "has two inputs of one label",
                        notes -> notes.with("AddNote", "\"text\", \"Text\"", "\"text\", \"Title\"")),
                new Mutant(
                        "DESC-06",
                        "has two options of one label",
                        notes -> notes.with("AddNote", "\"blue\", \"Blue\"", "\"blue\", \"Yellow\"")),
                new Mutant(
                        "DESC-07",
                        "has an input without a comment",
                        notes -> notes.with("AddNote", LABEL, "Input.multiline(\"text\", \"Text\")")),
                new Mutant(
                        "DESC-08",
                        "has a connection that takes a connection",
                        notes -> notes.with(
                                "TokenConnection",
                                "InputSchema.builder().addInput(SERVER)",
                                "InputSchema.builder().addInput(Input.connection(\"base\", \"Base\", NotesSession.class,"
                                        + " java.util.List.of(new TokenConnection())).build()).addInput(SERVER)")),
                new Mutant(
                        "DESC-09",
                        "has an action that takes a secret",
                        notes -> notes.with(
                                "AddNote",
                                ".addInput(TAGS)",
                                ".addInput(TAGS).addInput(Input.secret(\"pin\", \"PIN\").comment(\"The note's PIN.\").build())")),
                new Mutant(
                        "DESC-10",
                        "requires a setting",
                        notes -> notes.with(
                                "NotesConnector",
                                "addInput(TIMEOUT)",
                                "addInput(TIMEOUT).addInput(Input.text(\"proxy\", \"Proxy\").required().comment(\"A proxy.\").build())")),
                new Mutant(
                        "DESC-11",
                        "accepts a connection that it does not declare",
                        notes -> notes.with("NotesConnector", "List.of(TokenConnection.INSTANCE)", "List.of()")),
                new Mutant(
                        "DESC-12",
                        "deprecates an input that it requires",
                        notes -> notes.with(
                                "AddNote", ".maxLength(80)", ".maxLength(80).deprecated(\"Use the text alone.\")")),
                new Mutant(
                        "DESC-13",
                        "links to a page over http",
                        notes -> notes.with(
                                "TokenConnection",
                                "(https://notes.example.com/help)",
                                "(http://notes.example.com/help)")),
                new Mutant(
                        "DESC-14",
                        "marks a comment up in HTML",
                        notes -> notes.with("AddNote", "The note itself.", "The <b>note</b> itself.")),
                new Mutant(
                        "DESC-15",
                        "has a high heading in its guide",
                        notes -> notes.with("TokenConnection", "#### Get a token", "## Get a token")),
                new Mutant(
                        "DESC-16",
                        "has a script in its icon",
                        notes -> notes.with("NotesConnector", "<path d=", "<path onclick=\\\"alert(1)\\\" d=")),
                new Mutant(
                        "DESC-17",
                        "has a pattern that only Java knows",
                        notes -> notes.with("ReadNote", "[A-Za-z0-9-]+", "[A-Za-z0-9-]++")));
    }

    static List<Mutant> packaging() {
        return List.of(
                new Mutant(
                        "PACK-01",
                        "is not registered",
                        notes -> notes.without("META-INF/services/org.connectorkit.spi.Connector")),
                new Mutant("PACK-02", "is not provided by its module", notes -> notes.with(
                                "module-info.java", "provides org.connectorkit.spi.Connector with", "")
                        .with("module-info.java", "com.example.notes.NotesConnector;", "")),
                new Mutant("PACK-02", "has no module descriptor", notes -> notes.without("module-info.java")),
                new Mutant(
                        "PACK-03",
                        "holds a class of the contract",
                        notes -> notes.withBinary("org/connectorkit/spi/Left.class", new byte[4])),
                new Mutant(
                        "PACK-04",
                        "holds a class of the host",
                        notes -> notes.withBinary("org/connectorkit/host/Left.class", new byte[4])),
                new Mutant("PACK-05", "holds JUnit", notes -> notes.withBinary("org/junit/Test.class", new byte[4])),
                new Mutant(
                        "PACK-07",
                        "exports its package",
                        notes ->
                                notes.with("module-info.java", "provides", "exports com.example.notes;\n    provides")),
                new Mutant(
                        "PACK-08",
                        "holds a class of a later Java",
                        notes -> notes.withBinary(
                                "com/example/notes/Later.class",
                                new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 69})),
                new Mutant(
                        "PACK-09",
                        "has no constructor without arguments that works",
                        notes -> notes.with(
                                "NotesConnector",
                                "    @Override\n    public int spiLevel()",
                                "    public NotesConnector() {\n        throw new IllegalStateException(\"no licence\");\n    }\n\n"
                                        + "    @Override\n    public int spiLevel()")));
    }
}
