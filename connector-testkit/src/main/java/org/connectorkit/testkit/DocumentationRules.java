package org.connectorkit.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.connectorkit.host.MarkdownReference;
import org.connectorkit.testkit.Check.Findings;

/** Whether the committed page tells what the connector is. */
final class DocumentationRules {

    static final Check<ContractSubject> FRESH_PAGE = new Check<>(
            new ContractRule(
                    "DOC-01",
                    ContractRule.Area.DOCUMENTATION,
                    "The committed reference page is what the host renders.",
                    "The page is written from the descriptors; a reader of an old one fills in what is no longer there.",
                    "Run the contract with -Dgolden.update=true, read the difference, and commit the page."),
            DocumentationRules::freshPage);

    private DocumentationRules() {}

    static List<Check<ContractSubject>> all() {
        return List.of(FRESH_PAGE);
    }

    private static void freshPage(ContractSubject subject, Findings findings) throws IOException {
        if (subject.page().isEmpty()) {
            return;
        }
        Path page = subject.page().get();
        try (ConnectorHarness harness =
                ConnectorHarness.forPlugin(subject.plugin()).build()) {
            String rendered = MarkdownReference.page(harness.connector());
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(page, rendered);
            }
            if (!Files.exists(page)) {
                findings.add(page.getFileName() + "", "does not exist");
                return;
            }
            int line = firstDifference(rendered, Files.readString(page));
            if (line > 0) {
                findings.add(page.getFileName() + "", "differs from what is rendered, first in line " + line);
            }
        } catch (AssertionError e) {
            // It does not load: another rule tells
        }
    }

    /** The number of the first line that differs; 0 if none does. */
    private static int firstDifference(String one, String other) {
        String[] lines = one.split("\n", -1);
        String[] others = other.split("\n", -1);
        int line = Arrays.mismatch(lines, others);
        return line < 0 ? 0 : line + 1;
    }
}
