package org.connectorkit.ses.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.connectorkit.ses.error.Failures;
import org.connectorkit.ses.error.Operation;
import org.connectorkit.ses.message.AttachmentException;
import org.connectorkit.ses.message.EncodedMessage;
import org.connectorkit.ses.message.MimeMessage;
import org.connectorkit.ses.region.Partition;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.settings.OperatorSettings;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.ErrorKind;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;

/** Calls Amazon SES on behalf of one saved connection. Safe for concurrent use; nothing is called before the first action. */
public final class SesSession implements AutoCloseable {

    private static final Duration TEST_TIME = Duration.ofSeconds(30);
    private static final String EXPIRED = "CREDENTIALS_EXPIRED";

    private final OperatorSettings settings;
    private final Clock clock;
    private final AwsClients clients;
    private final Calls calls;
    private final Credentials credentials;

    private SesSession(
            OperatorSettings settings, Clock clock, AwsClients clients, Calls calls, Credentials credentials) {
        this.settings = settings;
        this.clock = clock;
        this.clients = clients;
        this.calls = calls;
        this.credentials = credentials;
    }

    /** A session that signs with an access key. */
    public static SesSession withAccessKey(KeyPair keys, OperatorSettings settings, Clock clock) {
        Calls calls = new Calls(clock);
        AwsClients clients = new AwsClients(settings, calls::inBackground);
        return new SesSession(settings, clock, clients, calls, new AccessKeyCredentials(keys, clients, calls));
    }

    /** A session that signs with the credentials of a role, and with nothing else if it cannot have them. */
    public static SesSession withRole(Role role, KeyPair keys, OperatorSettings settings, Clock clock) {
        Calls calls = new Calls(clock);
        AwsClients clients = new AwsClients(settings, calls::inBackground);
        return new SesSession(
                settings, clock, clients, calls, new RoleCredentials(role, keys, settings, clients, calls, clock));
    }

    /** What the operator set. */
    public OperatorSettings settings() {
        return settings;
    }

    /** What keeps this session from using a region: the operator's settings, or the role's partition. */
    public Optional<String> problemWith(SesRegion region) {
        if (!settings.allows(region)) {
            return Optional.of("is " + region + ", which whoever operates the platform does not allow; choose one of "
                    + String.join(", ", settings.allowedRegions()));
        }
        if (settings.fips() && !region.fips()) {
            return Optional.of("is " + region
                    + ", where Amazon SES has no FIPS endpoint, which the platform demands; choose a region that has one, such as "
                    + region.partition().homeRegion());
        }
        Partition partition = credentials.partition().orElse(region.partition());
        if (partition != region.partition()) {
            return Optional.of(
                    "is " + region + " in the partition " + region.partition().id()
                            + ", but the connection's role belongs to the partition " + partition.id()
                            + "; choose a region of that partition, such as " + partition.homeRegion());
        }
        return Optional.empty();
    }

    /**
     * Lists one page of identities.
     *
     * @param type {@code EmailAddress} or {@code Domain}; both if empty
     * @param nextToken of the page before; the first page if empty
     * @throws ConnectorException for every way to fail
     */
    public IdentityPage listIdentities(
            SesRegion region, Optional<String> type, Optional<String> nextToken, Deadline deadline) {
        return list(region, type, nextToken, null, deadline);
    }

    /**
     * Sends one email, once: it is repeated only where it certainly was not accepted.
     *
     * @throws ConnectorException for every way to fail; of kind UNKNOWN_OUTCOME if it may have been accepted
     * @throws AttachmentException if a file cannot be read or changes while it is read; nothing was sent
     */
    public SentMail send(SesRegion region, Envelope envelope, MimeMessage message, Deadline deadline)
            throws AttachmentException {
        EncodedMessage body = message.encoded();
        try {
            return signed(
                    region,
                    deadline,
                    signer -> calls.make(Operation.SEND, region, deadline, attempt -> {
                        SendRawEmailResponse answer = streamed(clients.ses(region), envelope, body, signer);
                        Optional<String> requestId = RequestId.of(answer.responseMetadata());
                        if (answer.messageId() == null || answer.messageId().isBlank()) {
                            throw Failures.incompleteAnswer(attempt.get(), "a message id", requestId);
                        }
                        return new SentMail(answer.messageId(), requestId.orElse(null));
                    }));
        } catch (ConnectorException failure) {
            if (failure.getCause() instanceof AttachmentException unreadable) {
                throw unreadable;
            }
            throw failure;
        }
    }

    private static SendRawEmailResponse streamed(
            SesClient ses, Envelope envelope, EncodedMessage body, AwsCredentials signer) {
        try {
            return ses.sendRawEmail(request -> request.source(envelope.sender())
                    .destinations(envelope.recipients())
                    .rawMessage(MessageStreaming.ELSEWHERE)
                    .overrideConfiguration(call -> call.credentialsProvider(() -> signer)
                            .putExecutionAttribute(MessageStreaming.MESSAGE, body)));
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause != null && !(cause instanceof AttachmentException)) {
                cause = cause.getCause();
            }
            if (cause == null) {
                throw e;
            }
            // A body that fails has not given its last byte: nothing was sent, and another attempt would read the same
            throw ConnectorException.builder(
                            ErrorKind.INVALID_INPUT, "ATTACHMENT_UNREADABLE", String.valueOf(cause.getMessage()))
                    .cause(cause)
                    .build();
        }
    }

    /**
     * Tries the credentials, and the permission that every policy for this connector grants, in the region that
     * {@link OperatorSettings#testRegion} names. Sends nothing.
     *
     * @return the ARN as whom the session acts
     * @throws ConnectorException that tells which of them fails
     */
    public String test() {
        Deadline deadline = Deadline.after(TEST_TIME, clock);
        Partition partition = credentials.partition().orElse(Partition.AWS);
        SesRegion region = settings.testRegion(partition)
                .or(() -> credentials.partition().isPresent()
                        ? Optional.empty()
                        : settings.allowedRegions().stream().map(SesRegion::of).findFirst())
                .orElseThrow(() -> ConnectorException.builder(
                                ErrorKind.CONNECTION,
                                "REGION_NOT_ALLOWED",
                                "The role belongs to the partition " + partition.id()
                                        + ", and whoever operates the platform allows none of its regions.")
                        .nextStep("Use a role of another partition, or ask for one of the regions to be allowed.")
                        .build());
        problemWith(region).ifPresent(problem -> {
            throw ConnectorException.builder(
                            ErrorKind.CONNECTION,
                            "REGION_NOT_ALLOWED",
                            "The region of the connection test " + problem + ".")
                    .nextStep("Ask whoever operates the platform to set another region for connection tests.")
                    .build();
        });
        String arn = credentials.identify(region, deadline);
        list(region, Optional.empty(), Optional.empty(), 1, deadline);
        return arn;
    }

    private IdentityPage list(
            SesRegion region,
            Optional<String> type,
            Optional<String> nextToken,
            @Nullable Integer most,
            Deadline deadline) {
        return signed(
                region,
                deadline,
                signer -> calls.make(Operation.LIST_IDENTITIES, region, deadline, attempt -> {
                    ListIdentitiesResponse answer = clients.ses(region)
                            .listIdentities(request -> request.identityType(type.orElse(null))
                                    .nextToken(nextToken.orElse(null))
                                    .maxItems(most)
                                    .overrideConfiguration(call -> call.credentialsProvider(() -> signer)));
                    Optional<String> requestId = RequestId.of(answer.responseMetadata());
                    Optional<String> next =
                            Optional.ofNullable(answer.nextToken()).filter(token -> !token.isBlank());
                    if (next.isPresent() && next.equals(nextToken)) {
                        throw ConnectorException.builder(
                                        ErrorKind.REJECTED,
                                        "PAGE_REPEATED",
                                        "Amazon SES named the page that it was asked for as the next one; following it would never end.")
                                .nextStep(
                                        "Start again with the first page; if it persists, ask AWS Support with the request id.")
                                .requestId(requestId.orElse(null))
                                .build();
                    }
                    return new IdentityPage(answer.identities(), next.orElse(null));
                }));
    }

    /** Makes a call with credentials; once more with new ones if AWS says that they have expired, which refuses the call. */
    private <T> T signed(SesRegion region, Deadline deadline, Function<AwsCredentials, T> call) {
        AwsCredentials signer = credentials.get(region, deadline);
        try {
            return call.apply(signer);
        } catch (ConnectorException failure) {
            if (failure.code().equals(EXPIRED) && credentials.renew(region, signer)) {
                return call.apply(credentials.get(region, deadline));
            }
            throw failure;
        }
    }

    /** Closes every connection and ends every thread; a call under way fails. */
    @Override
    public void close() {
        try {
            clients.close();
        } finally {
            calls.close();
        }
    }
}
