package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.User;
import org.connectorkit.spi.Connector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connector as a host runs it: a folder of jars with a class loader of its own, beside a connector that bundles other
 * classes of the same names. One process lives through it all; what it left behind is looked at afterwards.
 */
@Tag("ses-4.15")
@Tag("peer-bug-05")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginLoaderTest {

    private static final String SECRET = "canary/secret+access=key/0123456789abcdefgh";
    private static final String EXTERNAL_ID = "canary-external-id";
    private static final String BODY = "canary-body-of-the-message";
    private static final Pattern TOKEN = Pattern.compile("<SessionToken>([^<]+)</SessionToken>");

    private final Aws aws = new Aws();
    private String printed = "";
    private List<String> secrets = List.of();

    private Path folder = Path.of("");

    @BeforeAll
    void run(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        User user = aws.sandbox.account().createUser("canary", new AccessKey("AKIACANARYCANARYCANA", SECRET));
        String role = aws.mailer().trust(user).externalId(EXTERNAL_ID).arn();
        Path plugins = folder.resolve("plugins");
        packConnector(plugins.resolve("aws-ses"));
        packOther(plugins.resolve("other"));
        Path out = folder.resolve("out");
        try (Relay relay = Relay.plain(aws.sandbox.endpoint())) {
            Process process = ForkedJava.of(
                            HostedPlugins.class,
                            out,
                            List.of(
                                    "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                                    "-XX:ErrorFile=" + folder.resolve("crash"),
                                    "-XX:-CreateCoredumpOnCrash",
                                    "-Xmx256m"),
                            plugins.toString(),
                            relay.uri().toString(),
                            user.accessKey().id(),
                            role,
                            folder.resolve("heap.hprof").toString())
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write((SECRET + "\n" + EXTERNAL_ID + "\n" + BODY + "\n").getBytes(StandardCharsets.UTF_8));
            }
            for (int i = 0;
                    i < 900 && process.isAlive() && !Files.readString(out).contains("ready to crash");
                    i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            new ProcessBuilder("kill", "-s", "SEGV", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Matcher token = TOKEN.matcher(relay.replies());
            assertThat(token.find()).isTrue();
            secrets = List.of(SECRET, EXTERNAL_ID, BODY, token.group(1).substring(0, 40));
        }
        printed = Files.readString(out);
    }

    @AfterAll
    void close() {
        aws.close();
    }

    @Test
    void worksUnderAHostileContextLoaderFromTheCommonPool() {
        assertThat(printed).contains("problems: []").contains("sent: 16");
        assertThat(aws.sandbox.inbox().size()).isEqualTo(16);
    }

    @Test
    void leavesAnotherConnectorItsOwnLibraries() {
        assertThat(printed).contains("other: {\"version\":\"another SDK, another mime4j\"}");
    }

    @Test
    @Tag("peer-bug-04")
    @Tag("ses-4.10")
    void letsItsLoaderBeCollectedAndLeavesNoThread() {
        assertThat(printed).contains("loader collected: true").contains("threads left: []");
    }

    /** Looks for strings of one and of two bytes a character, and for arrays of characters, which a dump writes big-endian. */
    @Test
    @Tag("ses-6.2")
    void leavesNoSecretInTheHeap() throws IOException {
        byte[] heap = Files.readAllBytes(folder.resolve("heap.hprof"));

        assertThat(List.of(
                        contains(heap, "ready to crash".getBytes(StandardCharsets.ISO_8859_1)),
                        contains(heap, HostedPlugins.CHARACTERS.getBytes(StandardCharsets.UTF_16BE))))
                .as("what the dump must show if it can show anything")
                .containsOnly(true);
        for (String secret : secrets) {
            for (Charset form :
                    List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
                assertThat(contains(heap, secret.getBytes(form)))
                        .as("'%s' in the heap as %s", secret, form)
                        .isFalse();
            }
        }
    }

    @Test
    @Tag("ses-6.2")
    void leavesNoSecretInACrashReport() throws IOException {
        String report = Files.readString(folder.resolve("crash"), StandardCharsets.ISO_8859_1);

        assertThat(report).contains("SIGSEGV", "HostedPlugins");
        assertThat(report).doesNotContain(secrets);
        assertThat(printed).doesNotContain(secrets);
    }

    private static boolean contains(byte[] all, byte[] part) {
        outer:
        for (int i = 0; i <= all.length - part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                if (all[i + j] != part[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    private static void packConnector(Path plugin) throws IOException {
        Files.createDirectories(plugin);
        for (Path library : HostedPlugins.libraries()) {
            Files.copy(library, plugin.resolve(library.getFileName()));
        }
        Path own = Path.of(SesConnector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        if (Files.isDirectory(own)) {
            jar(own, plugin.resolve("ses-connector.jar"));
        } else {
            Files.copy(own, plugin.resolve("ses-connector.jar"));
        }
    }

    /** A connector with classes of the names that this connector's libraries have. */
    private void packOther(Path plugin) throws IOException {
        Map<String, String> sources = Map.of(
                "org/apache/james/mime4j/codec/EncoderUtil.java",
                "package org.apache.james.mime4j.codec; public class EncoderUtil { public static String v() { return \"another mime4j\"; } }",
                "software/amazon/awssdk/services/ses/SesClient.java",
                "package software.amazon.awssdk.services.ses; public class SesClient { public static String v() { return \"another SDK\"; } }",
                "other/Other.java",
                """
                package other;
                import java.util.List;
                import org.connectorkit.spi.*;
                public class Other implements Connector {
                    public int spiLevel() { return SPI_LEVEL; }
                    public List<Connection<?>> connections() { return List.of(); }
                    public List<Action> actions() { return List.of(new Version()); }
                    public ConnectorInfo info() {
                        return ConnectorInfo.builder("other", "Other").description("Tells versions.").build();
                    }
                    public static class Version implements Action {
                        public ActionInfo info() {
                            return ActionInfo.builder("version", "Version").description("Tells versions.").build();
                        }
                        public InputSchema inputs() { return InputSchema.empty(); }
                        public ActionResult perform(ActionContext context) {
                            return ActionResult.builder().put("version",
                                    software.amazon.awssdk.services.ses.SesClient.v() + ", "
                                    + org.apache.james.mime4j.codec.EncoderUtil.v()).build();
                        }
                    }
                }
                """);
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "--release", "17", "-d", classes.toString()));
        arguments.addAll(List.of(
                "-cp",
                Path.of(Connector.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        assertThat(ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(System.out, System.err, arguments.toArray(String[]::new)))
                .isZero();
        Path services =
                Files.createDirectories(classes.resolve("META-INF/services")).resolve(Connector.class.getName());
        Files.writeString(services, "other.Other");
        Files.createDirectories(plugin);
        jar(classes, plugin.resolve("other.jar"));
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
    }
}
