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
import org.connectorkit.engine.FileStoreProvider;

/** The optional parts of the distribution: one folder of jars each, with a class loader of its own over the command's. */
final class Extensions {

    private Extensions() {}

    /** Loads the engines. */
    static List<Engine> engines(Path distribution) {
        return load(Engine.class, distribution.resolve("engines"));
    }

    /** Loads the stores of files. */
    static List<FileStoreProvider> fileStores(Path distribution) {
        return load(FileStoreProvider.class, distribution.resolve("file-stores"));
    }

    /** Loads them in the order of their folders; empty if there are none. They stay loaded until the process ends. */
    private static <S> List<S> load(Class<S> service, Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<S> loaded = new ArrayList<>();
        for (Path folder : children(root)) {
            URL[] jars = children(folder).stream().map(Extensions::url).toArray(URL[]::new);
            ServiceLoader.load(service, new URLClassLoader(folder.toString(), jars, Extensions.class.getClassLoader()))
                    .forEach(loaded::add);
        }
        return loaded;
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
