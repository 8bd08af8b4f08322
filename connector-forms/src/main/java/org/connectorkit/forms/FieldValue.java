package org.connectorkit.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in an input's controls, as typed: also where it is not a value that the input accepts. */
sealed interface FieldValue {

    /** Of a text, a number, a choice or a connection; never blank. */
    record Text(String text) implements FieldValue {}

    /** Of a flag. */
    record Flag(boolean on) implements FieldValue {}

    /** Of a list: its rows; never blank. */
    record Texts(List<String> texts) implements FieldValue {}

    /** Of entries. */
    record Rows(List<Row> rows) implements FieldValue {}

    /** Of a file. */
    record File(UploadedFile file) implements FieldValue {}

    /** Of a secret that was typed: goes to the host, never to a page. */
    record Secret(String text) implements FieldValue {
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** Of a secret that the host has and keeps. */
    record KeptSecret() implements FieldValue {}

    /** One entry; its file is null in an entry of text, or where none was chosen. */
    record Row(String key, String text, @Nullable UploadedFile file) {}
}
