package org.connectorkit.ses.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorkit.ses.Values;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.settings.OperatorSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsClientsTest {

    @ParameterizedTest
    @Tag("ses-4.06")
    @Tag("peer-bug-06")
    @CsvSource({
        "us-east-1, https://email.us-east-1.amazonaws.com, https://sts.us-east-1.amazonaws.com",
        "eu-west-1, https://email.eu-west-1.amazonaws.com, https://sts.eu-west-1.amazonaws.com",
        "us-gov-west-1, https://email.us-gov-west-1.amazonaws.com, https://sts.us-gov-west-1.amazonaws.com",
        "eusc-de-east-1, https://email.eusc-de-east-1.amazonaws.eu, https://sts.eusc-de-east-1.amazonaws.eu"
    })
    void callsSesAndStsInTheRegionItself(String region, String ses, String sts) {
        try (AwsClients clients = new AwsClients(OperatorSettings.from(Values.none()), Runnable::run)) {
            assertThat(clients.sesEndpoint(SesRegion.of(region))).hasToString(ses);
            assertThat(clients.stsEndpoint(SesRegion.of(region))).hasToString(sts);
        }
    }

    @Test
    @Tag("ses-5")
    void callsFipsEndpointsWhereTheOperatorWantsThem() {
        try (AwsClients clients =
                new AwsClients(OperatorSettings.from(Values.none().with("fips", true)), Runnable::run)) {
            assertThat(clients.sesEndpoint(SesRegion.of("us-west-2")))
                    .hasToString("https://email-fips.us-west-2.amazonaws.com");
        }
    }

    @Test
    void makesOneClientForEachRegion() {
        try (AwsClients clients = new AwsClients(OperatorSettings.from(Values.none()), Runnable::run)) {
            assertThat(clients.ses(SesRegion.of("us-west-2"))).isSameAs(clients.ses(SesRegion.of("us-west-2")));
            assertThat(clients.ses(SesRegion.of("us-west-2"))).isNotSameAs(clients.ses(SesRegion.of("us-east-1")));
        }
    }
}
