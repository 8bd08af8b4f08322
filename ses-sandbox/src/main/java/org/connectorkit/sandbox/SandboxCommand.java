package org.connectorkit.sandbox;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.connectorkit.sandbox.account.Limits;
import org.connectorkit.sandbox.account.Role;
import org.connectorkit.sandbox.account.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox as a command: it prints the variables that point AWS clients at it and stays in the foreground.
 *
 * <pre>{@code
 * java -jar ses-sandbox-standalone.jar --port 4579 --verified example.com
 * }</pre>
 */
public final class SandboxCommand {

    private static final String USAGE = """
            Usage: [--port N] [--verified ADDRESS_OR_DOMAIN ...] [--inbox FOLDER]
                   [--role NAME [--external-id ID]] [--send-rate N] [--daily-quota N] [--in-ses-sandbox]
                   [--without RULE ...]

              --port N            port on 127.0.0.1; 0, the default, for a free one
              --verified X ...    identities that are verified; default: example.com
              --inbox FOLDER      keep the messages there too
              --role NAME         a role that the user may assume and that may do everything
              --external-id ID    what the role requires as External ID
              --send-rate N       recipients a second; default 14
              --daily-quota N     recipients in 24 hours; default 50000
              --in-ses-sandbox    recipients must be verified too
              --without RULE ...  rules that are off:
                                  %s
            """;

    private final SesSandbox.Builder builder = SesSandbox.builder();
    private final List<String> verified = new ArrayList<>();
    private final List<Rule> without = new ArrayList<>();
    private Limits limits = Limits.production();
    private boolean inSandbox;
    private @Nullable String role;
    private @Nullable String externalId;

    private SandboxCommand() {}

    /** Runs the command until the process ends, or exits with 2 on a usage error. */
    public static void main(String[] args) throws InterruptedException {
        int code = run(List.of(args), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs the command until the thread is interrupted.
     *
     * @param out gets the {@code export} lines first
     * @param err gets everything for people
     * @return 0, or 1 if the sandbox can't start, or 2 if the arguments are wrong
     * @throws InterruptedException when the thread is interrupted; the sandbox is stopped then
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) throws InterruptedException {
        SandboxCommand command = new SandboxCommand();
        try {
            if (args.contains("--help")) {
                out.print(usage());
                return 0;
            }
            command.parse(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(usage());
            return 2;
        }
        return command.serve(out, err);
    }

    private int serve(PrintStream out, PrintStream err) throws InterruptedException {
        SesSandbox started;
        try {
            started = start();
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return 1;
        }
        try (SesSandbox sandbox = started) {
            Thread stop = new Thread(sandbox::close, "ses-sandbox-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            sandbox.environment().forEach((name, value) -> out.println("export " + name + '=' + value));
            out.flush();
            err.println(
                    "The SES sandbox listens. Inbox: " + sandbox.endpoint() + "/_inbox/messages. Stop it with Ctrl-C.");
            try {
                new CountDownLatch(1).await();
            } finally {
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
        return 0;
    }

    private SesSandbox start() {
        SesSandbox sandbox = builder.verify(
                        verified.isEmpty() ? new String[] {"example.com"} : verified.toArray(String[]::new))
                .start();
        sandbox.account().limits(limits).inSandbox(inSandbox).relax(without.toArray(Rule[]::new));
        if (role != null) {
            Role created =
                    sandbox.account().createRole(role).externalId(externalId).allow("*");
            sandbox.account().users().forEach(created::trust);
        }
        return sandbox;
    }

    private void parse(List<String> args) {
        int i = 0;
        while (i < args.size()) {
            String option = args.get(i++);
            List<String> values = new ArrayList<>();
            while (i < args.size() && !args.get(i).startsWith("--")) {
                values.add(args.get(i++));
            }
            apply(option, values);
        }
        if (externalId != null && role == null) {
            throw new IllegalArgumentException("--external-id belongs to a role; give --role too");
        }
    }

    private void apply(String option, List<String> values) {
        switch (option) {
            case "--port" -> builder.port((int) number(option, one(option, values)));
            case "--verified" -> verified.addAll(some(option, values));
            case "--inbox" -> builder.inboxFolder(Path.of(one(option, values)));
            case "--role" -> role = one(option, values);
            case "--external-id" -> externalId = one(option, values);
            case "--send-rate" -> limits = limits.withSendRate(number(option, one(option, values)));
            case "--daily-quota" -> limits = limits.withDailyQuota(number(option, one(option, values)));
            case "--in-ses-sandbox" -> inSandbox = true;
            case "--without" -> some(option, values).forEach(v -> without.add(rule(v)));
            default -> throw new IllegalArgumentException("unknown option " + option);
        }
        if (option.equals("--in-ses-sandbox") && !values.isEmpty()) {
            throw new IllegalArgumentException(option + " takes no value, not " + values);
        }
    }

    private static String one(String option, List<String> values) {
        if (values.size() != 1) {
            throw new IllegalArgumentException(option + " takes one value, not " + values);
        }
        return values.get(0);
    }

    private static List<String> some(String option, List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(option + " takes one value or more");
        }
        return values;
    }

    private static double number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is '" + value + "'; give a whole number", e);
        }
    }

    private static Rule rule(String name) {
        try {
            return Rule.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no rule " + name, e);
        }
    }

    private static String usage() {
        StringBuilder rules = new StringBuilder();
        for (Rule rule : Rule.values()) {
            rules.append(rules.isEmpty() ? "" : rule.ordinal() % 4 == 0 ? "\n                      " : " ")
                    .append(rule.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return String.format(USAGE, rules);
    }
}
