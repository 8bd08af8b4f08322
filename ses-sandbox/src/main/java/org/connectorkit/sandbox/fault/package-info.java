/** Scripted faults: what goes wrong with which request. */
@NullMarked
package org.connectorkit.sandbox.fault;

import org.jspecify.annotations.NullMarked;
