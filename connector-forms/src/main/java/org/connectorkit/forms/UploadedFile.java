package org.connectorkit.forms;

import java.util.Objects;

/**
 * A file that a person chose, kept by the host until the form is done with, so that a submit with an error loses nothing.
 *
 * @param id how the host finds it again; it travels through the page, so it must not be guessable
 * @param name the file's own name, without a folder
 * @param size in bytes
 */
public record UploadedFile(String id, String name, long size) {

    /** Refuses null. */
    public UploadedFile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
