package org.connectorkit.forms.html;

import java.util.List;

/** What a person fills in. */
public sealed interface Control {

    /** What all controls have in common; {@code describedBy} is a list of ids, empty if nothing describes it. */
    record Common(String id, String name, String describedBy, boolean required, boolean invalid) {}

    /** A line of text; the type and the input mode are HTML's. */
    record Line(Common common, String type, String inputMode, String value, String placeholder) implements Control {}

    /** Text of several lines. */
    record Area(Common common, String value, String placeholder, boolean code) implements Control {}

    /** A secret: it has no value, ever. */
    record Secret(Common common, boolean kept) implements Control {}

    /** Yes or no. */
    record Check(Common common, String label, boolean checked) implements Control {}

    /** One of several; with an empty option first where nothing need be chosen. */
    record Select(Common common, boolean mayBeEmpty, List<Choice> choices) implements Control {}

    /** Any of several, as checkboxes of one name. */
    record Checks(List<Check> checks, List<Choice> choices) implements Control {}

    /** A file. */
    record FileChooser(Common common, String keptName, Kept kept) implements Control {}

    /** Rows that can be added and removed; the last one given is the pattern of new ones. */
    record Rows(String label, String addLabel, List<Row> rows, Row pattern) implements Control {}

    /** A value to choose. */
    record Choice(String value, String label, boolean selected) {}

    /** A file kept from an earlier submit; all empty where there is none. */
    record Kept(String id, String name, String size) {
        /** No file. */
        public static final Kept NONE = new Kept("", "", "");
    }

    /** One row: its number as a person counts, its controls, each with a label. */
    record Row(String id, String number, List<Part> parts, Block.Errors errors) {}

    /** A control of a row with its label; the label is empty in a list, where the row's number stands in for it. */
    record Part(String label, Control control) {}
}
