package org.connectorkit.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where a command reads from and prints to: data on standard output, messages on standard error. */
public final class Terminal {

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Environment environment;

    /** A terminal over streams that the caller closes. */
    public Terminal(InputStream in, PrintStream out, PrintStream err, Environment environment) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** Standard input. */
    public InputStream in() {
        return in;
    }

    /** The process around the command. */
    public Environment environment() {
        return environment;
    }

    /** The style of data. */
    public Style style() {
        return Style.of(environment, environment.stdoutIsTerminal());
    }

    /** The style of messages. */
    public Style messageStyle() {
        return Style.of(environment, environment.stderrIsTerminal());
    }

    /** Prints data and a line break. */
    public void print(String text) {
        out.print(text);
        out.print('\n');
    }

    /** Prints data that ends in a line break already. */
    public void printText(String text) {
        out.print(text);
    }

    /** Prints a message and a line break. */
    public void message(String text) {
        err.print(text);
        err.print('\n');
    }

    /** Prints what went wrong, after the command's name. */
    public void failure(String text) {
        message(messageStyle().red("connectors:") + " " + text);
    }

    /** Standard output for libraries that print data. */
    public PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** Standard error for libraries that print messages. */
    public PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** Standard error, for what is drawn in place. */
    PrintStream err() {
        return err;
    }

    /** Hands on what is buffered. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
