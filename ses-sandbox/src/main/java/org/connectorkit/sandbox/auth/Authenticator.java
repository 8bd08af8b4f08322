package org.connectorkit.sandbox.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.account.User;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.Service;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who signed a request with Signature Version 4 and refuses it, as AWS does, if the key, the token, the time or
 * the signature is wrong. Query-string (presigned) authentication is not supported.
 */
public final class Authenticator {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String MISMATCH =
            "The request signature we calculated does not match the signature you provided."
                    + " Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
    private static final String INVALID_TOKEN = "The security token included in the request is invalid.";
    private static final String DEFAULT_REGION = "us-east-1";

    private final Account account;
    private final Sessions sessions;
    private final Clock clock;
    private final Signature signature = new Signature();

    public Authenticator(Account account, Sessions sessions, Clock clock) {
        this.account = account;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Who calls, and in which region.
     *
     * @throws AwsError if the request is not signed well
     */
    public Authenticated authenticate(SignedRequest request, Service service) {
        List<String> headers = request.header("authorization");
        if (!account.enforces(Rule.SIGNATURES)) {
            return unchecked(headers);
        }
        if (headers.isEmpty()) {
            throw new AwsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        Authorization authorization = Authorization.parse(headers.get(0));
        Instant now = clock.instant();
        String dateTime = dateTime(request, headers.get(0));
        checkScope(authorization, dateTime, service);
        checkSignedHeaders(request, authorization);
        String token = String.join(",", request.header("x-amz-security-token"));
        Caller caller;
        String secret;
        Session session = sessions.find(authorization.accessKeyId());
        if (session != null) {
            if (!equal(session.token(), token)) {
                throw new AwsError(403, "InvalidClientTokenId", INVALID_TOKEN);
            }
            if (!now.isBefore(session.expiration())) {
                throw new AwsError(403, "ExpiredToken", "The security token included in the request is expired");
            }
            caller = Caller.of(session, account.id());
            secret = session.key().secret();
        } else {
            User user = user(authorization.accessKeyId());
            if (user == null || !token.isEmpty()) {
                throw new AwsError(403, "InvalidClientTokenId", INVALID_TOKEN);
            }
            caller = Caller.of(user, authorization.accessKeyId());
            secret = secret(user, authorization.accessKeyId());
        }
        checkTime(dateTime, now, service);
        if (!equal(signature.of(request, authorization, dateTime, secret), authorization.signature())) {
            throw Authorization.mismatch(MISMATCH);
        }
        return new Authenticated(caller, authorization.region());
    }

    private Authenticated unchecked(List<String> headers) {
        if (headers.isEmpty()) {
            return new Authenticated(Caller.anonymous(account.id()), DEFAULT_REGION);
        }
        Authorization authorization = Authorization.parse(headers.get(0));
        Session session = sessions.find(authorization.accessKeyId());
        User user = user(authorization.accessKeyId());
        Caller caller = session != null
                ? Caller.of(session, account.id())
                : user != null ? Caller.of(user, authorization.accessKeyId()) : Caller.anonymous(account.id());
        return new Authenticated(caller, authorization.region());
    }

    private static String dateTime(SignedRequest request, String authorization) {
        List<String> amazon = request.header("x-amz-date");
        if (!amazon.isEmpty()) {
            return amazon.get(0);
        }
        List<String> plain = request.header("date");
        if (plain.isEmpty()) {
            throw Authorization.incomplete(
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                            + " header. Authorization=" + withoutSignature(authorization));
        }
        try {
            return BASIC.format(ZonedDateTime.parse(plain.get(0), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return plain.get(0);
        }
    }

    private static String withoutSignature(String authorization) {
        int at = authorization.indexOf("Signature=");
        return at < 0 ? authorization : authorization.substring(0, at);
    }

    private static void checkScope(Authorization authorization, String dateTime, Service service) {
        if (!authorization.service().equals(service.signingName())) {
            throw Authorization.mismatch(
                    "Credential should be scoped to correct service: '" + service.signingName() + "'.");
        }
        if (!Regions.has(authorization.region(), service)) {
            throw Authorization.mismatch(
                    "Credential should be scoped to a valid region, not '" + authorization.region() + "'.");
        }
        if (!dateTime.startsWith(authorization.date() + 'T')) {
            String day = dateTime.length() < 8 ? dateTime : dateTime.substring(0, 8);
            throw Authorization.mismatch(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date" + " from HTTP: '"
                            + authorization.date() + "' != '" + day + "', from '" + dateTime + "'.");
        }
    }

    /** The host is always signed, and so are the date and the token if they were sent. */
    private static void checkSignedHeaders(SignedRequest request, Authorization authorization) {
        List<String> signed = authorization.signedHeaders();
        if (!signed.contains("host")) {
            throw Authorization.mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (String name : List.of("x-amz-date", "x-amz-security-token")) {
            if (!request.header(name).isEmpty() && !signed.contains(name)) {
                throw Authorization.mismatch("'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    private void checkTime(String dateTime, Instant now, Service service) {
        Instant signedAt;
        try {
            signedAt = BASIC.parse(dateTime, Instant::from);
        } catch (DateTimeException e) {
            throw Authorization.incomplete("Date must be in ISO-8601 'basic format'. Got '" + dateTime + "'. See"
                    + " http://en.wikipedia.org/wiki/ISO_8601");
        }
        Duration skew = service == Service.SES
                ? account.assumptions().sesClockSkew()
                : account.assumptions().stsClockSkew();
        Instant earliest = now.minus(skew);
        Instant latest = now.plus(skew);
        if (signedAt.isBefore(earliest)) {
            throw Authorization.mismatch("Signature expired: " + dateTime + " is now earlier than "
                    + BASIC.format(earliest) + " (" + BASIC.format(now) + " - " + skew.toMinutes() + " min.)");
        }
        if (signedAt.isAfter(latest)) {
            throw Authorization.mismatch("Signature not yet current: " + dateTime + " is still later than "
                    + BASIC.format(latest) + " (" + BASIC.format(now) + " + " + skew.toMinutes() + " min.)");
        }
    }

    private @Nullable User user(String accessKeyId) {
        for (User user : account.users()) {
            for (AccessKey key : user.accessKeys()) {
                if (key.id().equals(accessKeyId)) {
                    return user;
                }
            }
        }
        return null;
    }

    private static String secret(User user, String accessKeyId) {
        return user.accessKeys().stream()
                .filter(k -> k.id().equals(accessKeyId))
                .findFirst()
                .map(AccessKey::secret)
                .orElseThrow();
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
