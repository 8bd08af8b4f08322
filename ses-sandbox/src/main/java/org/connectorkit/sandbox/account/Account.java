package org.connectorkit.sandbox.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The AWS account that the sandbox pretends to be: identities, users, roles, configuration sets, limits and the rules in
 * force. Every change takes effect with the next request. Safe for concurrent use.
 *
 * <pre>{@code
 * account.verify("example.com");
 * User flow = account.createUser("flow");
 * account.createRole("mailer").trust(flow).externalId("tenant-7").allow("ses:*");
 * account.inSandbox(true).limits(Limits.sandbox());
 * }</pre>
 */
public final class Account {

    private static final Pattern ID = Pattern.compile("[0-9]{12}");
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern ROLE_NAME = Pattern.compile("(?:[\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}");
    private static final Pattern SET_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String id;
    private final Identities identities = new Identities();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, ConfigurationSet> sets = new ConcurrentHashMap<>();
    private volatile Set<Rule> rules = EnumSet.allOf(Rule.class);
    private volatile Limits limits = Limits.production();
    private volatile Assumptions assumptions = Assumptions.defaults();
    private volatile boolean inSandbox;
    private volatile boolean paused;
    private volatile boolean verifiesAtOnce = true;

    /**
     * An empty account.
     *
     * @param id 12 digits
     * @throws IllegalArgumentException if it is not
     */
    public Account(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("account id '" + id + "' is not 12 digits");
        }
        this.id = id;
    }

    /** The id, 12 digits. */
    public String id() {
        return id;
    }

    /** The identities. */
    public Identities identities() {
        return identities;
    }

    /** Verifies addresses or domains, in every region. */
    public Account verify(String... addressesOrDomains) {
        for (String name : addressesOrDomains) {
            identities.put(name, Identity.ANY_REGION, true);
        }
        return this;
    }

    /** Adds addresses or domains whose verification is pending, in every region. */
    public Account addUnverified(String... addressesOrDomains) {
        for (String name : addressesOrDomains) {
            identities.put(name, Identity.ANY_REGION, false);
        }
        return this;
    }

    /**
     * Creates a user with a new access key and no permissions.
     *
     * @throws IllegalArgumentException if the name is malformed or taken
     */
    public User createUser(String name) {
        return createUser(name, new AccessKey(Identifiers.unique("AKIA"), Identifiers.secret(40)));
    }

    /**
     * Creates a user with a given access key and no permissions.
     *
     * @throws IllegalArgumentException if the name is malformed or taken
     */
    public User createUser(String name, AccessKey key) {
        check("user", name, NAME);
        User user = new User(name, "arn:aws:iam::" + id + ":user/" + name, key);
        unique("user", name, users.putIfAbsent(name, user) == null);
        return user;
    }

    /** The users. */
    public Collection<User> users() {
        return List.copyOf(users.values());
    }

    /**
     * Creates a role that trusts nobody and has no permissions.
     *
     * @param name the name, after its path when it has one, such as {@code team/mailer}
     * @throws IllegalArgumentException if the name is malformed or taken
     */
    public Role createRole(String name) {
        check("role", name, ROLE_NAME);
        Role role = new Role(name, "arn:aws:iam::" + id + ":role/" + name);
        unique("role", name, roles.putIfAbsent(role.arn(), role) == null);
        return role;
    }

    /** A role by its ARN. */
    public Optional<Role> role(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    /**
     * Creates a configuration set.
     *
     * @throws IllegalArgumentException if the name is malformed or taken
     */
    public ConfigurationSet createConfigurationSet(String name) {
        check("configuration set", name, SET_NAME);
        ConfigurationSet set = new ConfigurationSet(name);
        unique("configuration set", name, sets.putIfAbsent(name, set) == null);
        return set;
    }

    /** A configuration set by its name. */
    public Optional<ConfigurationSet> configurationSet(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    /** Whether SES keeps the account in its sandbox, where recipients must be verified too. */
    public boolean inSandbox() {
        return inSandbox;
    }

    /** Puts the account into the SES sandbox or takes it out. Limits stay as they are. */
    public Account inSandbox(boolean inSandbox) {
        this.inSandbox = inSandbox;
        return this;
    }

    /** Whether sending is paused. */
    public boolean paused() {
        return paused;
    }

    /** Pauses or resumes sending. */
    public Account paused(boolean paused) {
        this.paused = paused;
        return this;
    }

    /** Whether an identity that a client asks to verify is verified at once, since nobody can follow a link here. */
    public boolean verifiesAtOnce() {
        return verifiesAtOnce;
    }

    /** Verifies at once what a client asks for, or leaves it pending as AWS does. */
    public Account verifiesAtOnce(boolean atOnce) {
        this.verifiesAtOnce = atOnce;
        return this;
    }

    /** Quota and rates. */
    public Limits limits() {
        return limits;
    }

    /** Sets quota and rates. */
    public Account limits(Limits limits) {
        this.limits = limits;
        return this;
    }

    /** The guesses in force where AWS publishes nothing. */
    public Assumptions assumptions() {
        return assumptions;
    }

    /** Sets the guesses in force where AWS publishes nothing. */
    public Account assumptions(Assumptions assumptions) {
        this.assumptions = assumptions;
        return this;
    }

    /** Whether a rule is in force. */
    public boolean enforces(Rule rule) {
        return rules.contains(rule);
    }

    /** Puts rules in force. */
    public synchronized Account enforce(Rule... added) {
        Set<Rule> now = EnumSet.noneOf(Rule.class);
        now.addAll(rules);
        now.addAll(Arrays.asList(added));
        rules = now;
        return this;
    }

    /** Switches rules off. */
    public synchronized Account relax(Rule... removed) {
        Set<Rule> now = EnumSet.noneOf(Rule.class);
        now.addAll(rules);
        now.removeAll(Arrays.asList(removed));
        rules = now;
        return this;
    }

    private static void check(String kind, String name, Pattern shape) {
        if (!shape.matcher(name).matches()) {
            throw new IllegalArgumentException(kind + " name '" + name + "' does not match " + shape);
        }
    }

    private static void unique(String kind, String name, boolean added) {
        if (!added) {
            throw new IllegalArgumentException(kind + " '" + name + "' exists; choose another name");
        }
    }
}
