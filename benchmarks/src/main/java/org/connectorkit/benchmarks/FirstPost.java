package org.connectorkit.benchmarks;

import java.io.IOException;
import java.net.URI;

/** Posts once in a fresh process and prints how many milliseconds that took, the client's making included. */
final class FirstPost {

    private FirstPost() {}

    /** Takes the client's name and the address. */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        try (Poster poster =
                new Poster(HttpClientKind.valueOf(arguments[0]).open(), URI.create(arguments[1]), HttpClients.SMALL)) {
            poster.send(Workload.TEXT, null);
            System.out.println((System.nanoTime() - start) / 1e6);
        }
    }
}
