package org.connectorkit.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.connectorkit.sandbox.account.Policy.Statement;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads the JSON form of an identity policy. */
final class PolicyDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_MEMBERS = Set.of("Sid", "Effect", "Action", "Resource");

    private PolicyDocument() {}

    static Policy read(String document) {
        JsonNode root;
        try {
            root = JSON.readTree(document);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the policy is not JSON: " + e.getOriginalMessage(), e);
        }
        known(root, MEMBERS);
        List<Statement> statements = new ArrayList<>();
        JsonNode body = root.path("Statement");
        if (body.isObject()) {
            statements.add(statement(body));
        } else if (body.isArray() && !body.isEmpty()) {
            body.forEach(s -> statements.add(statement(s)));
        } else {
            throw new IllegalArgumentException("the policy has no Statement");
        }
        return new Policy(statements);
    }

    private static Statement statement(JsonNode node) {
        known(node, STATEMENT_MEMBERS);
        String effect = node.path("Effect").asString("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new IllegalArgumentException("the Effect of a statement is '" + effect + "'; use Allow or Deny");
        }
        return new Statement(effect.equals("Allow"), strings(node, "Action"), strings(node, "Resource"));
    }

    private static List<String> strings(JsonNode statement, String member) {
        @Nullable JsonNode node = statement.get(member);
        if (node != null && node.isString()) {
            return List.of(node.asString());
        }
        if (node != null
                && node.isArray()
                && !node.isEmpty()
                && node.valueStream().allMatch(JsonNode::isString)) {
            return node.valueStream().map(JsonNode::asString).toList();
        }
        throw new IllegalArgumentException("the " + member + " of a statement is neither text nor a list of texts");
    }

    private static void known(JsonNode node, Set<String> members) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("a policy and its statements are JSON objects");
        }
        for (String name : node.propertyNames()) {
            if (!members.contains(name)) {
                throw new IllegalArgumentException("the policy uses " + name
                        + ", which is unknown or not evaluated by this sandbox; leave it out");
            }
        }
    }
}
