package org.connectorkit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorkit.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** A file that a command writes where its user said. */
final class OutputFile {

    private OutputFile() {}

    /**
     * Writes the text, and makes the file's folder where it is missing.
     *
     * @param remedy what to do where that fails
     * @throws ConnectorException of kind {@code INVALID_INPUT}, if the file cannot be written
     */
    static void write(Path file, String text, String remedy) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Usage.wrong(file + " cannot be written: " + reason(file, e) + ".", remedy);
        }
    }

    private static String reason(Path file, IOException failure) {
        if (Files.isDirectory(file)) {
            return "it is a folder, not a file";
        }
        Path folder = nearestThere(file.getParent());
        if (folder != null && !Files.isDirectory(folder)) {
            return folder + " is a file, not a folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not write there";
        }
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(failure.getMessage());
    }

    private static @Nullable Path nearestThere(@Nullable Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }
}
