package org.connectorkit.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A submitted form: its texts and files by the names of their controls, in the order of the page. Immutable. */
public final class Submission {

    private final Map<String, List<String>> texts;
    private final Map<String, UploadedFile> files;
    private final Function<String, Optional<UploadedFile>> keptFiles;

    private Submission(Builder builder) {
        this.texts = new LinkedHashMap<>(builder.texts);
        this.files = Map.copyOf(builder.files);
        this.keptFiles = builder.keptFiles;
    }

    /**
     * Starts a submission.
     *
     * @param keptFiles finds a file of an earlier submit by its {@linkplain UploadedFile#id() id}; one that is not found
     *     counts as not chosen
     */
    public static Builder builder(Function<String, Optional<UploadedFile>> keptFiles) {
        return new Builder(keptFiles);
    }

    /** The texts of a control in the order of the page; empty if it was not submitted. */
    List<String> texts(String name) {
        return texts.getOrDefault(name, List.of());
    }

    /** The text of a control, or the empty text. */
    String text(String name) {
        List<String> all = texts(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** The file chosen now or kept from an earlier submit. */
    Optional<UploadedFile> file(String name) {
        return Optional.ofNullable(files.get(name)).or(() -> {
            String id = text(name + ControlNames.KEPT);
            return id.isEmpty() ? Optional.empty() : keptFiles.apply(id);
        });
    }

    /** The rows of an input of entries: the parts of the names between the input's and the control's, in the order of the page. */
    List<String> rows(String name) {
        return texts.keySet().stream()
                .filter(control -> control.startsWith(name + ".") && control.endsWith(ControlNames.KEY))
                .map(control -> control.substring(name.length() + 1, control.length() - ControlNames.KEY.length()))
                .toList();
    }

    /** Collects what was submitted. Not safe for concurrent use. */
    public static final class Builder {

        private final Map<String, List<String>> texts = new LinkedHashMap<>();
        private final Map<String, UploadedFile> files = new LinkedHashMap<>();
        private final Function<String, Optional<UploadedFile>> keptFiles;

        private Builder(Function<String, Optional<UploadedFile>> keptFiles) {
            this.keptFiles = keptFiles;
        }

        /** Adds the text of a control; one that is not the form's is ignored later. */
        public Builder addText(String name, String text) {
            texts.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
            return this;
        }

        /** Adds a file that was chosen. A control without a file, which browsers submit as an empty one without a name, is left out. */
        public Builder addFile(String name, UploadedFile file) {
            files.put(name, file);
            return this;
        }

        /** Ends the submission. */
        public Submission build() {
            return new Submission(this);
        }
    }
}
