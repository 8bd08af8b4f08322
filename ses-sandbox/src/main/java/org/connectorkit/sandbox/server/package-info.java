/** The HTTP front: bodies in, replies or scripted faults out. */
@NullMarked
package org.connectorkit.sandbox.server;

import org.jspecify.annotations.NullMarked;
