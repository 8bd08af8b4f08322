package org.connectorkit.host.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorkit.host.PluginProblem;
import org.connectorkit.spi.Connector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects connectors, each by itself, so that one that fails takes no other with it. For one thread. */
public final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

    /** A broken provider configuration must not keep the iterator going for ever. */
    private static final int MOST_STEPS = 100;

    private static final Set<Integer> KNOWN_LEVELS = Set.of(Connector.SPI_LEVEL);

    private final List<LoadedConnector> loaded = new ArrayList<>();
    private final List<PluginClassLoader> loaders = new ArrayList<>();
    private final Set<PluginProblem> problems = new LinkedHashSet<>();

    /** Loads every plugin of a folder of folders. */
    public void addPluginsFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            report(
                    folder.toString(),
                    "The plugins folder does not exist.",
                    "Create it with one folder per plugin, or correct the path.");
            return;
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            report(
                    folder.toString(),
                    "The plugins folder cannot be read: " + e.getMessage() + ".",
                    "Check its permissions.");
            return;
        }
        entries.stream()
                .filter(entry -> !Files.isDirectory(entry) && entry.toString().endsWith(".jar"))
                .forEach(jar -> report(
                        jar.toString(),
                        "The jar lies beside the plugins' folders, where no plugin is loaded from.",
                        "Move it into a folder of its own, with the jars that it needs."));
        List<Path> plugins = entries.stream().filter(Files::isDirectory).toList();
        if (plugins.isEmpty()) {
            report(
                    folder.toString(),
                    "No connectors were found: the plugins folder has no plugin in it.",
                    "Add one folder per plugin, with the plugin's jars.");
        }
        plugins.forEach(this::addPlugin);
    }

    /** Loads the plugin of a folder. */
    public void addPlugin(Path folder) {
        PluginFolder plugin = new PluginFolder(folder);
        List<Path> jars;
        try {
            jars = plugin.jars();
        } catch (IOException e) {
            report(
                    folder.toString(),
                    "The plugin folder does not exist or cannot be read.",
                    "Correct the path or its permissions.");
            return;
        }
        try (OpenedJars opened = new OpenedJars(folder, jars)) {
            problems.addAll(opened.problems());
            if (opened.problems().isEmpty()) {
                load(folder, jars, new PluginClassLoader(folder, jars));
            }
        }
    }

    /** Takes a connector that the embedder made. */
    public void addConnector(Connector connector) {
        ClassLoader loader = connector.getClass().getClassLoader();
        read(
                connector,
                loader == null ? ClassLoader.getSystemClassLoader() : loader,
                connector.getClass().getName());
    }

    private void load(Path folder, List<Path> jars, PluginClassLoader loader) {
        int before = loaded.size();
        int problemsBefore = problems.size();
        within(loader, thrown -> folder.toString(), () -> {
            Iterator<Connector> providers =
                    ServiceLoader.load(Connector.class, loader).iterator();
            for (int step = 0; step < MOST_STEPS && step(folder, jars, loader, providers); step++) {
                LOG.debug("Looked at provider {} of {}", step, folder);
            }
            return true;
        });
        if (loaded.size() > before) {
            loaders.add(loader);
            return;
        }
        loader.closeJars();
        if (problems.size() == problemsBefore) {
            report(
                    folder.toString(),
                    "No jar of the plugin names a connector.",
                    "Name its class in META-INF/services/" + Connector.class.getName() + ".");
        }
    }

    /** Takes the next provider; one that fails is reported and the next may be fine. Returns whether there may be more. */
    private boolean step(Path folder, List<Path> jars, PluginClassLoader loader, Iterator<Connector> providers) {
        Boolean more = within(loader, thrown -> sourceOf(thrown, jars, folder), () -> {
            if (!providers.hasNext()) {
                return false;
            }
            Connector connector = providers.next();
            if (connector.getClass().getClassLoader() == loader) {
                read(connector, loader, folder.toString());
            }
            return true;
        });
        return more == null || more;
    }

    /** The jar that names the provider which fails, or the whole plugin where none can be told. */
    private static String sourceOf(Throwable thrown, List<Path> jars, Path folder) {
        String message = String.valueOf(thrown.getMessage());
        return PluginFolder.providers(jars).entrySet().stream()
                .filter(provider -> message.contains(provider.getKey()))
                .max(Comparator.comparingInt(provider -> provider.getKey().length()))
                .map(provider -> provider.getValue().toString())
                .orElseGet(folder::toString);
    }

    private void read(Connector connector, ClassLoader loader, String source) {
        within(loader, thrown -> source, () -> {
            int level = connector.spiLevel();
            if (!KNOWN_LEVELS.contains(level)) {
                report(
                        source,
                        "The connector " + connector.getClass().getName() + " was built against level " + level
                                + " of the contract; this host knows level " + Connector.SPI_LEVEL + ".",
                        level > Connector.SPI_LEVEL
                                ? "Update the host, or use an older version of the plugin."
                                : "Use a newer version of the plugin.");
                return false;
            }
            loaded.add(LoadedConnector.read(connector, loader, source));
            return true;
        });
    }

    /** Calls into a plugin; reports what it throws and returns null then. */
    private <T> @Nullable T within(ClassLoader loader, Function<Throwable, String> sourceOf, Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } catch (ServiceConfigurationError | LinkageError | RuntimeException | StackOverflowError | AssertionError e) {
            String source = sourceOf.apply(e);
            LOG.warn("The plugin {} cannot be loaded", source, e);
            report(source, message(e), remedy(e));
            return null;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String message(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String own = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        String cause = root == thrown ? "" : " (" + root.getClass().getSimpleName() + ": " + root.getMessage() + ")";
        return "The connector cannot be loaded: " + own + cause + ".";
    }

    private static String remedy(Throwable thrown) {
        boolean classes = thrown instanceof LinkageError || thrown.getCause() instanceof LinkageError;
        if (classes) {
            return "Put every jar that the plugin needs into its folder, built for this Java version or an older one.";
        }
        return thrown instanceof ServiceConfigurationError
                ? "Its class must be public, with a public constructor without arguments, and named exactly in"
                        + " META-INF/services/" + Connector.class.getName() + "."
                : "Report it to the connector's author; the host's log has the stack trace.";
    }

    private void report(String source, String message, String remedy) {
        problems.add(PluginProblem.of(source, message, remedy));
    }

    /** The connectors found so far, as they were found, those that share a key among them. */
    public List<LoadedConnector> loaded() {
        return List.copyOf(loaded);
    }

    /** The connectors in the order of their keys. Of those that share a key none is among them. */
    public List<LoadedConnector> connectors() {
        Map<String, List<LoadedConnector>> byKey = new TreeMap<>();
        loaded.forEach(connector -> byKey.computeIfAbsent(connector.descriptor().key(), key -> new ArrayList<>())
                .add(connector));
        List<LoadedConnector> unique = new ArrayList<>();
        byKey.forEach((key, sharing) -> {
            if (sharing.size() == 1) {
                unique.add(sharing.get(0));
            } else {
                sharing.forEach(connector -> report(
                        connector.source(),
                        "The connector key '" + key + "' is used by "
                                + String.join(
                                        " and by ",
                                        sharing.stream()
                                                .map(LoadedConnector::source)
                                                .toList())
                                + "; none of them is loaded.",
                        "Keep one of them and remove the other."));
            }
        });
        return unique;
    }

    /** The class loaders that must be closed at the end. */
    public List<PluginClassLoader> loaders() {
        return List.copyOf(loaders);
    }

    /** What is not usable, in the order in which it was found. Call it last. */
    public List<PluginProblem> problems() {
        return List.copyOf(problems);
    }
}
