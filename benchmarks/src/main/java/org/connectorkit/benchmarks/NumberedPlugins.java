package org.connectorkit.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.connectorkit.benchmarks.numbered.NumberedConnector;
import org.connectorkit.spi.Connector;

/** Packs the numbered connector, one plugin folder for each number. */
final class NumberedPlugins {

    private NumberedPlugins() {}

    static void write(Path plugins, int count) throws IOException, URISyntaxException {
        Path classes = Path.of(NumberedConnector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String folder = NumberedConnector.class.getPackageName().replace('.', '/');
        List<Path> files;
        try (Stream<Path> all = Files.list(classes.resolve(folder))) {
            files = all.toList();
        }
        for (int i = 0; i < count; i++) {
            Path jar = Files.createDirectories(plugins.resolve("c" + i)).resolve("connector.jar");
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out)) {
                put(entries, "META-INF/services/" + Connector.class.getName(), NumberedConnector.class.getName());
                put(entries, folder + "/" + NumberedConnector.NUMBER, String.valueOf(i));
                for (Path file : files) {
                    entries.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
                    Files.copy(file, entries);
                }
            }
        }
    }

    private static void put(JarOutputStream entries, String name, String content) throws IOException {
        entries.putNextEntry(new JarEntry(name));
        entries.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
