package org.connectorkit.cli.weather;

import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.ResultField;

final class CurrentAction implements Action {

    static final Input<WeatherSession> CONNECTION = Input.connection(
                    "connection", "Connection", WeatherSession.class, List.of(new KeyConnection()))
            .required()
            .build();
    private static final Input<String> CITY = Input.text("city", "City")
            .required()
            .comment("Name of the city.")
            .addExample("Turin")
            .build();
    private static final Input<String> UNIT = Input.choice(
                    "unit", "Unit", List.of(Option.of("C", "Celsius"), Option.of("F", "Fahrenheit")))
            .defaultValue("C")
            .comment("Scale of the temperature.")
            .build();

    @Override
    public ActionInfo info() {
        return ActionInfo.builder("currentWeather", "Current Weather")
                .description("Tells the weather of one city.")
                .repeatable()
                .addResult(ResultField.of("temperature", "Degrees in the unit asked for."))
                .addResult(ResultField.of("station", "Who measured it."))
                .build();
    }

    @Override
    public InputSchema inputs() {
        return InputSchema.builder()
                .addInput(CITY)
                .addInput(UNIT)
                .addInput(CONNECTION)
                .build();
    }

    @Override
    public ActionResult perform(ActionContext context) {
        WeatherSession session = context.inputs().get(CONNECTION);
        return ActionResult.builder()
                .put("city", context.inputs().get(CITY))
                .put("temperature", context.inputs().get(UNIT).equals("C") ? 21 : 70)
                .put("station", session.station())
                .put("retries", session.retries())
                .build();
    }
}
