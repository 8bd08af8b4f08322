/** The REST API over the inbox and the faults, and the stream of the inbox's events. */
@NullMarked
package org.connectorkit.sandbox.rest;

import org.jspecify.annotations.NullMarked;
