package org.connectorkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.connectorkit.spi.Connector;
import org.jspecify.annotations.NullMarked;

/** The sources of a small connector that keeps every rule, to be spoiled in one place, compiled and packed. Immutable. */
final class NotesPlugin {

    private static final String PACKAGE = "com/example/notes/";

    private final Map<String, String> files;
    private final Map<String, byte[]> binaries;

    private NotesPlugin(Map<String, String> files, Map<String, byte[]> binaries) {
        this.files = files;
        this.binaries = binaries;
    }

    /** The connector that keeps every rule. */
    static NotesPlugin sound() {
        Map<String, String> files = new LinkedHashMap<>();
        Stream.of(
                        "module-info.java",
                        "META-INF/services/org.connectorkit.spi.Connector",
                        PACKAGE + "NotesConnector.java",
                        PACKAGE + "TokenConnection.java",
                        PACKAGE + "NotesSession.java",
                        PACKAGE + "AddNote.java",
                        PACKAGE + "ReadNote.java")
                .forEach(name -> files.put(name, resource("/notes/" + name)));
        return new NotesPlugin(files, Map.of());
    }

    /** Replaces a text that occurs in one file; a simple class name names its source. */
    NotesPlugin with(String file, String old, String replacement) {
        String name = path(file);
        String text = files.getOrDefault(name, "");
        assertThat(text).as("the source of %s", file).contains(old);
        return withFile(name, text.replace(old, replacement));
    }

    /** Adds or replaces a whole file. */
    NotesPlugin withFile(String file, String text) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(path(file), text);
        return new NotesPlugin(changed, binaries);
    }

    NotesPlugin without(String file) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        assertThat(changed.remove(path(file))).isNotNull();
        return new NotesPlugin(changed, binaries);
    }

    /** Adds a file to the jar as it is. */
    NotesPlugin withBinary(String name, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(binaries);
        changed.put(name, content);
        return new NotesPlugin(files, changed);
    }

    /** Compiles and packs into {@code notes.jar} in a new folder. */
    Path pack(Path directory) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<Path> units = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = (file.getKey().endsWith(".java") ? sources : classes).resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
            if (file.getKey().endsWith(".java")) {
                units.add(target);
            }
        }
        compile(units, classes);
        for (Map.Entry<String, byte[]> binary : binaries.entrySet()) {
            Path target = classes.resolve(binary.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, binary.getValue());
        }
        Path plugin = Files.createDirectories(directory.resolve("plugin"));
        jar(classes, plugin.resolve("notes.jar"));
        return plugin;
    }

    static void jar(Path content, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(content)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(
                        new JarEntry(content.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
        }
    }

    private void compile(List<Path> units, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("--release", "17"));
        boolean modular = files.containsKey("module-info.java");
        arguments.addAll(List.of(
                "-proc:none",
                modular ? "--module-path" : "--class-path",
                location(Connector.class) + File.pathSeparator + location(NullMarked.class),
                "-d",
                classes.toString()));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            messages, manager, null, arguments, null, manager.getJavaFileObjectsFromPaths(units))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    private static String location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static String path(String file) {
        return file.matches("[A-Z]\\w+") ? PACKAGE + file + ".java" : file;
    }

    private static String resource(String name) {
        try (InputStream in = NotesPlugin.class.getResourceAsStream(name)) {
            assertThat(in).as("resource %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
