package org.connectorkit.camunda;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker of Camunda 8 in a process of its own, on loopback. Every record of its log stands in its output, as JSON. */
final class Broker implements AutoCloseable {

    /** Where a distribution of the broker lies. */
    static final String HOME = "ZEEBE_HOME";

    private final Path folder;
    private final Path log;
    private final List<Integer> ports;
    private Process process;

    private Broker(Path folder, List<Integer> ports) throws IOException {
        this.folder = folder;
        this.log = folder.resolve("broker.log");
        this.ports = ports;
        this.process = launch(folder, log, ports);
    }

    /** Starts one with its data in the folder, on a free port. */
    static Broker start(Path folder) throws IOException {
        List<Integer> ports = new ArrayList<>();
        addFree(ports, 4);
        return new Broker(folder, ports);
    }

    /** Starts one with its data in the folder. */
    static Broker start(Path folder, int port) throws IOException {
        List<Integer> ports = new ArrayList<>(List.of(port));
        addFree(ports, 3);
        return new Broker(folder, ports);
    }

    private static void addFree(List<Integer> ports, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.add(free.getLocalPort());
            }
        }
    }

    /** Starts it again, with the data it had. */
    void restart() throws IOException {
        process = launch(folder, log, ports);
    }

    private static Process launch(Path folder, Path log, List<Integer> ports) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getenv(HOME), "bin", "broker").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS", "-Xmx512m",
                        "ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1",
                        "ZEEBE_BROKER_GATEWAY_NETWORK_PORT", ports.get(0).toString(),
                        "ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", ports.get(1).toString(),
                        "ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", ports.get(2).toString(),
                        "SERVER_PORT", "0",
                        "SERVER_ADDRESS", "127.0.0.1",
                        "ZEEBE_BROKER_DATA_DIRECTORY", folder.resolve("data").toString()));
        builder.environment()
                .putAll(Map.of(
                        "ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1",
                        "MANAGEMENT_SERVER_PORT", ports.get(3).toString(),
                        "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
                        "ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "2MB",
                        "ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "1MB",
                        "ZEEBE_BROKER_BACKPRESSURE_ALGORITHM", "fixed",
                        "ZEEBE_BROKER_BACKPRESSURE_FIXED_LIMIT", "8",
                        "ZEEBE_BROKER_EXPORTERS_DEBUG_CLASSNAME",
                                "io.camunda.zeebe.broker.exporter.debug.DebugLogExporter",
                        "ZEEBE_BROKER_EXPORTERS_DEBUG_ARGS_LOGLEVEL", "info"));
        return builder.start();
    }

    String target() {
        return "127.0.0.1:" + ports.get(0);
    }

    /** As the operating system kills. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** All that the broker wrote: what an operator of the engine can read. */
    String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** The records of one kind of value, in their order. */
    List<JsonNode> records(String valueType) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains("\"valueType\":\"" + valueType + "\""))
                    .map(line -> JsonMapper.shared().readTree(line.substring(line.indexOf('{'))))
                    .toList();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
