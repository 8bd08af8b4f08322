/**
 * What a connector's author proves a connector with.
 *
 * <ul>
 *   <li>{@link org.connectorkit.testkit.ConnectorContract}, extended once, checks every rule of the contract;
 *   <li>{@link org.connectorkit.testkit.ConnectorHarness} runs single actions through the real host;
 *   <li>{@link org.connectorkit.testkit.FaultProxy} stands between a connector and its service and makes the network fail on
 *       purpose;
 *   <li>{@link org.connectorkit.testkit.ContractRules} is the catalogue, and checks a plugin folder without its author's help.
 * </ul>
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.testkit;

import org.jspecify.annotations.NullMarked;
