package org.connectorkit.ses.session;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.connectorkit.ses.error.Failures;
import org.connectorkit.ses.error.Operation;
import org.connectorkit.ses.region.Partition;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.settings.OperatorSettings;
import org.connectorkit.spi.Deadline;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * The credentials of a role, obtained with an access key from the STS of the region that is called, and kept for it.
 *
 * <p>A session belongs to one role, External ID and access key, so only the region is left to tell its credentials apart.
 */
final class RoleCredentials implements Credentials {

    private final Role role;
    private final KeyPair keys;
    private final OperatorSettings settings;
    private final AwsClients clients;
    private final Calls calls;
    private final Clock clock;
    private final Map<SesRegion, RenewedLease> leases = new ConcurrentHashMap<>();

    RoleCredentials(Role role, KeyPair keys, OperatorSettings settings, AwsClients clients, Calls calls, Clock clock) {
        this.role = role;
        this.keys = keys;
        this.settings = settings;
        this.clients = clients;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public AwsCredentials get(SesRegion region, Deadline deadline) {
        return lease(region).get(deadline).credentials();
    }

    @Override
    public boolean renew(SesRegion region, AwsCredentials expired) {
        lease(region).discard(expired);
        return true;
    }

    @Override
    public String identify(SesRegion region, Deadline deadline) {
        return lease(region).renewNow(deadline).arn();
    }

    @Override
    public Optional<Partition> partition() {
        return Optional.of(role.partition());
    }

    private RenewedLease lease(SesRegion region) {
        return leases.computeIfAbsent(
                region, key -> new RenewedLease(deadline -> assume(region, deadline), calls::inBackground, clock));
    }

    private Lease assume(SesRegion region, Deadline deadline) {
        return calls.make(Operation.ASSUME_ROLE, region, deadline, attempt -> {
            AssumeRoleResponse answer = clients.sts(region).assumeRole(request -> request.roleArn(role.arn())
                    .externalId(role.externalId().orElse(null))
                    .roleSessionName(settings.roleSessionName())
                    .durationSeconds(
                            Math.toIntExact(settings.roleSessionLength().toSeconds()))
                    .overrideConfiguration(call -> call.credentialsProvider(keys::toAws)));
            var given = answer.credentials();
            if (given == null
                    || given.accessKeyId() == null
                    || given.secretAccessKey() == null
                    || given.sessionToken() == null
                    || given.expiration() == null) {
                throw Failures.incompleteAnswer(
                        attempt.get(), "complete credentials", RequestId.of(answer.responseMetadata()));
            }
            return new Lease(
                    AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()),
                    clock.instant(),
                    given.expiration(),
                    answer.assumedRoleUser() == null
                            ? role.arn()
                            : answer.assumedRoleUser().arn());
        });
    }
}
