package org.connectorkit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.connectorkit.cli.weather.TidesConnector;
import org.connectorkit.cli.weather.WeatherConnector;

/** Packs the tests' connector into a plugin. */
final class PluginFolder {

    private PluginFolder() {}

    /** Writes {@code weather/weather.jar} into a folder of plugins. */
    static void writeWeather(Path plugins) throws IOException {
        writePlugin(plugins.resolve("weather"), WeatherConnector.class.getName());
    }

    /** Writes {@code tides/tides.jar} into a folder of plugins. */
    static void writeTides(Path plugins) throws IOException {
        writePlugin(plugins.resolve("tides"), TidesConnector.class.getName());
    }

    /** Writes a plugin that names a class which is not there. */
    static Path writeBroken(Path plugins) throws IOException {
        return writePlugin(plugins.resolve("broken"), "com.example.Absent");
    }

    /** Writes a jar with one file in it. */
    static void writeJar(Path jar, String name, String content) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(name));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path writePlugin(Path folder, String provider) throws IOException {
        Files.createDirectories(folder);
        Path jar = folder.resolve(folder.getFileName() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("META-INF/services/org.connectorkit.spi.Connector"));
            out.write((provider + "\n").getBytes(StandardCharsets.UTF_8));
            Path classes = classes();
            for (Path type : weatherClasses(classes)) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(type).toString().replace('\\', '/')));
                Files.copy(type, out);
            }
        }
        return jar;
    }

    private static Path classes() {
        try {
            return Path.of(WeatherConnector.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> weatherClasses(Path classes) {
        String folder = WeatherConnector.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
