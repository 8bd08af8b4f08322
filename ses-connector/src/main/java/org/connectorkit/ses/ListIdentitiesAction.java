package org.connectorkit.ses;

import java.util.List;
import java.util.Optional;
import org.connectorkit.ses.error.Failures;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.session.IdentityPage;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.ResultField;

/** Lists the identities of the account in one region, one page a call. */
final class ListIdentitiesAction implements Action {

    static final Input<String> AWS_REGION = CommonInputs.awsRegion().build();

    private static final String ALL_TYPES = "All";

    static final Input<String> IDENTITY_TYPE = Input.choice(
                    "identityType",
                    "Identity Type",
                    List.of(Option.of("EmailAddress"), Option.of("Domain"), Option.of(ALL_TYPES)))
            .defaultValue("EmailAddress")
            .comment(
                    "Which kind of identity to list: `EmailAddress`, `Domain` or `All`. Identities that are not verified yet are listed too.")
            .build();

    static final Input<String> NEXT_TOKEN = Input.text("nextToken", "Next Token")
            .comment(
                    "The `nextToken` of the previous page, to get the page after it. Keep the other inputs as they were.")
            .build();

    private static final ActionInfo INFO = ActionInfo.builder("listIdentities", "List Identities")
            .description("List the identities (email addresses and domains) of your AWS account in one region.")
            .repeatable()
            .addResult(ResultField.of(
                    "identities", "List of email addresses and domains, in the order in which Amazon SES gives them."))
            .addResult(ResultField.of("nextToken", "Token of the next page, or null on the last page."))
            .build();

    private static final InputSchema INPUTS = InputSchema.builder()
            .addInput(AWS_REGION)
            .addInput(IDENTITY_TYPE)
            .addInput(NEXT_TOKEN)
            .addInput(CommonInputs.CONNECTION)
            .build();

    @Override
    public ActionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public ActionResult perform(ActionContext context) {
        Inputs inputs = context.inputs();
        SesSession session = inputs.get(CommonInputs.CONNECTION);
        Optional<String> type = Optional.of(inputs.get(IDENTITY_TYPE)).filter(chosen -> !chosen.equals(ALL_TYPES));
        Optional<String> nextToken = inputs.find(NEXT_TOKEN);
        SesRegion region = SesRegion.of(inputs.get(AWS_REGION));
        session.problemWith(region).ifPresent(problem -> {
            throw ConnectorException.invalidInput(List.of(InputProblem.of(AWS_REGION, problem)));
        });
        IdentityPage page;
        try {
            page = session.listIdentities(region, type, nextToken, context.deadline());
        } catch (ConnectorException failure) {
            throw nextToken.isPresent() && failure.code().equals(Failures.PAGE_UNKNOWN)
                    ? unknownToken(failure)
                    : failure;
        }
        return ActionResult.builder()
                .put("identities", page.identities())
                .put("nextToken", page.nextToken().orElse(null))
                .build();
    }

    private static ConnectorException unknownToken(ConnectorException failure) {
        InputProblem problem = InputProblem.of(
                NEXT_TOKEN, "is not a token that Amazon SES knows; tokens expire, so start again with the first page");
        return ConnectorException.builder(ErrorKind.INVALID_INPUT, "INVALID_INPUT", problem.toString())
                .problems(List.of(problem))
                .serviceCode(failure.serviceCode().orElse(null))
                .requestId(failure.requestId().orElse(null))
                .build();
    }
}
