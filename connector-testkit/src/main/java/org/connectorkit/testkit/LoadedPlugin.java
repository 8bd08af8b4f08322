package org.connectorkit.testkit;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.connectorkit.spi.Connector;
import org.jspecify.annotations.Nullable;

/** A plugin folder's connector in a class loader of its own, which shares the JDK and the contract and nothing else. */
final class LoadedPlugin implements AutoCloseable {

    private final URLClassLoader loader;
    private final @Nullable Connector connector;
    private final @Nullable String failure;

    private LoadedPlugin(URLClassLoader loader, @Nullable Connector connector, @Nullable String failure) {
        this.loader = loader;
        this.connector = connector;
        this.failure = failure;
    }

    static LoadedPlugin load(PluginFolder folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (PluginFolder.Jar jar : folder.jars()) {
            jars.add(folder.path().resolve(jar.name()).toUri().toURL());
        }
        URLClassLoader loader =
                new URLClassLoader("plugin " + folder.path().getFileName(), jars.toArray(URL[]::new), new Contract());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Optional<Connector> connector = ServiceLoader.load(Connector.class, loader).stream()
                    .filter(provider -> provider.type().getClassLoader() == loader)
                    .map(ServiceLoader.Provider::get)
                    .findFirst();
            return new LoadedPlugin(loader, connector.orElse(null), null);
        } catch (ServiceConfigurationError | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new LoadedPlugin(loader, null, e.getMessage() + " (" + cause + ")");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The connector; absent if none is registered or it cannot be loaded. */
    Optional<Connector> connector() {
        return Optional.ofNullable(connector);
    }

    /** Why it cannot be loaded. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** What a plugin sees beside its own jars. */
    private static final class Contract extends ClassLoader {

        Contract() {
            super("contract", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(Connector.class.getPackageName() + ".")) {
                return Class.forName(name, false, Connector.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
