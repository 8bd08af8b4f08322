package org.connectorkit.host.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.connectorkit.spi.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One plugin's folder: its jars, and what can be told of them without loading a class. */
final class PluginFolder {

    private static final String SERVICES = "META-INF/services/" + Connector.class.getName();
    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);

    private final Path folder;

    PluginFolder(Path folder) {
        this.folder = folder;
    }

    /** The jars in the order of their names. */
    List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** The jar that names each provider of a connector. Jars that cannot be read name none. */
    static Map<String, Path> providers(List<Path> jars) {
        Map<String, Path> providers = new TreeMap<>();
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile(), false)) {
                JarEntry services = file.getJarEntry(SERVICES);
                if (services != null) {
                    try (InputStream in = file.getInputStream(services)) {
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .map(line -> line.replaceFirst("#.*", "").strip())
                                .filter(name -> !name.isEmpty())
                                .forEach(name -> providers.putIfAbsent(name, jar));
                    }
                }
            } catch (IOException | SecurityException e) {
                LOG.debug("The jar {} names no provider that can be read", jar, e);
            }
        }
        return providers;
    }
}
