package org.connectorkit.ses;

import java.util.List;
import org.connectorkit.ses.session.KeyPair;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.ses.settings.OperatorSettings;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;

/** Signs every request with an access key. */
final class AccessKeyConnection implements Connection<SesSession> {

    private static final ConnectionInfo INFO = ConnectionInfo.builder("accessKey", "AWS SES Access Key and Secret")
            .description("Connects with the access key of an IAM user, which signs every request to Amazon SES.")
            .guide(Guides.ACCESS_KEY)
            .build();

    private static final InputSchema INPUTS = InputSchema.builder()
            .addInput(CommonInputs.ACCESS_KEY_ID)
            .addInput(CommonInputs.SECRET_ACCESS_KEY)
            .build();

    @Override
    public ConnectionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public List<InputProblem> validate(Inputs inputs) {
        return CommonInputs.problemsWithAccessKey(inputs);
    }

    @Override
    public SesSession open(ConnectionContext context) {
        return SesSession.withAccessKey(
                KeyPair.of(
                        context.inputs().get(CommonInputs.ACCESS_KEY_ID),
                        context.inputs().get(CommonInputs.SECRET_ACCESS_KEY)),
                OperatorSettings.from(context.settings()),
                context.clock());
    }

    @Override
    public String test(SesSession session) {
        return session.test();
    }
}
