package org.connectorkit.host.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.connectorkit.spi.Connector;

/** Loads one plugin from its jars. It shares with its host the JDK and the contract, and nothing else. */
public final class PluginClassLoader extends URLClassLoader {

    private static final String SHARED = Connector.class.getPackageName() + ".";

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(Path folder, List<Path> jars) {
        super(
                "plugin " + folder.getFileName(),
                jars.stream().map(PluginClassLoader::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the jar " + jar + " has no URL", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(SHARED)
                ? Class.forName(name, false, Connector.class.getClassLoader())
                : super.loadClass(name, resolve);
    }

    /** Closes the jars. Classes that are loaded stay usable. */
    public void closeJars() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException("the jars of " + getName() + " cannot be closed", e);
        }
    }
}
