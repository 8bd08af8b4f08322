package org.connectorkit.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A committed Markdown page. */
record Markdown(Path file, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*]\\(([^)\\s]+)\\)");

    /** A fenced block: its language and its lines. */
    record Block(String language, String content) {}

    /** Every page of the project that a reader may meet. */
    static List<Markdown> pages() throws IOException {
        Path root = Path.of("..").toRealPath();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of("target", "node_modules", ".git", "resources")
                            .noneMatch(folder -> Stream.of(
                                            root.relativize(file).toString().split("[/\\\\]"))
                                    .anyMatch(folder::equals)))
                    .sorted()
                    .map(Markdown::read)
                    .toList();
        }
    }

    private static Markdown read(Path file) {
        try {
            return new Markdown(file, Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            if (fence.group(1).equals(language)) {
                blocks.add(new Block(fence.group(1), fence.group(2)));
            }
        }
        return blocks;
    }

    /** The targets of the links outside fenced blocks. */
    List<String> links() {
        Matcher link = LINK.matcher(FENCE.matcher(text).replaceAll(""));
        List<String> targets = new ArrayList<>();
        while (link.find()) {
            targets.add(link.group(1));
        }
        return targets;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
