package org.connectorkit.cli.weather;

record WeatherSession(String user, String key, String station, long retries) implements AutoCloseable {

    @Override
    public void close() {}

    @Override
    public String toString() {
        return user;
    }
}
