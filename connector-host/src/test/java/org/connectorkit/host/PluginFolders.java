package org.connectorkit.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.connectorkit.spi.Connector;

/** Builds plugin folders from sources, as an author's build would. */
final class PluginFolders {

    private static final String SERVICE = "META-INF/services/" + Connector.class.getName();

    private PluginFolders() {}

    /** A jar of what the sources compile to, by class name, with extra entries. */
    static Path jar(Path folder, String name, Map<String, String> sources, Map<String, byte[]> extra) {
        try {
            Files.createDirectories(folder);
            Path jar = folder.resolve(name);
            Path work = Files.createTempDirectory("plugin-classes");
            List<String> arguments = new ArrayList<>(List.of(
                    "-d",
                    work.toString(),
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "--release",
                    "17"));
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
                arguments.add(file.toString());
            }
            ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
            if (!sources.isEmpty() && javac.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
                throw new IllegalStateException("the plugin's sources do not compile");
            }
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out);
                    Stream<Path> files = Files.walk(work)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".class"))
                        .sorted()
                        .toList()) {
                    put(entries, work.relativize(file).toString(), Files.readAllBytes(file));
                }
                for (Map.Entry<String, byte[]> entry : extra.entrySet()) {
                    put(entries, entry.getKey(), entry.getValue());
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    /** The entry that names a jar's connectors. */
    static Map<String, byte[]> services(String... connectorClasses) {
        return Map.of(SERVICE, String.join("\n", connectorClasses).getBytes(StandardCharsets.UTF_8));
    }

    /** A folder with a plugin of one small connector, which greets. */
    static Path greeter(Path plugins, String folder, String connectorKey) {
        String name = "plugin." + folder + ".Greeter";
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(name, greeterSource("plugin." + folder, connectorKey));
        jar(plugins.resolve(folder), "greeter.jar", sources, services(name));
        return plugins.resolve(folder);
    }

    private static String greeterSource(String packageName, String connectorKey) {
        return """
                package %s;

                import java.util.List;
                import org.connectorkit.spi.*;

                public class Greeter implements Connector {
                    static final Input<String> NAME = Input.text("name", "Name").required().build();
                    static final Input<String> KEY = Input.text("key", "Key").required().build();
                    static final Opening OPENING = new Opening();
                    static final Input<Session> CONNECTION =
                            Input.connection("connection", "Connection", Session.class, List.of(OPENING)).required().build();

                    public int spiLevel() { return SPI_LEVEL; }

                    public ConnectorInfo info() {
                        return ConnectorInfo.builder("%s", "Greeter").description("Greets.").build();
                    }

                    public List<Connection<?>> connections() { return List.of(OPENING); }

                    public List<Action> actions() { return List.of(new Greet()); }

                    static class Opening implements Connection<Session> {
                        public ConnectionInfo info() {
                            return ConnectionInfo.builder("key", "Key").description("By key.").build();
                        }
                        public InputSchema inputs() { return InputSchema.builder().addInput(KEY).build(); }
                        public Session open(ConnectionContext context) { return new Session(context.inputs().get(KEY)); }
                        public String test(Session session) { return session.key; }
                    }

                    public static class Session implements AutoCloseable {
                        static { System.setProperty("%s.Session", "initialized"); }
                        final String key;
                        Session(String key) { this.key = key; }
                        public void close() {}
                    }

                    static class Greet implements Action {
                        public ActionInfo info() {
                            return ActionInfo.builder("greet", "Greet").description("Greets.").repeatable().build();
                        }
                        public InputSchema inputs() {
                            return InputSchema.builder().addInput(NAME).addInput(CONNECTION).build();
                        }
                        public ActionResult perform(ActionContext context) {
                            Session session = context.inputs().get(CONNECTION);
                            return ActionResult.builder()
                                    .put("greeting", "Hello " + context.inputs().get(NAME) + " by " + session.key)
                                    .put("thread", Thread.currentThread().getName())
                                    .put("contextLoader", Thread.currentThread().getContextClassLoader().getName())
                                    .build();
                        }
                    }
                }
                """.formatted(packageName, connectorKey, packageName);
    }
}
