package org.connectorkit.ses.session;

import java.util.Optional;
import org.connectorkit.ses.error.Failures;
import org.connectorkit.ses.error.Operation;
import org.connectorkit.ses.region.Partition;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.spi.Deadline;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** An access key as it is. */
final class AccessKeyCredentials implements Credentials {

    private final KeyPair keys;
    private final AwsClients clients;
    private final Calls calls;

    AccessKeyCredentials(KeyPair keys, AwsClients clients, Calls calls) {
        this.keys = keys;
        this.clients = clients;
        this.calls = calls;
    }

    @Override
    public AwsCredentials get(SesRegion region, Deadline deadline) {
        return keys.toAws();
    }

    @Override
    public boolean renew(SesRegion region, AwsCredentials expired) {
        return false;
    }

    @Override
    public String identify(SesRegion region, Deadline deadline) {
        return calls.make(Operation.GET_CALLER_IDENTITY, region, deadline, attempt -> {
            GetCallerIdentityResponse answer = clients.sts(region)
                    .getCallerIdentity(
                            request -> request.overrideConfiguration(call -> call.credentialsProvider(keys::toAws)));
            if (answer.arn() == null) {
                throw Failures.incompleteAnswer(attempt.get(), "an ARN", RequestId.of(answer.responseMetadata()));
            }
            return answer.arn();
        });
    }

    @Override
    public Optional<Partition> partition() {
        return Optional.empty();
    }
}
