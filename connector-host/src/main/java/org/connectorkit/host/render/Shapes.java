package org.connectorkit.host.render;

import org.connectorkit.spi.InputType;

/** The names of the shapes of inputs, as they appear in JSON. */
public final class Shapes {

    private Shapes() {}

    /** The name of a shape. */
    public static String nameOf(InputType type) {
        if (type instanceof InputType.Text) {
            return "text";
        }
        if (type instanceof InputType.Multiline) {
            return "multiline";
        }
        if (type instanceof InputType.Flag) {
            return "flag";
        }
        if (type instanceof InputType.Number number) {
            return number.integer() ? "integer" : "number";
        }
        if (type instanceof InputType.Secret) {
            return "secret";
        }
        if (type instanceof InputType.Choice) {
            return "choice";
        }
        if (type instanceof InputType.File) {
            return "file";
        }
        if (type instanceof InputType.ListOf) {
            return "list";
        }
        if (type instanceof InputType.EntriesOf) {
            return "entries";
        }
        if (type instanceof InputType.ConnectionRef) {
            return "connection";
        }
        throw unknown(type);
    }

    /** What a consumer throws that meets a shape it does not know. */
    public static IllegalStateException unknown(InputType type) {
        return new IllegalStateException("the shape " + type.getClass().getName()
                + " is not known here; this host is older than the contract beside it");
    }
}
