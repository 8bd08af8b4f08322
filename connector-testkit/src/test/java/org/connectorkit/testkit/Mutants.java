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

    static List<Mutant> behaviour() {
        return List.of(
                new Mutant(
                        "SCHEMA-01",
                        "has an example that the host refuses",
                        notes -> notes.with(
                                "TokenConnection",
                                ".addExample(\"https://notes.example.com\")",
                                ".addExample(\"https://notes .example.com\")")),
                new Mutant(
                        "RUN-01",
                        "needs an input that it does not require",
                        notes -> notes.with("AddNote", "inputs.find(TEXT).orElse(\"\")", "inputs.get(TEXT)")),
                new Mutant(
                        "RUN-02",
                        "reads a missing input in its own check",
                        notes -> notes.with(
                                "AddNote", "inputs.find(TITLE)", "java.util.Optional.of(inputs.get(TITLE))")),
                new Mutant("RUN-03", "refuses an input after its call", notes -> notes.with(
                                "AddNote", "return ActionResult.builder()", """
                                String id = inputs.get(CONNECTION).post("/notes", note);
                                if (!inputs.get(TITLE).matches("[ -~]*")) {
                                    throw org.connectorkit.spi.ConnectorException.invalidInput(
                                            List.of(InputProblem.of(TITLE, "holds a character that is not ASCII")));
                                }
                                return ActionResult.builder()
                                """)
                        .with("AddNote", "inputs.get(CONNECTION).post(\"/notes\", note))\n", "id)\n")),
                new Mutant(
                        "RUN-04",
                        "takes texts to be long",
                        notes -> notes.with(
                                "AddNote",
                                "inputs.get(TITLE) + \"\\n\" + inputs.get(COLOUR)",
                                "inputs.get(TITLE).substring(0, 5) + \"\\n\" + inputs.get(COLOUR)")),
                new Mutant(
                        "RUN-05",
                        "cannot work twice at a time",
                        notes -> notes.with("NotesSession", "        try {\n", """
                                        if (!busy.compareAndSet(false, true)) {
                                            throw new IllegalStateException("busy");
                                        }
                                        try {
                                """)
                                .with("NotesSession", "    @Override\n    public void close", """
                                    private final java.util.concurrent.atomic.AtomicBoolean busy =
                                            new java.util.concurrent.atomic.AtomicBoolean();

                                    @Override
                                    public void close\
                                """)
                                .with(
                                        "NotesSession",
                                        ".cause(e)\n                    .build();\n        }\n    }",
                                        ".cause(e)\n                    .build();\n        } finally {\n            busy.set(false);\n        }\n    }")),
                new Mutant(
                        "RUN-06",
                        "returns what it does not describe",
                        notes -> notes.with("ReadNote", ".put(\"text\"", ".put(\"length\", 1).put(\"text\"")),
                new Mutant(
                        "RUN-07",
                        "tests a connection without trying it",
                        notes -> notes.with(
                                "TokenConnection", "return session.get(\"/whoami\");", "return \"somebody\";")),
                new Mutant(
                        "RUN-08",
                        "does not tell a refused connection from a lost reply",
                        notes -> notes.with(
                                "NotesSession", "catch (ConnectException e)", "catch (java.net.BindException e)")),
                new Mutant(
                        "RUN-09",
                        "lets a lost reply be retried",
                        notes -> notes.with("NotesSession", "ErrorKind.UNKNOWN_OUTCOME", "ErrorKind.UNAVAILABLE")),
                new Mutant("RUN-10", "sends again by itself", notes -> notes.with(
                                "NotesSession", "catch (IOException e) {", """
                                catch (IOException e) {
                                            if (!again) {
                                                return send(request, lost, true);
                                            }
                                """)
                        .with("NotesSession", "ErrorKind lost) throws", "ErrorKind lost, boolean again) throws")
                        .with("NotesSession", "ErrorKind.UNAVAILABLE);", "ErrorKind.UNAVAILABLE, false);")
                        .with("NotesSession", "ErrorKind.UNKNOWN_OUTCOME);", "ErrorKind.UNKNOWN_OUTCOME, false);")),
                new Mutant(
                        "RUN-11",
                        "calls a lost reply a defect",
                        notes -> notes.with(
                                "NotesSession",
                                "GET().build(), ErrorKind.UNAVAILABLE)",
                                "GET().build(), ErrorKind.INTERNAL)")),
                new Mutant(
                        "RUN-12",
                        "starts again when it is interrupted",
                        notes -> notes.with(
                                "NotesSession",
                                "catch (ConnectException e)",
                                "catch (InterruptedException e) {\n            return send(request, lost);\n        } catch (ConnectException e)")),
                new Mutant(
                        "RUN-13",
                        "prints its token",
                        notes -> notes.with(
                                "NotesSession",
                                "return HttpRequest.newBuilder",
                                "System.err.println(\"calling as \" + token);\n        return HttpRequest.newBuilder")),
                new Mutant(
                        "RUN-14",
                        "leaves its threads",
                        notes -> notes.with("NotesSession", "threads.shutdownNow();", "threads.isShutdown();")),
                new Mutant(
                        "RUN-14",
                        "leaves a shutdown hook",
                        notes -> notes.with(
                                "NotesSession",
                                "this.server = server;",
                                "this.server = server;\n        Runtime.getRuntime().addShutdownHook(new Thread(threads::shutdownNow));")),
                new Mutant(
                        "RUN-15",
                        "throws from its warm-up",
                        notes -> warmingUp(notes, "throw new IllegalStateException(\"no library\");")),
                new Mutant(
                        "RUN-15",
                        "does not return from its warm-up",
                        notes -> warmingUp(
                                notes,
                                "while (!Thread.currentThread().isInterrupted()) {\n"
                                        + "            java.util.concurrent.locks.LockSupport.park();\n        }")),
                new Mutant(
                        "RUN-15",
                        "leaves a thread behind its warm-up",
                        notes -> warmingUp(
                                notes,
                                "Thread thread = new Thread(() -> java.util.concurrent.locks.LockSupport.parkNanos(60_000_000_000L));\n"
                                        + "        thread.setDaemon(true);\n        thread.start();")));
    }

    static NotesPlugin warmingUp(NotesPlugin notes, String statement) {
        return notes.with(
                "NotesConnector",
                "public InputSchema settings() {",
                "public void warmUp() {\n        " + statement
                        + "\n    }\n\n    @Override\n    public InputSchema settings() {");
    }

    /** These are compared with the descriptor and the page of the sound connector. */
    static List<Mutant> releases() {
        return List.of(
                new Mutant("COMPAT-01", "has lost an input", notes -> notes.with("AddNote", ".addInput(TAGS)", "")
                        .with("AddNote", "inputs.find(TAGS).orElse(List.of())", "List.<String>of()")),
                new Mutant("COMPAT-01", "has lost a member of a result", notes -> notes.with(
                                "ReadNote", ".addResult(ResultField.of(\"text\", \"The note.\"))", "")
                        .with(
                                "ReadNote",
                                "return ActionResult.builder()\n                .put(\"text\", context",
                                "java.util.Objects.requireNonNull(context")
                        .with(
                                "ReadNote",
                                "get(ID)))\n                .build();",
                                "get(ID)));\n        return ActionResult.empty();")),
                new Mutant(
                        "COMPAT-02",
                        "has made several lines of one",
                        notes -> notes.with("AddNote", "Input.text(\"title\"", "Input.multiline(\"title\"")),
                new Mutant(
                        "COMPAT-03",
                        "requires what was optional",
                        notes -> notes.with(
                                "AddNote",
                                "Input.multiline(\"text\", \"Text\")",
                                "Input.multiline(\"text\", \"Text\").required()")),
                new Mutant(
                        "COMPAT-03",
                        "requires one of two inputs that could both be absent",
                        notes -> notes.with(
                                "AddNote",
                                ".addInput(TAGS)",
                                ".addInput(TAGS).addRule(org.connectorkit.spi.Rule.atLeastOneOf(TEXT, TAGS))")),
                new Mutant(
                        "COMPAT-04",
                        "has lost an option",
                        notes -> notes.with("AddNote", ", Option.of(\"blue\", \"Blue\")", "")),
                new Mutant(
                        "COMPAT-05",
                        "allows fewer characters",
                        notes -> notes.with("AddNote", ".maxLength(80)", ".maxLength(40)")));
    }
}
