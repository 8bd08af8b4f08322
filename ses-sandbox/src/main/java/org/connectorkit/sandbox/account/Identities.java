package org.connectorkit.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The identities of the account, in the order they were added. Safe for concurrent use. */
public final class Identities {

    private final List<Identity> entries = new ArrayList<>();
    private volatile List<Identity> snapshot = List.of();

    Identities() {}

    /**
     * The identities of a region, in the order they were added.
     *
     * @param region such as {@code eu-west-1}
     */
    public List<Identity> in(String region) {
        return snapshot.stream().filter(i -> i.isIn(region)).toList();
    }

    /** An identity by its own name, in a region. Domains ignore case. */
    public Optional<Identity> find(String name, String region) {
        String key = key(name);
        return snapshot.stream()
                .filter(i -> i.isIn(region) && i.name().equals(key))
                .findFirst();
    }

    /**
     * The verified identity that covers an address: the address itself (also with a {@code +label}), its domain, or a
     * parent of that domain.
     *
     * @param address the bare address
     */
    public Optional<Identity> covering(String address, String region) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>();
        names.add(local + '@' + domain);
        int plus = local.indexOf('+');
        if (plus > 0) {
            names.add(local.substring(0, plus) + '@' + domain);
        }
        for (String parent = domain; parent.indexOf('.') > 0; parent = parent.substring(parent.indexOf('.') + 1)) {
            names.add(parent);
        }
        List<Identity> now = snapshot;
        for (String name : names) {
            for (Identity identity : now) {
                if (identity.verified()
                        && identity.isIn(region)
                        && identity.name().equals(name)) {
                    return Optional.of(identity);
                }
            }
        }
        return Optional.empty();
    }

    /** Adds an identity, or replaces the one of the same name and region. */
    public synchronized Identity put(String name, String region, boolean verified) {
        String key = key(name);
        Identity identity =
                new Identity(key, region, verified, key.indexOf('@') < 0 ? Identifiers.secret(43) + "=" : "");
        int old = -1;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).name().equals(key) && entries.get(i).region().equals(region)) {
                old = i;
            }
        }
        if (old < 0) {
            entries.add(identity);
        } else {
            Identity before = entries.get(old);
            identity = new Identity(key, region, verified, before.token());
            entries.set(old, identity);
        }
        snapshot = List.copyOf(entries);
        return identity;
    }

    /** Removes an identity from a region, and the one that stands for every region. */
    public synchronized void remove(String name, String region) {
        String key = key(name);
        entries.removeIf(i -> i.name().equals(key) && i.isIn(region));
        snapshot = List.copyOf(entries);
    }

    private static String key(String name) {
        int at = name.lastIndexOf('@');
        return name.substring(0, at + 1) + name.substring(at + 1).toLowerCase(Locale.ROOT);
    }
}
