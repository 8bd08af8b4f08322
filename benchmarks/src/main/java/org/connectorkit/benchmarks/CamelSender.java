package org.connectorkit.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.aws2.ses.Ses2Constants;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ses.SesClient;

/** Apache Camel's aws2-ses component with a raw message, over the same SDK client as {@link SdkSender}. */
final class CamelSender implements Sender {

    private final SimpleCamelContext context = new SimpleCamelContext();
    private final SesClient ses;
    private final ProducerTemplate template;

    CamelSender(URI endpoint, String keyId, String secret) {
        ses = SdkSender.client(endpoint, keyId, secret);
        context.getRegistry().bind("ses", ses);
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public String send(Workload workload, @Nullable Path file) throws Exception {
        return template.request(
                        "aws2-ses://" + Workload.SENDER + "?amazonSESClient=#ses&to=" + Workload.RECIPIENT,
                        exchange -> exchange.getMessage().setBody(SdkSender.message(workload, file)))
                .getMessage()
                .getHeader(Ses2Constants.MESSAGE_ID, String.class);
    }

    @Override
    public void close() {
        context.stop();
        ses.close();
    }
}
