package org.connectorkit.sandbox.protocol;

/** A service that speaks the Query protocol. */
public enum Service {
    SES("ses", "2010-12-01", "http://ses.amazonaws.com/doc/2010-12-01/"),
    STS("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

    private final String signingName;
    private final String version;
    private final String namespace;

    Service(String signingName, String version, String namespace) {
        this.signingName = signingName;
        this.version = version;
        this.namespace = namespace;
    }

    /** The service in a credential scope. */
    public String signingName() {
        return signingName;
    }

    public String version() {
        return version;
    }

    public String namespace() {
        return namespace;
    }
}
