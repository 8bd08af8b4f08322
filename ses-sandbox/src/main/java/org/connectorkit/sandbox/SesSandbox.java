package org.connectorkit.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Policy;
import org.connectorkit.sandbox.fault.Faults;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.server.Dispatcher;
import org.connectorkit.sandbox.server.HttpFront;
import org.connectorkit.sandbox.store.MessageStore;
import org.jspecify.annotations.Nullable;

/**
 * Amazon SES and AWS STS on the loopback address, with an inbox in place of delivery. It starts with a user that may do
 * everything, whose key is {@link #accessKey()}; every rule of {@link org.connectorkit.sandbox.account.Rule} is on.
 *
 * <pre>{@code
 * try (SesSandbox sandbox = SesSandbox.builder().verify("example.com").start()) {
 *     SesClient ses = SesClient.builder()
 *             .endpointOverride(sandbox.endpoint())
 *             .region(Region.US_EAST_1)
 *             .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
 *                     sandbox.accessKey().id(), sandbox.accessKey().secret())))
 *             .build();
 *     …
 *     SentMessage message = sandbox.inbox().messages().get(0);
 * }
 * }</pre>
 *
 * <p>Safe for concurrent use.
 */
public final class SesSandbox implements AutoCloseable {

    /** The key of a sandbox that was given none. It opens nothing but sandboxes. */
    public static final AccessKey DEFAULT_ACCESS_KEY =
            new AccessKey("AKIASESSANDBOXLOCAL2", "sandbox/loopback/only/not+a+real+secret0");

    private static final String REGION = "us-east-1";

    private final Account account;
    private final AccessKey accessKey;
    private final Faults faults;
    private final MessageStore store;
    private final HttpFront front;

    private SesSandbox(Builder builder) {
        account = new Account(builder.accountId);
        account.createUser("sandbox", builder.accessKey).policy(Policy.allowEverything());
        builder.verified.forEach(account::verify);
        accessKey = builder.accessKey;
        faults = new Faults();
        store = new MessageStore(builder.maxMessages, builder.maxBytes, builder.folder);
        try {
            front = new HttpFront(builder.port, new Dispatcher(account, store, builder.clock), faults, store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Starts a sandbox on a free port. */
    public static SesSandbox start() {
        return builder().start();
    }

    /** The way to a sandbox that differs from the default. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens, for SES and STS alike, such as {@code http://127.0.0.1:4579}. */
    public URI endpoint() {
        return front.uri();
    }

    /** The key of the user that may do everything. */
    public AccessKey accessKey() {
        return accessKey;
    }

    /**
     * The environment variables that point AWS clients at it, in order: AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID,
     * AWS_SECRET_ACCESS_KEY, AWS_REGION, and AWS_DEFAULT_REGION, which boto3 and version 1 of the AWS CLI read instead.
     */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL", endpoint().toString());
        variables.put("AWS_ACCESS_KEY_ID", accessKey.id());
        variables.put("AWS_SECRET_ACCESS_KEY", accessKey.secret());
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_DEFAULT_REGION", REGION);
        return variables;
    }

    /** The account: identities, users, roles, limits, rules. */
    public Account account() {
        return account;
    }

    /** What was sent. */
    public Inbox inbox() {
        return store;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Stops listening and closes the inbox's folder if it has one. An inbox in memory can still be read. */
    @Override
    public void close() {
        try {
            front.close();
        } finally {
            store.close();
        }
    }

    @Override
    public String toString() {
        return "SES sandbox on " + endpoint();
    }

    /** What a sandbox starts with. Setters replace; {@code verify} adds. */
    public static final class Builder {

        private static final String ACCOUNT_ID = "123456789012";
        private static final int MAX_MESSAGES = 100_000;
        private static final long MAX_BYTES = 256L * 1024 * 1024;

        private int port;
        private Clock clock = Clock.systemUTC();
        private String accountId = ACCOUNT_ID;
        private AccessKey accessKey = DEFAULT_ACCESS_KEY;
        private int maxMessages = MAX_MESSAGES;
        private long maxBytes = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 4);
        private @Nullable Path folder;
        private final List<String> verified = new ArrayList<>();

        private Builder() {}

        /**
         * The port, 0 for a free one, which is the default.
         *
         * @throws IllegalArgumentException if it is no port
         */
        public Builder port(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
            }
            this.port = port;
            return this;
        }

        /** Tells the time for signatures, sessions, rates and quotas. Default: the system's clock. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** The account's id, 12 digits. Default 123456789012. */
        public Builder accountId(String accountId) {
            this.accountId = Objects.requireNonNull(accountId, "account id");
            return this;
        }

        /** The key of the user that may do everything. Default: {@link SesSandbox#DEFAULT_ACCESS_KEY}. */
        public Builder accessKey(AccessKey accessKey) {
            this.accessKey = Objects.requireNonNull(accessKey, "access key");
            return this;
        }

        /** Also verifies addresses or domains, in every region. */
        public Builder verify(String... addressesOrDomains) {
            verified.addAll(List.of(addressesOrDomains));
            return this;
        }

        /**
         * Bounds the inbox. Default: 100,000 messages and 256 MiB, or a quarter of the heap if that is less.
         *
         * @throws IllegalArgumentException if one is not positive
         */
        public Builder inboxLimits(int messages, long bytes) {
            if (messages < 1 || bytes < 1) {
                throw new IllegalArgumentException(
                        "an inbox of " + messages + " messages and " + bytes + " bytes holds nothing; give 1 or more");
            }
            this.maxMessages = messages;
            this.maxBytes = bytes;
            return this;
        }

        /**
         * Keeps the messages in a folder too, where the next sandbox finds them; made if it is missing. A message is on
         * the disk before its sender gets the answer. Deleted messages free their space at the next start.
         */
        public Builder inboxFolder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "inbox folder");
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @throws IllegalStateException if the port or the inbox folder is taken
         */
        public SesSandbox start() {
            return new SesSandbox(this);
        }
    }
}
