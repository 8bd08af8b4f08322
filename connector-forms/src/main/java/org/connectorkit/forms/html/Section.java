package org.connectorkit.forms.html;

import java.util.List;

/** Neighbouring inputs under a heading; the heading is empty where the inputs have no group. */
public record Section(String title, List<Block> blocks) {}
