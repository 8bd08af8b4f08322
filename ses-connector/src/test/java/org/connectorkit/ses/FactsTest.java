package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the list of facts against the tags of the tests. */
class FactsTest {

    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");

    @Test
    void everyFactHasATest() throws IOException {
        assertThat(tags()).containsAll(facts());
    }

    @Test
    void everyTagNamesAFact() throws IOException {
        Set<String> unknown = new TreeSet<>(tags());
        unknown.removeAll(facts());

        // The sandbox lists what concerns it alone
        assertThat(unknown).allMatch(tag -> tag.startsWith("ses-7.") || tag.startsWith("peer-bug-extra-"));
    }

    private static List<String> facts() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/facts.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        }
    }

    private static Set<String> tags() throws IOException {
        Set<String> tags = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                tags.addAll(TAG.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.toSet()));
            }
        }
        return tags;
    }
}
