package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.InputType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is found in plugin folders, and what is told of the rest. */
class DiscoveryTest {

    @TempDir
    Path folder;

    private ConnectorHost host(Path... plugins) {
        ConnectorHost.Builder builder = ConnectorHost.builder();
        for (Path plugin : plugins) {
            builder.addPlugin(plugin);
        }
        return builder.build();
    }

    private static List<String> keys(ConnectorHost host) {
        return host.connectors().stream().map(ConnectorDescriptor::key).toList();
    }

    private static String broken(String name, String body) {
        return """
                package plugin;
                import java.util.List;
                import org.connectorkit.spi.*;
                public class %s implements Connector {
                    public int spiLevel() { return SPI_LEVEL; }
                    public ConnectorInfo info() {
                        return ConnectorInfo.builder("%s", "X").description("X.").build();
                    }
                    public List<Connection<?>> connections() { return List.of(); }
                    public List<Action> actions() { return List.of(); }
                    %s
                }
                """.formatted(name, name.toLowerCase(Locale.ROOT), body);
    }

    private Path plugin(String name, Map<String, String> sources, String... services) {
        PluginFolders.jar(folder.resolve(name), name + ".jar", sources, PluginFolders.services(services));
        return folder.resolve(name);
    }

    @Test
    void pluginsAreFoundInTheOrderOfTheirKeys() {
        PluginFolders.greeter(folder, "b", "alpha");
        PluginFolders.greeter(folder, "a", "beta");
        try (ConnectorHost host = ConnectorHost.builder().pluginsFolder(folder).build()) {
            assertThat(keys(host)).containsExactly("alpha", "beta");
            assertThat(host.pluginProblems()).isEmpty();
            assertThat(host.connector("beta").orElseThrow().action("greet")).isPresent();
            assertThat(host.connector("gamma")).isEmpty();
        }
    }

    @Test
    void brokenProvidersAreReportedAndTheGoodOnesWork() {
        Map<String, String> sources = new HashMap<>();
        sources.put("plugin.Good", broken("Good", ""));
        sources.put("plugin.Fine", broken("Fine", ""));
        sources.put(
                "plugin.Throws",
                broken("Throws", "public Throws() { throw new IllegalStateException(\"no config\"); }"));
        sources.put(
                "plugin.Linkage",
                broken("Linkage", "static { if (true) throw new NoClassDefFoundError(\"com/Missing\"); }"));
        sources.put("plugin.Hidden", broken("Hidden", "private Hidden() {}"));
        sources.put(
                "plugin.InfoFails",
                broken("InfoFails", "{ } public InputSchema settings() { throw new LinkageError(\"x\"); }"));
        sources.put("plugin.NotOne", "package plugin; public class NotOne {}");
        Path plugin = plugin(
                "mixed",
                sources,
                "plugin.Throws",
                "plugin.Good",
                "plugin.Absent",
                "plugin.Linkage",
                "plugin.Hidden",
                "plugin.NotOne",
                "plugin.InfoFails",
                "plugin.Fine");

        try (ConnectorHost host = host(plugin)) {
            assertThat(keys(host)).containsExactly("fine", "good");
            assertThat(host.pluginProblems()).hasSize(6).allSatisfy(problem -> {
                assertThat(problem.source())
                        .isEqualTo(
                                problem.message().contains("Connector: ")
                                        ? plugin.resolve("mixed.jar").toString()
                                        : plugin.toString());
                assertThat(problem.message()).startsWith("The connector cannot be loaded: ");
                assertThat(problem.remedy()).isNotBlank();
            });
            assertThat(host.pluginProblems().toString())
                    .contains("no config", "com/Missing", "plugin.Absent", "plugin.NotOne", "plugin.Hidden");
        }
    }

    @Test
    void theJarThatNamesAMissingClassIsTold() {
        Path plugin = plugin("whole", Map.of("plugin.Whole", broken("Whole", "")), "plugin.Whole");
        Path torn = PluginFolders.jar(plugin, "torn.jar", Map.of(), PluginFolders.services("plugin.WholeButMissing"));
        try (ConnectorHost host = host(plugin)) {
            assertThat(keys(host)).containsExactly("whole");
            assertThat(host.pluginProblems()).extracting(PluginProblem::source).containsExactly(torn.toString());
        }
    }

    @Test
    void anotherLevelOfTheContractIsRefused() {
        Path plugin = plugin(
                "future",
                Map.of("plugin.Future", broken("Future", "").replace("return SPI_LEVEL;", "return 2;")),
                "plugin.Future");
        try (ConnectorHost host = host(plugin)) {
            assertThat(host.connectors()).isEmpty();
            assertThat(host.pluginProblems())
                    .containsExactly(PluginProblem.of(
                            plugin.toString(),
                            "The connector plugin.Future was built against level 2 of the contract; this host knows level 1.",
                            "Update the host, or use an older version of the plugin."));
        }
    }

    @Test
    void aJarThatCarriesTheContractIsRefusedByName() throws IOException {
        Path plugin = PluginFolders.greeter(folder, "greeter", "greeter");
        Path jar = PluginFolders.jar(
                plugin, "bundled.jar", Map.of(), Map.of("org/connectorkit/spi/Connector.class", new byte[] {1}));
        try (ConnectorHost host = host(plugin)) {
            assertThat(host.connectors()).isEmpty();
            assertThat(host.pluginProblems()).extracting(PluginProblem::source).containsExactly(jar.toString());
            assertThat(host.pluginProblems().get(0).remedy()).contains("'provided'");
        }
        Files.delete(jar);
        try (ConnectorHost host = host(plugin)) {
            assertThat(keys(host)).containsExactly("greeter");
        }
    }

    @Test
    void aJarThatIsNoneIsReported() throws IOException {
        Path plugin = Files.createDirectory(folder.resolve("torn"));
        Path jar = Files.writeString(plugin.resolve("torn.jar"), "no zip");
        try (ConnectorHost host = host(plugin)) {
            assertThat(host.pluginProblems()).extracting(PluginProblem::source).containsExactly(jar.toString());
        }
    }

    @Test
    void sharersOfAKeyAreAllRefusedAndNamed() {
        Path one = PluginFolders.greeter(folder, "one", "greeter");
        Path two = PluginFolders.greeter(folder, "two", "greeter");
        PluginFolders.greeter(folder, "three", "other");
        try (ConnectorHost host = ConnectorHost.builder().pluginsFolder(folder).build()) {
            assertThat(keys(host)).containsExactly("other");
            assertThat(host.pluginProblems()).hasSize(2).allSatisfy(problem -> assertThat(problem.message())
                    .contains("'greeter'", one.toString(), two.toString()));
        }
    }

    @Test
    void emptyAndMissingFoldersAreReported() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (ConnectorHost host = ConnectorHost.builder()
                .pluginsFolder(folder)
                .addPlugin(folder.resolve("missing"))
                .pluginsFolder(folder.resolve("absent"))
                .pluginsFolder(empty)
                .build()) {
            assertThat(host.connectors()).isEmpty();
            assertThat(host.pluginProblems())
                    .extracting(problem -> problem.source() + ": " + problem.message())
                    .containsExactly(
                            empty + ": The plugin folder has no jar.",
                            folder.resolve("missing") + ": The plugin folder does not exist or cannot be read.",
                            folder.resolve("absent") + ": The plugins folder does not exist.",
                            empty + ": No connectors were found: the plugins folder has no plugin in it.");
        }
    }

    @Test
    void aJarBesideTheFoldersAndAPluginWithoutServiceAreReported() throws IOException {
        Path plugin = PluginFolders.jar(
                folder.resolve("quiet"), "quiet.jar", Map.of("plugin.Quiet", broken("Quiet", "")), Map.of());
        Path stray = Files.copy(plugin, folder.resolve("stray.jar"));
        try (ConnectorHost host = ConnectorHost.builder().pluginsFolder(folder).build()) {
            assertThat(host.pluginProblems())
                    .extracting(PluginProblem::source)
                    .containsExactly(stray.toString(), folder.resolve("quiet").toString());
            assertThat(host.pluginProblems().get(1).remedy())
                    .contains("META-INF/services/" + Connector.class.getName());
        }
    }

    @Test
    void descriptorsThatContradictEachOtherAreRefusedWithEveryFault() {
        String body = """
                static final Input<Secret> SECRET = Input.secret("secret", "Secret").build();
                public List<Action> actions() { return List.of(new Act(), new Act()); }
                public InputSchema settings() {
                    return InputSchema.builder().addInput(Input.text("must", "Must").required().build()).build();
                }
                static class Act implements Action {
                    public ActionInfo info() { return ActionInfo.builder("act", "Act").description("Acts.").build(); }
                    public InputSchema inputs() { return InputSchema.builder().addInput(SECRET).build(); }
                    public ActionResult perform(ActionContext context) { return ActionResult.empty(); }
                }
                """;
        String source = broken("Faulty", body).replace("public List<Action> actions() { return List.of(); }\n", "");
        Path plugin = plugin("faulty", Map.of("plugin.Faulty", source), "plugin.Faulty");
        try (ConnectorHost host = host(plugin)) {
            assertThat(host.pluginProblems()).hasSize(1);
            assertThat(host.pluginProblems().get(0).message())
                    .contains(
                            "there are two of action 'act'",
                            "action 'act' takes a secret, 'secret'; only a connection may",
                            "settings require 'must'");
        }
    }

    @Test
    void listingInitializesNoClassOfTheServicesClient() {
        PluginFolders.greeter(folder, "lazy", "greeter");
        System.clearProperty("plugin.lazy.Session");
        try (ConnectorHost host = ConnectorHost.builder()
                .pluginsFolder(folder)
                .connections(ConnectionStore.of(
                        Map.of("door", ConnectionDefinition.of("greeter", "key", Json.object("{'key': 'k'}")))))
                .build()) {
            host.connectors().forEach(connector -> {
                DescriptorJson.of(connector);
                MarkdownReference.page(connector);
            });
            assertThat(System.getProperty("plugin.lazy.Session")).isNull();
            greet(host);
            assertThat(System.getProperty("plugin.lazy.Session")).isEqualTo("initialized");
        }
    }

    private static String greet(ConnectorHost host) {
        return host.invoke(Invocation.builder("greeter", "greet")
                        .inputs(Json.object("{'name': 'Ada', 'connection': 'door'}"))
                        .build())
                .get("greeting")
                .stringValue();
    }

    @Test
    void pluginsSeeTheContractAndTheJdkAlone() {
        String body = """
                public InputSchema settings() {
                    for (String name : List.of("org.connectorkit.host.ConnectorHost", "tools.jackson.databind.JsonNode")) {
                        try {
                            Class.forName(name);
                            throw new IllegalStateException(name + " is visible");
                        } catch (ClassNotFoundException e) {
                            continue;
                        }
                    }
                    try {
                        Class.forName("java.sql.Connection");
                    } catch (ClassNotFoundException e) {
                        throw new IllegalStateException(e);
                    }
                    return InputSchema.empty();
                }
                """;
        Path plugin = plugin("alone", Map.of("plugin.Alone", broken("Alone", body)), "plugin.Alone");
        try (ConnectorHost host = host(plugin)) {
            assertThat(host.pluginProblems()).isEmpty();
            assertThat(keys(host)).containsExactly("alone");
        }
    }

    @Test
    void theLoaderOfAClosedPluginIsCollected() {
        PluginFolders.greeter(folder, "greeter", "greeter");
        WeakReference<ClassLoader> loader = useAndClose();

        List<byte[]> pressure = new ArrayList<>();
        Poll.until("the loader is collected", () -> {
            System.gc();
            pressure.clear();
            pressure.add(new byte[1 << 20]);
            return loader.get() == null;
        });
        Poll.until("no thread of the plugin is left", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("connector-greeter-")));
    }

    private WeakReference<ClassLoader> useAndClose() {
        try (ConnectorHost host = ConnectorHost.builder()
                .pluginsFolder(folder)
                .connections(ConnectionStore.of(
                        Map.of("door", ConnectionDefinition.of("greeter", "key", Json.object("{'key': 'k-1'}")))))
                .build()) {
            assertThat(greet(host)).isEqualTo("Hello Ada by k-1");
            InputType.ConnectionRef reference = (InputType.ConnectionRef) host.connectors()
                    .get(0)
                    .actions()
                    .get(0)
                    .inputs()
                    .find("connection")
                    .orElseThrow()
                    .type();
            return new WeakReference<>(reference.sessionType().getClassLoader());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noJarStaysOpenAfterClose() throws IOException {
        Path plugin = PluginFolders.greeter(folder, "greeter", "greeter");
        useAndClose();
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(handles.map(DiscoveryTest::target)).noneMatch(target -> target.startsWith(plugin.toString()));
        }
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
