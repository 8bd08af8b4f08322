/**
 * What a connector's author proves a connector with.
 *
 * <p>{@link org.connectorkit.testkit.FaultProxy} stands between a connector and its service and makes the network fail on
 * purpose.
 */
@NullMarked
package org.connectorkit.testkit;

import org.jspecify.annotations.NullMarked;
