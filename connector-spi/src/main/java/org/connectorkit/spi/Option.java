package org.connectorkit.spi;

import java.util.Objects;

/** One value of a choice. The value is stored and never changes; the label is read and may. */
public final class Option {

    private final String value;
    private final String label;

    private Option(String value, String label) {
        this.value = value;
        this.label = label;
    }

    /** An option whose value is its label. */
    public static Option of(String value) {
        return of(value, value);
    }

    /**
     * An option with a label of its own.
     *
     * @throws IllegalArgumentException if either is blank or has a line break
     */
    public static Option of(String value, String label) {
        String subject = "option '" + value + "'";
        return new Option(
                DescriptorChecks.requireLine(value, subject, "value"),
                DescriptorChecks.requireLine(label, subject, "label"));
    }

    /** What is stored. */
    public String value() {
        return value;
    }

    /** What a person reads. */
    public String label() {
        return label;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Option that && value.equals(that.value) && label.equals(that.label);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, label);
    }

    @Override
    public String toString() {
        return value;
    }
}
