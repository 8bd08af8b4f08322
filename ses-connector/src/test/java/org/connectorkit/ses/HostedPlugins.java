package org.connectorkit.ses;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.connectorkit.host.ConnectionDefinition;
import org.connectorkit.host.ConnectionStore;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.Invocation;
import org.connectorkit.spi.InputType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A host's life in a process of its own: it loads a folder of plugins, sends from the threads of the common pool under a
 * context loader that knows other libraries, closes, and prints what is left. Secrets come through standard input.
 */
final class HostedPlugins {

    /** A text that a heap dump shows as an array of characters. */
    static final String CHARACTERS = "seen as an array of characters";

    private static final int SENDS = 16;

    private HostedPlugins() {}

    public static void main(String[] args) throws Exception {
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
        PhantomReference<ClassLoader> loader = liveAndClose(args, collected);
        boolean gone = false;
        for (int i = 0; !gone && i < 200; i++) {
            System.gc();
            gone = collected.remove(50) == loader;
        }
        System.out.println("loader collected: " + gone);
        System.out.println("threads left: "
                + Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.matches("(connector-|aws-ses|sdk-|idle-connection|httpclient).*"))
                        .toList());
        char[] characters = CHARACTERS.toCharArray();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(args[4], true);
        System.out.println("ready to crash");
        Reference.reachabilityFence(characters);
        Thread.sleep(60_000);
    }

    private static PhantomReference<ClassLoader> liveAndClose(String[] args, ReferenceQueue<ClassLoader> collected)
            throws IOException {
        Path plugins = Path.of(args[0]);
        byte[] bytes = System.in.readAllBytes();
        List<String> in = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        Arrays.fill(bytes, (byte) 0);
        ObjectNode keys = json("roleArn", args[3], "accessKeyId", args[2]);
        keys.put("secretAccessKey", in.get(0)).put("externalId", in.get(1));
        String body = in.get(2);
        URL[] other = {plugins.resolve("other/other.jar").toUri().toURL()};
        try (URLClassLoader hostile = new URLClassLoader(other);
                ConnectorHost host = ConnectorHost.builder()
                        .pluginsFolder(plugins)
                        .settings("aws-ses", json("endpoint", args[1], "stsEndpoint", args[1]))
                        .connections(ConnectionStore.of(
                                Map.of("mailer", ConnectionDefinition.of("aws-ses", "awsRoleArn", keys))))
                        .build()) {
            System.out.println("problems: " + host.pluginProblems());
            AtomicInteger sent = new AtomicInteger();
            IntStream.range(0, SENDS).parallel().forEach(i -> {
                Thread thread = Thread.currentThread();
                ClassLoader before = thread.getContextClassLoader();
                thread.setContextClassLoader(hostile);
                try {
                    send(host, body);
                    sent.incrementAndGet();
                } finally {
                    thread.setContextClassLoader(before);
                }
            });
            System.out.println("sent: " + sent);
            System.out.println("other: "
                    + host.invoke(Invocation.builder("other", "version").build()));
            InputType.ConnectionRef connection = (InputType.ConnectionRef) host.connector("aws-ses")
                    .orElseThrow()
                    .action("sendEmail")
                    .orElseThrow()
                    .inputs()
                    .find("connection")
                    .orElseThrow()
                    .type();
            return new PhantomReference<>(connection.sessionType().getClassLoader(), collected);
        }
    }

    private static void send(ConnectorHost host, String body) {
        ObjectNode inputs = json(
                "connection", "mailer",
                "awsRegion", "us-east-1",
                "toAddresses", "to@example.com",
                "sender", "sender@example.com",
                "subject", "Greetings");
        inputs.put("text", body + " größer");
        host.invoke(Invocation.builder("aws-ses", "sendEmail").inputs(inputs).build());
    }

    private static ObjectNode json(String... members) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < members.length; i += 2) {
            json.put(members[i], members[i + 1]);
        }
        return json;
    }

    /** The parts of the class path that a plugin's folder holds. */
    static List<Path> libraries() {
        return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar"))
                .filter(path -> path.toString()
                        .matches(".*(software.amazon|httpcomponents|mime4j|slf4j|reactive-?streams|commons-).*"))
                .toList();
    }
}
