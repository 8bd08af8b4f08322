package org.connectorkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The committed reference pages are what the connectors in the distribution say of themselves. */
class ReferencePagesTest {

    @Test
    void everyConnectorsPageIsFresh() throws IOException, InterruptedException {
        PackagedCommand check = PackagedCommand.run("docs", "--check");

        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(check.output()).contains("docs/connectors/aws-ses.md");
    }
}
