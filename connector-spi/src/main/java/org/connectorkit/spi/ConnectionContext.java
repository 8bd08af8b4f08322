package org.connectorkit.spi;

import java.time.Clock;

/** What a session is opened from. Implemented by the host. */
public interface ConnectionContext {

    /** The connection's bound inputs. */
    Inputs inputs();

    /** The operator's settings, bound by {@link Connector#settings()}. */
    Inputs settings();

    /** The host's clock; read the time here so that tests can control it. */
    Clock clock();

    /** A logger whose output is masked: the connection's secrets never show in it. Usable for the session's lifetime. */
    System.Logger logger();
}
