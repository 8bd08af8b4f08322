package org.connectorkit.host.discovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.connectorkit.host.PluginProblem;
import org.connectorkit.spi.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin's jars. While they are open, a class loader that opens them too need not read their directories: the JDK shares them. */
final class OpenedJars implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenedJars.class);

    private static final String CONTRACT = Connector.class.getPackageName().replace('.', '/') + "/";
    private static final String CONNECTOR = Connector.class.getName().replace('.', '/') + ".class";

    private final List<JarFile> opened = new ArrayList<>();
    private final List<PluginProblem> problems = new ArrayList<>();

    OpenedJars(Path folder, List<Path> jars) {
        if (jars.isEmpty()) {
            problems.add(PluginProblem.of(
                    folder.toString(),
                    "The plugin folder has no jar.",
                    "Put the plugin's jar and those it needs there, or remove the folder."));
        }
        jars.forEach(this::open);
    }

    private void open(Path jar) {
        try {
            JarFile file = new JarFile(jar.toFile(), false);
            opened.add(file);
            if (carriesTheContract(file)) {
                problems.add(PluginProblem.of(
                        jar.toString(),
                        "The jar carries classes of the contract (" + Connector.class.getPackageName()
                                + "), which the host shares with its plugins.",
                        "Build the plugin with connector-spi in scope 'provided', and remove connector-spi's jar"
                                + " from the folder."));
            }
        } catch (IOException | SecurityException e) {
            problems.add(PluginProblem.of(
                    jar.toString(), "The jar cannot be read: " + e.getMessage() + ".", "Copy or build it anew."));
        }
    }

    /** Looks at each entry only where the package's folder or its main class is there, since most jars have thousands. */
    private static boolean carriesTheContract(JarFile jar) {
        return (jar.getEntry(CONTRACT) != null || jar.getEntry(CONNECTOR) != null)
                && jar.stream()
                        .map(ZipEntry::getName)
                        .anyMatch(name -> name.startsWith(CONTRACT) && name.endsWith(".class"));
    }

    /** What stands against loading them, in their order; empty if nothing does. */
    List<PluginProblem> problems() {
        return problems;
    }

    @Override
    public void close() {
        for (JarFile file : opened) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.debug("The jar {} was not closed", file.getName(), e);
            }
        }
    }
}
