package org.connectorkit.sandbox.server;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.auth.Authenticated;
import org.connectorkit.sandbox.auth.Authenticator;
import org.connectorkit.sandbox.auth.Sessions;
import org.connectorkit.sandbox.auth.SignedRequest;
import org.connectorkit.sandbox.operation.Call;
import org.connectorkit.sandbox.operation.Operation;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.QueryParameters;
import org.connectorkit.sandbox.protocol.Reply;
import org.connectorkit.sandbox.protocol.Service;
import org.connectorkit.sandbox.protocol.Xml;
import org.connectorkit.sandbox.ses.SesOperations;
import org.connectorkit.sandbox.ses.UnsupportedActions;
import org.connectorkit.sandbox.store.MessageStore;
import org.connectorkit.sandbox.sts.StsOperations;

/** Finds the service and the action of a request, checks who sent it and has the action carried out. */
public final class Dispatcher {

    /** Actions whose model has no result. */
    private static final Set<String> WITHOUT_RESULT = Set.of("UpdateAccountSendingEnabled");

    private final Clock clock;
    private final Authenticator authenticator;
    private final Map<Service, Map<String, Operation>> operations;

    public Dispatcher(Account account, MessageStore store, Clock clock) {
        Sessions sessions = new Sessions();
        this.clock = clock;
        this.authenticator = new Authenticator(account, sessions, clock);
        this.operations = Map.of(
                Service.SES,
                new SesOperations(account, store).byName(),
                Service.STS,
                new StsOperations(account, sessions).byName());
    }

    Reply answer(SignedRequest request, QueryParameters parameters, String requestId) {
        Service service = service(parameters);
        try {
            return carryOut(service, request, parameters, requestId);
        } catch (AwsError e) {
            return Reply.error(service, requestId, e);
        }
    }

    private Reply carryOut(Service service, SignedRequest request, QueryParameters parameters, String requestId) {
        String action = parameters.get("Action");
        if (action.isEmpty()) {
            throw new AwsError(400, "MissingAction", "The request has no Action parameter.");
        }
        String version = parameters.get("Version");
        Operation operation = operations.getOrDefault(service, Map.of()).get(action);
        if (operation == null || !version.equals(service.version())) {
            throw unknown(service, action, version);
        }
        Authenticated authenticated = authenticator.authenticate(request, service);
        Call call = new Call(
                action,
                authenticated.region(),
                requestId,
                authenticated.caller(),
                parameters,
                String.join(" ", request.header("user-agent")),
                clock.instant());
        Xml result = new Xml(WITHOUT_RESULT.contains(action) ? 0 : 2);
        operation.perform(call, result);
        return Reply.result(service, action, requestId, WITHOUT_RESULT.contains(action) ? null : result);
    }

    /** By version, and by action where the version is missing or unknown. */
    static Service service(QueryParameters parameters) {
        String version = parameters.get("Version");
        for (Service service : Service.values()) {
            if (service.version().equals(version)) {
                return service;
            }
        }
        String action = parameters.get("Action");
        boolean sts = action.startsWith("AssumeRole") || action.equals("GetCallerIdentity");
        return sts ? Service.STS : Service.SES;
    }

    private static AwsError unknown(Service service, String action, String version) {
        String shown = version.isEmpty() ? "NO_VERSION_SPECIFIED" : version;
        String message = "Could not find operation " + action + " for version " + shown;
        if (service == Service.SES && UnsupportedActions.has(action)) {
            message += ". Amazon SES has this action, but the sandbox does not support it.";
        }
        return new AwsError(400, "InvalidAction", message);
    }
}
