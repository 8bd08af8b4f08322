package org.connectorkit.benchmarks;

import java.io.IOException;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.account.Rule;

/** Runs a sandbox without limits until its standard input ends, and prints its address. */
final class SandboxEnd {

    private SandboxEnd() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        try (SesSandbox sandbox = SesSandbox.builder().verify("example.com").start()) {
            sandbox.account().relax(Rule.SEND_RATE, Rule.DAILY_QUOTA, Rule.API_RATE);
            sandbox.account().inSandbox(false);
            System.out.println(sandbox.endpoint());
            System.in.read();
        }
    }
}
