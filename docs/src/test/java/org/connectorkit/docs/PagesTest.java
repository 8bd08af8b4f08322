package org.connectorkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the pages show is what the code does: links lead somewhere, Java compiles in the build, JSON parses. */
class PagesTest {

    private final List<Markdown> pages = Markdown.pages();

    PagesTest() throws IOException {}

    @Test
    void everyRelativeLinkLeadsToAFile() {
        List<String> broken = pages.stream()
                .flatMap(page -> page.links().stream()
                        .filter(link -> !link.matches("(https?|mailto|data):.*|#.*"))
                        .filter(link -> !Files.exists(page.file().resolveSibling(link.replaceFirst("#.*", ""))))
                        .map(link -> page + ": " + link))
                .toList();
        assertThat(broken).isEmpty();
    }

    @Test
    void everyJavaBlockIsPartOfASourceThatTheBuildCompiles() throws IOException {
        String sources = compiledSources();
        List<String> unknown = pages.stream()
                .flatMap(page -> page.blocks("java").stream()
                        .filter(block -> !sources.contains(withoutIndentation(block.content())))
                        .map(block -> page + ":\n" + block.content()))
                .toList();
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyJsonBlockParses() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        for (Markdown page : pages) {
            for (Markdown.Block block : page.blocks("json")) {
                assertThatCode(() -> mapper.readTree(block.content()))
                        .as("%s:%n%s", page, block.content())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static String compiledSources() throws IOException {
        Path root = Path.of("..").toRealPath();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(root.resolve("docs/target")))
                    .map(file -> {
                        try {
                            return withoutIndentation(Files.readString(file));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
