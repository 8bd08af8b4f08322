package org.connectorkit.ses;

import java.net.URI;
import java.util.List;
import org.connectorkit.ses.session.Rehearsal;
import org.connectorkit.ses.settings.OperatorSettings;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Icon;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;

/** The Amazon SES connector. A host finds it with {@link java.util.ServiceLoader}; describing it loads no class of the AWS SDK. */
public final class SesConnector implements Connector {

    private static final String ICON = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">
              <rect x="1" y="3" width="22" height="18" rx="3" fill="#c7371f"/>
              <path d="M4.5 7.5 12 13.5l7.5-6" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
              <path d="M4.5 17h5M14.5 17h5" stroke="#fff" stroke-width="2" stroke-linecap="round"/>
            </svg>
            """;

    private static final ConnectorInfo INFO = ConnectorInfo.builder("aws-ses", "Amazon SES")
            .description(
                    "Send email through Amazon Simple Email Service (AWS SES) and list the identities that may send.")
            .icon(Icon.ofSvg(ICON))
            .docs(URI.create("https://docs.aws.amazon.com/ses/latest/dg/Welcome.html"))
            .build();

    /** For {@link java.util.ServiceLoader}. */
    public SesConnector() {}

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return INFO;
    }

    @Override
    public List<Connection<?>> connections() {
        return List.copyOf(CommonInputs.CONNECTIONS);
    }

    @Override
    public List<Action> actions() {
        return List.of(new ListIdentitiesAction(), new SendEmailAction());
    }

    @Override
    public InputSchema settings() {
        return OperatorSettings.SCHEMA;
    }

    @Override
    public List<InputProblem> validateSettings(Inputs settings) {
        return OperatorSettings.problemsWith(settings);
    }

    @Override
    public void warmUp() {
        Rehearsal.perform();
    }
}
