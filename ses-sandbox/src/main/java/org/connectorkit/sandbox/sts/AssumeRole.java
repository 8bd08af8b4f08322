package org.connectorkit.sandbox.sts;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Policy;
import org.connectorkit.sandbox.account.Role;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.auth.Caller;
import org.connectorkit.sandbox.auth.Session;
import org.connectorkit.sandbox.auth.Sessions;
import org.connectorkit.sandbox.operation.Call;
import org.connectorkit.sandbox.operation.Operation;
import org.connectorkit.sandbox.operation.Validation;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.QueryParameters;
import org.connectorkit.sandbox.protocol.Xml;
import org.jspecify.annotations.Nullable;

/**
 * AssumeRole. Whoever may not assume a role learns nothing of why: an unknown role, a wrong External ID and a user's ARN in
 * place of a role's all get the same answer, as on AWS.
 */
final class AssumeRole implements Operation {

    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]*");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:\\/-]*");
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:(iam|sts)::[0-9]{12}:[\\w+=/,.@-]+");
    private static final String ACTION = "sts:AssumeRole";
    private static final int ONE_HOUR = 3600;

    private final Account account;
    private final Sessions sessions;

    AssumeRole(Account account, Sessions sessions) {
        this.account = account;
        this.sessions = sessions;
    }

    @Override
    public void perform(Call call, Xml result) {
        QueryParameters given = call.parameters();
        String arn = given.get("RoleArn");
        String name = given.get("RoleSessionName");
        String externalId = given.find("ExternalId");
        Validation validation = new Validation()
                .present("roleArn", given.find("RoleArn") != null)
                .present("roleSessionName", given.find("RoleSessionName") != null)
                .length("roleArn", given.find("RoleArn"), 20, 2048)
                .length("roleSessionName", given.find("RoleSessionName"), 2, 64)
                .pattern("roleSessionName", given.find("RoleSessionName"), SESSION_NAME)
                .length("externalId", externalId, 2, 1224)
                .pattern("externalId", externalId, EXTERNAL_ID);
        int seconds = validation.number("durationSeconds", given.find("DurationSeconds"), 900, 43200, ONE_HOUR);
        validation.check();
        if (!ARN.matcher(arn).matches()) {
            throw invalid(arn + " is invalid");
        }
        Role role = role(arn, call);
        if (role == null || !mayAssume(call.caller(), role, externalId)) {
            throw AwsError.accessDenied("User: " + call.caller().arn() + " is not authorized to perform: " + ACTION
                    + " on resource: " + arn);
        }
        if (call.caller().isSession() && seconds > ONE_HOUR) {
            throw invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                    + " chaining.");
        }
        if (seconds > role.maxSessionDuration().toSeconds()) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        Session session = sessions.start(
                role, name, Duration.ofSeconds(seconds), call.now(), sessionPolicy(given.find("Policy")));
        write(result, session, call, given.find("Policy"));
    }

    /** The partition of the ARN must be that of the region. */
    private @Nullable Role role(String arn, Call call) {
        String prefix = "arn:" + call.partition() + ':';
        return arn.startsWith(prefix)
                ? account.role("arn:aws:" + arn.substring(prefix.length())).orElse(null)
                : null;
    }

    private boolean mayAssume(Caller caller, Role role, @Nullable String externalId) {
        if (!account.enforces(Rule.ROLE_TRUST)) {
            return true;
        }
        String required = role.externalId();
        if ((required != null && !required.equals(externalId)) || caller.denies(ACTION, role.arn())) {
            return false;
        }
        if (role.trusted().contains(caller.principal()) || role.trusted().contains(caller.arn())) {
            return true;
        }
        boolean wholeAccount = role.trusted().contains("arn:aws:iam::" + account.id() + ":root")
                || role.trusted().contains(account.id());
        return wholeAccount && caller.allows(ACTION, role.arn());
    }

    private static @Nullable Policy sessionPolicy(@Nullable String document) {
        if (document == null) {
            return null;
        }
        try {
            return Policy.fromJson(document);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "MalformedPolicyDocument", "This policy is not supported: " + e.getMessage());
        }
    }

    private void write(Xml result, Session session, Call call, @Nullable String policy) {
        String roleName = session.role().name();
        String arn = "arn:" + call.partition() + ":sts::" + account.id() + ":assumed-role/"
                + roleName.substring(roleName.lastIndexOf('/') + 1) + '/' + session.name();
        result.open("AssumedRoleUser")
                .text("AssumedRoleId", session.role().id() + ':' + session.name())
                .text("Arn", arn)
                .close("AssumedRoleUser")
                .open("Credentials")
                .text("AccessKeyId", session.key().id())
                .text("SecretAccessKey", session.key().secret())
                .text("SessionToken", session.token())
                .text(
                        "Expiration",
                        session.expiration().truncatedTo(ChronoUnit.SECONDS).toString())
                .close("Credentials");
        if (policy != null) {
            result.text("PackedPolicySize", String.valueOf(Math.max(1, policy.length() * 100 / 2048)));
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
