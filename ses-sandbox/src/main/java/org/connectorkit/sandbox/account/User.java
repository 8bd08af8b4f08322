package org.connectorkit.sandbox.account;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An IAM user of the account. A new one has one access key and no permissions. Safe for concurrent use. */
public final class User {

    private final String name;
    private final String id;
    private final String arn;
    private final CopyOnWriteArrayList<AccessKey> keys = new CopyOnWriteArrayList<>();
    private volatile Policy policy = Policy.none();

    User(String name, String arn, AccessKey key) {
        this.name = name;
        this.arn = arn;
        this.id = Identifiers.unique("AIDA");
        keys.add(key);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The unique id, {@code AIDA…}. */
    public String id() {
        return id;
    }

    /** Such as {@code arn:aws:iam::123456789012:user/alice}. */
    public String arn() {
        return arn;
    }

    /** The first access key. */
    public AccessKey accessKey() {
        return keys.get(0);
    }

    /** All access keys. */
    public List<AccessKey> accessKeys() {
        return List.copyOf(keys);
    }

    /** Adds an access key. */
    public User addAccessKey(AccessKey key) {
        keys.add(key);
        return this;
    }

    /** What the user may do. */
    public Policy policy() {
        return policy;
    }

    /** Sets what the user may do, in place of what it was. */
    public User policy(Policy policy) {
        this.policy = policy;
        return this;
    }

    /** Also allows an action on resources; none means every resource. */
    public User allow(String action, String... resources) {
        return policy(policy.allow(action, resources));
    }

    @Override
    public String toString() {
        return arn;
    }
}
