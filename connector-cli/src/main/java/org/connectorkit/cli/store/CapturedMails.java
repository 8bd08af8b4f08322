package org.connectorkit.cli.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The mails that the sandboxes of single commands took, as files of the user's own. Only the latest are kept. */
public final class CapturedMails {

    private static final int KEPT = 50;

    private final Path folder;

    /** Kept in a user's folder for state. */
    public CapturedMails(UserFolders folders) {
        this.folder = folders.state().resolve("captured");
    }

    /**
     * Saves a mail and removes the oldest ones beyond the latest.
     *
     * @param messageId names the file
     * @param message the mail as its recipients get it, RFC 5322
     */
    public Path add(String messageId, byte[] message) throws IOException {
        Path file = folder.resolve(messageId + ".eml");
        PrivateFiles.write(file, message);
        for (Path old : latestFirst().stream().skip(KEPT).toList()) {
            Files.deleteIfExists(old);
        }
        return file;
    }

    private List<Path> latestFirst() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".eml")).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
