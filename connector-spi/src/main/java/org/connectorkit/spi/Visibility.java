package org.connectorkit.spi;

/** How prominently a form shows an input. */
public enum Visibility {
    /** In its place in the form. */
    NORMAL,
    /** Folded away until a person asks for it; never for a required input. */
    ADVANCED
}
