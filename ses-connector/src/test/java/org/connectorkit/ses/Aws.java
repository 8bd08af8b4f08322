package org.connectorkit.ses;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Role;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.PreviewableAction;

/** A sandbox and the connector pointed at it. */
public final class Aws implements AutoCloseable {

    public static final Connection<SesSession> ACCESS_KEY = new AccessKeyConnection();
    public static final Connection<SesSession> ROLE = new AwsRoleArnConnection();
    public static final PreviewableAction SEND = new SendEmailAction();
    public static final Action LIST = new ListIdentitiesAction();
    public static final Duration TIME = Duration.ofSeconds(20);

    public final SesSandbox sandbox = SesSandbox.builder().verify("example.com").start();

    public Aws() {
        sandbox.account().relax(Rule.SEND_RATE, Rule.DAILY_QUOTA, Rule.API_RATE);
        sandbox.account().inSandbox(false);
    }

    /** Settings that point SES and STS at the sandbox. */
    public Values settings() {
        return settings(sandbox.endpoint());
    }

    /** Settings that point SES and STS at an address. */
    public static Values settings(URI endpoint) {
        return Values.none().with("endpoint", endpoint.toString()).with("stsEndpoint", endpoint.toString());
    }

    /** The inputs of an access key connection. */
    public static Values keys(AccessKey key) {
        return keys(key.id(), key.secret());
    }

    public static Values keys(String id, String secret) {
        return Values.none().with("accessKeyId", id).with("secretAccessKey", Values.secret(secret));
    }

    /** A role that the sandbox's user may assume and that may do everything the least-privilege policy grants. */
    public Role mailer() {
        return sandbox.account()
                .createRole("mailer")
                .trust(sandbox.account().users().iterator().next())
                .allow("ses:SendEmail")
                .allow("ses:SendRawEmail")
                .allow("ses:ListIdentities");
    }

    public SesSession open() {
        return open(ACCESS_KEY, keys(sandbox.accessKey()));
    }

    public SesSession open(Connection<SesSession> connection, Values inputs) {
        return open(connection, inputs, settings(), Clock.systemUTC());
    }

    public static SesSession open(Connection<SesSession> connection, Values inputs, Values settings, Clock clock) {
        return connection.open(new ConnectionContext() {
            @Override
            public Inputs inputs() {
                return inputs;
            }

            @Override
            public Inputs settings() {
                return settings;
            }

            @Override
            public Clock clock() {
                return clock;
            }

            @Override
            public System.Logger logger() {
                return System.getLogger("test");
            }
        });
    }

    /** The least that can be sent. */
    public static Values email() {
        return Values.none()
                .with(SendEmailAction.AWS_REGION, "us-east-1")
                .with(SendEmailAction.TO, List.of("to@example.com"))
                .with(SendEmailAction.SENDER, "sender@example.com")
                .with(SendEmailAction.SUBJECT, "Greetings")
                .with(SendEmailAction.TEXT, "Hello.");
    }

    public static ActionResult send(SesSession session, Values inputs) throws Exception {
        return run(SEND, session, inputs, TIME);
    }

    public static ActionResult list(SesSession session, Values inputs) throws Exception {
        return run(LIST, session, Values.none().with("awsRegion", "us-east-1").overlaid(inputs), TIME);
    }

    /** Runs an action as a host does: checks first. */
    public static ActionResult run(Action action, SesSession session, Values inputs, Duration time) throws Exception {
        List<InputProblem> problems = action.validate(inputs);
        if (!problems.isEmpty()) {
            throw ConnectorException.invalidInput(problems);
        }
        return action.perform(context(session, inputs, time));
    }

    public static ActionContext context(SesSession session, Values inputs, Duration time) {
        Values bound = inputs.with(CommonInputs.CONNECTION, session);
        Deadline deadline = Deadline.after(time, Clock.systemUTC());
        return new ActionContext() {
            @Override
            public Inputs inputs() {
                return bound;
            }

            @Override
            public Deadline deadline() {
                return deadline;
            }

            @Override
            public String executionId() {
                return "execution-1";
            }

            @Override
            public Optional<String> idempotencyKey() {
                return Optional.empty();
            }

            @Override
            public System.Logger logger() {
                return System.getLogger("test");
            }
        };
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
