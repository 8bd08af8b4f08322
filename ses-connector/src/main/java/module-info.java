/** Sends email through Amazon SES. */
@SuppressWarnings("requires-automatic")
module org.connectorkit.ses {
    requires apache.mime4j.core;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.connectorkit.spi;
    requires static org.jspecify;
    requires org.slf4j;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.endpoints;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.apache5;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.services.ses;
    requires software.amazon.awssdk.services.sts;
    requires software.amazon.awssdk.utils;

    provides org.connectorkit.spi.Connector with
            org.connectorkit.ses.SesConnector;
}
