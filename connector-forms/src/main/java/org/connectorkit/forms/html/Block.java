package org.connectorkit.forms.html;

import java.util.List;

/** A part of a section. */
public sealed interface Block {

    /** An input. */
    record Field(
            String id,
            String label,
            boolean required,
            boolean labelsOneControl,
            Help help,
            Errors errors,
            Control control)
            implements Block {}

    /** Neighbouring inputs that are folded away until a person asks for them. */
    record Fold(String title, boolean open, List<Block> blocks) implements Block {}

    /** What holds across several inputs. */
    record Note(String id, String text) implements Block {}

    /** What to fill in: Markdown as HTML, then facts and a link; each may be empty. */
    record Help(String id, String html, List<String> facts, String deprecated, String docs) {
        /** Whether there is nothing to say. */
        public boolean isEmpty() {
            return html.isEmpty() && facts.isEmpty() && deprecated.isEmpty() && docs.isEmpty();
        }
    }

    /** What is wrong with one control or input. */
    record Errors(String id, List<String> messages) {
        /** Nothing is wrong. */
        public static final Errors NONE = new Errors("", List.of());
    }
}
