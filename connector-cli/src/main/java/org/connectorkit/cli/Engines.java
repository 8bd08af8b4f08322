package org.connectorkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.connectorkit.engine.Engine;

/** The engines of the distribution: one folder of jars each, with a class loader of its own over the command's. */
final class Engines {

    private Engines() {}

    /** Loads them, in the order of their folders; empty if the distribution has none. They stay loaded until the process ends. */
    static List<Engine> load(Path distribution) {
        Path root = distribution.resolve("engines");
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Engine> engines = new ArrayList<>();
        for (Path folder : children(root)) {
            URL[] jars = children(folder).stream().map(Engines::url).toArray(URL[]::new);
            ServiceLoader.load(
                            Engine.class, new URLClassLoader(folder.toString(), jars, Engines.class.getClassLoader()))
                    .forEach(engines::add);
        }
        return engines;
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the file " + jar + " has no URL", e);
        }
    }
}
