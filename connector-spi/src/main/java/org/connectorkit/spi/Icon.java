package org.connectorkit.spi;

import java.util.Objects;

/** A picture of a connector. */
public final class Icon {

    private final String svg;

    private Icon(String svg) {
        this.svg = svg;
    }

    /**
     * An icon as an SVG document, square, legible at 24 pixels on light and on dark ground, without scripts or outside
     * references.
     *
     * @throws IllegalArgumentException if the text is not an {@code <svg>} element
     */
    public static Icon ofSvg(String svg) {
        String trimmed = svg.strip();
        if (!trimmed.startsWith("<svg") || !trimmed.endsWith("</svg>")) {
            throw new IllegalArgumentException("icon must be one <svg> element, without an XML declaration before it");
        }
        return new Icon(trimmed);
    }

    /** The SVG document. A page shows it as an image, never inline. */
    public String svg() {
        return svg;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Icon that && svg.equals(that.svg);
    }

    @Override
    public int hashCode() {
        return Objects.hash(svg);
    }

    @Override
    public String toString() {
        return "SVG of " + svg.length() + " characters";
    }
}
