package org.connectorkit.testkit;

import java.util.Objects;

/** One thing that must hold for every connector. The catalogue is {@link ContractRules#all()}. Immutable. */
public final class ContractRule {

    /** What a rule is about, in the order in which an author meets it. */
    public enum Area {
        /** What the connector says of itself. */
        DESCRIPTOR,
        /** What the host derives from it. */
        SCHEMA,
        /** The folder of jars that is handed out. */
        PACKAGING,
        /** What the connector does. */
        BEHAVIOUR,
        /** What flows that were saved with the last release rely on. */
        COMPATIBILITY,
        /** The committed reference page. */
        DOCUMENTATION
    }

    private final String id;
    private final Area area;
    private final String sentence;
    private final String why;
    private final String remedy;

    ContractRule(String id, Area area, String sentence, String why, String remedy) {
        this.id = id;
        this.area = area;
        this.sentence = sentence;
        this.why = why;
        this.remedy = remedy;
    }

    /** Identifies the rule, such as {@code DESC-03}; never changes and is never given to another rule. */
    public String id() {
        return id;
    }

    /** What it is about. */
    public Area area() {
        return area;
    }

    /** What must hold, in a sentence. */
    public String sentence() {
        return sentence;
    }

    /** What goes wrong for whom where it does not hold. */
    public String why() {
        return why;
    }

    /** What the author does about it. */
    public String remedy() {
        return remedy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContractRule that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }

    @Override
    public String toString() {
        return id + " " + sentence;
    }
}
