package org.connectorkit.sandbox.ses;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Identity;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.mail.MailAddress;
import org.connectorkit.sandbox.operation.Call;
import org.connectorkit.sandbox.operation.Validation;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.QueryParameters;
import org.connectorkit.sandbox.protocol.Xml;
import org.jspecify.annotations.Nullable;

/** The actions on identities. What a client verifies belongs to its region. */
final class IdentityOperations {

    private static final List<String> TYPES = List.of("EmailAddress", "Domain");
    private static final int MAX_ITEMS = 1000;
    private static final int ATTRIBUTES_LIMIT = 100;

    private final Account account;

    IdentityOperations(Account account) {
        this.account = account;
    }

    void list(Call call, Xml result) {
        QueryParameters given = call.parameters();
        String type = given.find("IdentityType");
        Validation validation = new Validation().oneOf("identityType", type, TYPES);
        int max = validation.number(
                "maxItems",
                given.find("MaxItems"),
                1,
                MAX_ITEMS,
                account.assumptions().defaultPageSize());
        validation.check();
        List<String> names = new ArrayList<>();
        for (Identity identity : account.identities().in(call.region())) {
            if (type == null || type.equals(identity.isAddress() ? "EmailAddress" : "Domain")) {
                names.add(identity.name());
            }
        }
        int from = offset(given.find("NextToken"), type, names.size());
        int to = Math.min(names.size(), from + max);
        if (from == to) {
            result.empty("Identities");
        } else {
            result.open("Identities");
            names.subList(from, to).forEach(n -> result.text("member", n));
            result.close("Identities");
        }
        if (to < names.size()) {
            result.text("NextToken", token(type, to));
        }
    }

    void verifyAddress(Call call, Xml result) {
        String address = required(call, "EmailAddress", "emailAddress");
        MailAddress parsed = MailAddress.parse(address, account.enforces(Rule.ADDRESSES));
        put(parsed.address(), call.region());
    }

    void verifyDomain(Call call, Xml result) {
        String domain = required(call, "Domain", "domain");
        if (domain.indexOf('.') < 1 || !domain.matches("[A-Za-z0-9.-]+")) {
            throw AwsError.invalidParameter("Invalid domain name " + domain + ".");
        }
        result.text("VerificationToken", put(domain, call.region()).token());
    }

    void delete(Call call, Xml result) {
        account.identities().remove(required(call, "Identity", "identity"), call.region());
    }

    void attributes(Call call, Xml result) {
        List<String> names = call.parameters().members("Identities");
        new Validation()
                .present("identities", call.parameters().has("Identities"))
                .check();
        if (names.size() > ATTRIBUTES_LIMIT) {
            throw AwsError.invalidParameter("The number of identities exceeds " + ATTRIBUTES_LIMIT + ".");
        }
        List<Identity> found = names.stream()
                .distinct()
                .flatMap(n -> account.identities().find(n, call.region()).stream())
                .toList();
        if (found.isEmpty()) {
            result.empty("VerificationAttributes");
            return;
        }
        result.open("VerificationAttributes");
        for (Identity identity : found) {
            result.open("entry").text("key", identity.name()).open("value");
            result.text("VerificationStatus", identity.verified() ? "Success" : "Pending");
            if (!identity.isAddress()) {
                result.text("VerificationToken", identity.token());
            }
            result.close("value").close("entry");
        }
        result.close("VerificationAttributes");
    }

    private Identity put(String name, String region) {
        return account.identities()
                .find(name, region)
                .filter(i -> i.verified() || !account.verifiesAtOnce())
                .orElseGet(() -> account.identities().put(name, region, account.verifiesAtOnce()));
    }

    private static String required(Call call, String parameter, String member) {
        String value = call.parameters().find(parameter);
        new Validation().present(member, value != null).check();
        return value == null ? "" : value;
    }

    private static String token(@Nullable String type, int offset) {
        String content = "identities/" + (type == null ? "" : type) + '/' + offset;
        return Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(@Nullable String token, @Nullable String type, int size) {
        if (token == null) {
            return 0;
        }
        try {
            String content = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String prefix = "identities/" + (type == null ? "" : type) + '/';
            int offset = content.startsWith(prefix) ? Integer.parseInt(content.substring(prefix.length())) : -1;
            if (offset > 0) {
                return Math.min(offset, size);
            }
        } catch (IllegalArgumentException e) {
            throw invalidToken();
        }
        throw invalidToken();
    }

    private static AwsError invalidToken() {
        return AwsError.invalidParameter("Invalid NextToken.");
    }
}
