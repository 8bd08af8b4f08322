package org.connectorkit.ledger;

/**
 * One attempt's hold on a step.
 *
 * @param attempt unique; what another attempt took over is out of this one's reach
 */
record Claim(StepKey key, String attempt) {}
