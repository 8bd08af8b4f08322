/**
 * Forms for people: an {@link org.connectorkit.spi.InputSchema} as accessible HTML, and what such a form submits as the
 * JSON that a host takes. For any host with pages of its own; it needs no web framework.
 */
@NullMarked
package org.connectorkit.forms;

import org.jspecify.annotations.NullMarked;
