package org.connectorkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What is sent. */
enum Workload {
    TEXT("text", 0),
    TEXT_AND_HTML("text + HTML", 0),
    FILE_100_KIB("100 KiB file", 100 * 1024),
    FILE_1_MIB("1 MiB file", 1024 * 1024),
    FILE_5_MIB("5 MiB file", 5 * 1024 * 1024),
    FILE_7_MIB("7 MiB file", 7 * 1024 * 1024);

    static final String SENDER = "sender@example.com";
    static final String RECIPIENT = "ann@example.com";
    static final String SUBJECT = "The May report";
    static final String BODY = "Dear Ann,\n\nthe report for May is attached.\n\nKind regards\n".repeat(8);
    static final String HTML_BODY = "<p>Dear Ann,</p><p>the report for <b>May</b> is attached.</p>\n".repeat(8);

    private final String label;
    private final int fileBytes;

    Workload(String label, int fileBytes) {
        this.label = label;
        this.fileBytes = fileBytes;
    }

    String label() {
        return label;
    }

    int fileBytes() {
        return fileBytes;
    }

    boolean html() {
        return this == TEXT_AND_HTML;
    }

    /** Writes its file, of bytes that do not compress; null if it has none. */
    @Nullable Path writeFile(Path folder) throws IOException {
        if (fileBytes == 0) {
            return null;
        }
        byte[] content = new byte[fileBytes];
        new Random(fileBytes).nextBytes(content);
        return Files.write(folder.resolve(name().toLowerCase(Locale.ROOT) + ".bin"), content);
    }
}
