/**
 * JSON in, typed values out, in this order: references are resolved ({@code References}), blank values dropped
 * ({@code BlankValues}), the rest validated by the derived JSON Schema and its errors put in plain words
 * ({@code ProblemWords}), values bound ({@code InputBinder}).
 */
@NullMarked
package org.connectorkit.host.binding;

import org.jspecify.annotations.NullMarked;
