package org.connectorkit.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorkit.spi.Connector;
import org.jspecify.annotations.Nullable;

/** The jars that are handed out together as one plugin, read without loading a class of them. */
record PluginFolder(Path path, List<Jar> jars) {

    private static final String SERVICES = "META-INF/services/" + Connector.class.getName();
    private static final int CLASS_FILE_MAGIC = 0xCAFEBABE;

    /**
     * One jar.
     *
     * @param file where it is
     * @param classes the names of its class files, without those for later releases of Java and without module-info
     * @param providers what its services file names; empty if it has none
     * @param module its module descriptor; absent where it has none
     */
    record Jar(Path file, List<String> classes, List<String> providers, Optional<ModuleDescriptor> module) {

        String name() {
            return file.getFileName().toString();
        }

        /** The greatest major version of its class files, which are read for it; 0 if there are none. */
        int classFileVersion() throws IOException {
            int version = 0;
            try (JarFile jar = new JarFile(file.toFile())) {
                for (String name : classes) {
                    version = Math.max(version, PluginFolder.classFileVersion(jar, jar.getJarEntry(name)));
                }
            }
            return version;
        }
    }

    /**
     * Reads each jar's contents.
     *
     * @throws IOException if there is no such folder, or a jar is none; the message says which
     */
    static PluginFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(Files.exists(folder) ? "it is a file" : "it does not exist");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        List<Jar> jars = new ArrayList<>();
        for (Path file : files) {
            jars.add(readJar(file));
        }
        return new PluginFolder(folder, List.copyOf(jars));
    }

    /** The jars that name a connector. */
    List<Jar> connectorJars() {
        return jars.stream().filter(jar -> !jar.providers().isEmpty()).toList();
    }

    /** The names of the classes in the jars, as the JVM writes them. */
    Set<String> classNames() {
        return jars.stream()
                .flatMap(jar -> jar.classes().stream())
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Jar readJar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            List<String> classes = new ArrayList<>();
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    classes.add(name);
                }
            }
            return new Jar(file, List.copyOf(classes), providers(jar), module(jar));
        } catch (IOException | InvalidModuleDescriptorException e) {
            throw new IOException(file.getFileName() + " is no jar that can be read (" + e.getMessage() + ")", e);
        }
    }

    private static int classFileVersion(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            return in.readInt() == CLASS_FILE_MAGIC ? in.readInt() & 0xffff : 0;
        }
    }

    private static List<String> providers(JarFile jar) throws IOException {
        @Nullable JarEntry entry = jar.getJarEntry(SERVICES);
        if (entry == null) {
            return List.of();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("#", 2)[0].strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static Optional<ModuleDescriptor> module(JarFile jar) throws IOException {
        @Nullable JarEntry entry = jar.getJarEntry("module-info.class");
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return Optional.of(ModuleDescriptor.read(in));
        }
    }
}
