package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a run goes, well or not. */
@Timeout(60)
class RunTest {

    private final Weather weather = new Weather();
    private final ManualClock clock = new ManualClock();
    private final ConnectorHost host = ConnectorHost.builder()
            .addConnector(weather)
            .clock(clock)
            .connections(ConnectionStore.of(Map.of(
                    "home", ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': 's3cret'}")),
                    "other", ConnectionDefinition.of("tides", "apiKey", Json.object("{'apiKey': 's3cret'}")),
                    "odd", ConnectionDefinition.of("weather", "smoke", Json.object("{}")),
                    "bad", ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': 'abc', 'x': 1}")))))
            .build();

    @AfterEach
    void close() {
        host.close();
    }

    private static Invocation run(String action) {
        return Invocation.builder("weather", action)
                .inputs(Json.object("{'city': 'Turin', 'connection': 'home'}"))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private ConnectorException failureOf(Invocation invocation) {
        return catchThrowableOfType(ConnectorException.class, () -> host.invoke(invocation));
    }

    @Test
    void theContextTellsWhatTheCallerGave() {
        CompletableFuture<ActionContext> seen = new CompletableFuture<>();
        weather.performing = context -> {
            seen.complete(context);
            return ActionResult.builder()
                    .put("city", context.inputs().get(Weather.CITY))
                    .put("key", context.inputs().get(weather.connection).key.length())
                    .build();
        };

        String result = host.invoke(Invocation.builder("weather", "orderStorm")
                        .inputs(Json.object("{'city': 'Turin', 'connection': 'home'}"))
                        .timeout(Duration.ofSeconds(7))
                        .idempotencyKey("step-1")
                        .build())
                .toString();

        assertThat(result).isEqualTo("{\"city\":\"Turin\",\"key\":6}");
        assertThat(seen.join().idempotencyKey()).contains("step-1");
        assertThat(seen.join().executionId()).isNotBlank();
        assertThat(seen.join().deadline().remaining()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void everyProblemIsToldAtOnceBeforeAnythingHappens() {
        weather.validating = inputs -> List.of(InputProblem.of(Weather.CITY, "is under water; choose another"));

        ConnectorException failure = failureOf(Invocation.builder("weather", "currentWeather")
                .inputs(Json.object("{'city': 'A city whose name is far too long', 'connection': 'bad', 'citi': 1}"))
                .build());

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.problems())
                .extracting(InputProblem::toString)
                .containsExactly(
                        "city: must have at most 20 characters; it has 33",
                        "city: is under water; choose another",
                        "connection.apiKey: must have at least 4 characters; it has 3",
                        "connection.x: is not an input here; the inputs are station and apiKey",
                        "citi: is not an input here; did you mean 'city'?");
        assertThat(weather.opened).hasValue(0);
    }

    @Test
    void anInputThatDidNotBindIsAbsentForTheConnector() {
        CompletableFuture<Optional<String>> seen = new CompletableFuture<>();
        weather.validating = inputs -> {
            seen.complete(inputs.find(Weather.CITY));
            return List.of();
        };

        List<InputProblem> problems = host.validate(Invocation.builder("weather", "sunshine")
                .inputs(Json.object("{'city': 5}"))
                .build());

        assertThat(problems).containsExactly(InputProblem.atPath("city", "must be text (it is 5)"));
        assertThat(seen.join()).isEmpty();
    }

    @Test
    void aConnectionIsTakenByItsNameAlone() {
        assertThat(problemsWithConnection("{'type': 'apiKey', 'inputs': {'apiKey': 's3cret'}}"))
                .containsExactly("connection: must be the name of a saved connection, as text; the connection itself"
                        + " cannot stand here");
        assertThat(problemsWithConnection("'nowhere'"))
                .containsExactly(
                        "connection: names connection 'nowhere', which is not saved; save it first, or name one that is");
        assertThat(problemsWithConnection("'other'"))
                .containsExactly(
                        "connection: names connection 'other', which is one of connector 'tides'; name one of 'weather'");
        assertThat(problemsWithConnection("'odd'"))
                .containsExactly("connection: names connection 'odd' of type 'smoke'; name one of type apiKey");
        assertThat(problemsWithConnection("' '"))
                .containsExactly("connection: is required; give the name of a saved connection");
    }

    private List<String> problemsWithConnection(String connection) {
        return host
                .validate(Invocation.builder("weather", "currentWeather")
                        .inputs(Json.object("{'city': 'Turin', 'connection': " + connection + "}"))
                        .build())
                .stream()
                .map(InputProblem::toString)
                .toList();
    }

    @Test
    void whatTheConnectorReportsArrivesWithoutCauseAndWithAllElse() {
        weather.performing = context -> {
            throw ConnectorException.builder(ErrorKind.RATE_LIMITED, "TOO_OFTEN", "Too often.")
                    .nextStep("Wait.")
                    .serviceCode("E-17")
                    .requestId("r-1")
                    .retryAfter(Duration.ofSeconds(3))
                    .problems(List.of(InputProblem.of(Weather.CITY, "is popular")))
                    .cause(new IOException("plugin detail"))
                    .build();
        };

        ConnectorException failure = failureOf(run("orderStorm"));

        assertThat(failure.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(failure.code()).isEqualTo("TOO_OFTEN");
        assertThat(failure).hasMessage("Too often.").hasNoCause();
        assertThat(failure.nextStep()).contains("Wait.");
        assertThat(failure.serviceCode()).contains("E-17");
        assertThat(failure.requestId()).contains("r-1");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(failure.problems()).containsExactly(InputProblem.of(Weather.CITY, "is popular"));
        assertThat(failure.getStackTrace())
                .extracting(StackTraceElement::getClassName)
                .doesNotContain(Weather.class.getName());
        assertThat(weather.running).hasValue(0);
    }

    @Test
    void anUnforeseenFailureIsOfUnknownOutcomeUnlessTheActionMayBeRepeated() {
        weather.performing = context -> {
            throw new IllegalStateException("s3cret went wrong");
        };

        ConnectorException unknown = failureOf(run("orderStorm"));
        ConnectorException internal = failureOf(run("currentWeather"));

        assertThat(unknown.kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(unknown).hasNoCause().hasMessageNotContaining("s3cret");
        assertThat(unknown.nextStep().orElseThrow()).contains("Find out at the service");
        assertThat(internal.kind()).isEqualTo(ErrorKind.INTERNAL);
        assertThat(internal).hasNoCause().hasMessageNotContaining("s3cret");
    }

    @Test
    void anErrorOfThePluginIsAFailureOfTheRunAlone() {
        weather.performing = context -> {
            throw new NoClassDefFoundError("weather/Missing");
        };
        assertThat(failureOf(run("currentWeather")).kind()).isEqualTo(ErrorKind.INTERNAL);

        weather.performing = context -> ActionResult.empty();
        assertThat(host.invoke(run("currentWeather")).isEmpty()).isTrue();
    }

    @Test
    void theDeadlineOfTheHostsClockInterruptsTheAction() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        weather.performing = context -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return ActionResult.empty();
        };

        ConnectorException storm = failureWhen(run("orderStorm"), begun);
        assertThat(storm.kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(storm.code()).isEqualTo("TIMED_OUT");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();

        ConnectorException current = failureWhen(run("currentWeather"), new CountDownLatch(0));
        assertThat(current.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(current.code()).isEqualTo("TIMED_OUT");
    }

    private ConnectorException failureWhen(Invocation invocation, CountDownLatch begun) throws InterruptedException {
        CompletableFuture<ConnectorException> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> failure.complete(failureOf(invocation)));
        caller.start();
        begun.await();
        Poll.until("the action runs", () -> weather.running.get() > 0);
        clock.advance(Duration.ofSeconds(31));
        caller.join();
        return failure.join();
    }

    @Test
    void aResultThatComesSoonAfterTheDeadlineStillCounts() throws InterruptedException {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        weather.performing = context -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                return ActionResult.builder().put("done", true).build();
            }
            return ActionResult.empty();
        };
        Thread caller = new Thread(() -> outcome.complete(host.invoke(run("orderStorm"))));
        caller.start();
        Poll.until("the action runs", () -> weather.running.get() > 0);
        clock.advance(Duration.ofSeconds(31));
        caller.join();

        assertThat(outcome.join()).hasToString("{\"done\":true}");
    }

    @Test
    void anActionThatIgnoresItsInterruptionIsLeftBehindWithItsSession() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        weather.performing = context -> {
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    context.logger().log(System.Logger.Level.DEBUG, "not now");
                }
            }
            return ActionResult.empty();
        };

        ConnectorException failure = failureWhen(run("orderStorm"), new CountDownLatch(0));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        clock.advance(Duration.ofHours(1));
        assertThat(weather.running).hasValue(1);
        host.close();
        assertThat(weather.closed).hasValue(0);
        release.countDown();
        Poll.until("the session is closed", () -> weather.closed.get() == 1);
        assertThat(weather.closedWhileRunning).isFalse();
    }

    @Test
    void anInterruptedCallerCancelsAndStaysInterrupted() throws InterruptedException {
        weather.performing = context -> {
            new CountDownLatch(1).await();
            return ActionResult.empty();
        };
        CompletableFuture<ConnectorException> failure = new CompletableFuture<>();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            failure.complete(failureOf(run("orderStorm")));
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        Poll.until("the action runs", () -> weather.running.get() > 0);
        caller.interrupt();
        caller.join();

        assertThat(failure.join().kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(failure.join().code()).isEqualTo("CANCELLED");
        assertThat(stillInterrupted.join()).isTrue();
        assertThat(weather.running).hasValue(0);
    }

    @Test
    void whatDidNotBeginCertainlyDidNotHappen() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        weather.opening = context -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return weather.new Session("x", context);
        };
        CompletableFuture<ConnectorException> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> failure.complete(failureOf(run("orderStorm"))));
        caller.start();
        begun.await();
        clock.advance(Duration.ofSeconds(31));
        caller.join();

        assertThat(failure.join().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(failure.join().code()).isEqualTo("TIMED_OUT");
    }

    @Test
    void aPreviewShowsAndNeverEndsInDoubt() {
        weather.performing =
                context -> ActionResult.builder().put("would", "rain").build();
        assertThat(host.preview(run("orderStorm")).toString()).isEqualTo("{\"would\":\"rain\"}");

        weather.performing = context -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> host.preview(run("orderStorm")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERNAL));
    }

    @Test
    void anActionWithoutPreviewSaysSo() {
        assertThatThrownBy(() -> host.preview(Invocation.builder("weather", "sunshine")
                        .inputs(Json.object("{'city': 'Turin'}"))
                        .build()))
                .isInstanceOfSatisfying(ConnectorException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
                    assertThat(e.code()).isEqualTo("NOT_PREVIEWABLE");
                });
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        assertThat(failureOf(Invocation.builder("wether", "x").build()).nextStep())
                .contains("Did you mean 'weather'?");
        assertThat(failureOf(Invocation.builder("weather", "currentwether").build())
                        .nextStep())
                .contains("Did you mean 'currentWeather'?");
        assertThat(failureOf(Invocation.builder("weather", "x").build()).nextStep())
                .contains("It has currentWeather, orderStorm and sunshine.");
    }

    @Test
    void aConnectionTestTellsIdentityOrFailure() {
        ConnectionTest passed = host.testConnection("weather", "home");
        assertThat(passed.succeeded()).isTrue();
        assertThat(passed.identity()).contains("the owner");

        weather.testing = () -> {
            throw ConnectorException.builder(ErrorKind.CONNECTION, "NO_SUCH_KEY", "The key s3cret is unknown.")
                    .nextStep("Make a new one.")
                    .build();
        };
        ConnectionTest failed = host.testConnection("weather", "home");
        assertThat(failed.succeeded()).isFalse();
        assertThat(failed.failure().orElseThrow()).hasMessage("The key *** is unknown.");

        assertThat(host.testConnection("weather", "nowhere")
                        .failure()
                        .orElseThrow()
                        .problems())
                .extracting(InputProblem::path)
                .containsExactly("connection");
        assertThat(host.testConnection("weather", "bad").failure().orElseThrow().problems())
                .extracting(InputProblem::path)
                .containsExactly("apiKey", "x");
    }

    @Test
    void observersSeeEachRunAndDisturbNone() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ConnectorHost observed = ConnectorHost.builder()
                .addConnector(weather)
                .addObserver(new ExecutionObserver() {
                    @Override
                    public void started(Execution execution) {
                        throw new IllegalStateException("an observer's own trouble");
                    }
                })
                .addObserver(new ExecutionObserver() {
                    @Override
                    public void started(Execution execution) {
                        seen.add("started " + execution.actionKey());
                    }

                    @Override
                    public void succeeded(Execution execution, Duration took) {
                        seen.add("succeeded " + execution.actionKey());
                    }

                    @Override
                    public void failed(Execution execution, Duration took, ConnectorException failure) {
                        seen.add("failed " + failure.kind());
                    }
                })
                .build()) {
            observed.invoke(Invocation.builder("weather", "sunshine")
                    .inputs(Json.object("{'city': 'Turin'}"))
                    .build());
            assertThatThrownBy(() -> observed.invoke(
                            Invocation.builder("weather", "sunshine").build()))
                    .isInstanceOf(ConnectorException.class);
        }
        assertThat(seen)
                .containsExactly("started sunshine", "succeeded sunshine", "started sunshine", "failed INVALID_INPUT");
    }

    @Test
    void wrongSettingsAreReportedAndStopTheRuns() {
        try (ConnectorHost wrong = ConnectorHost.builder()
                .addConnector(weather)
                .settings("weather", Json.object("{'endpoint': 'http://x', 'poolSize': 0}"))
                .settings("tides", Json.object("{}"))
                .build()) {
            assertThat(wrong.pluginProblems())
                    .extracting(PluginProblem::source)
                    .containsExactly("settings of weather", "settings of weather", "settings of tides");
            assertThatThrownBy(() -> wrong.invoke(Invocation.builder("weather", "sunshine")
                            .inputs(Json.object("{'city': 'Turin'}"))
                            .build()))
                    .isInstanceOfSatisfying(ConnectorException.class, e -> {
                        assertThat(e.code()).isEqualTo("INVALID_SETTINGS");
                        assertThat(e.problems())
                                .extracting(InputProblem::toString)
                                .containsExactly(
                                        "endpoint: must start with https:// (it is 'http://x')",
                                        "poolSize: must be at least 1 (it is 0)");
                    });
        }
    }

    @Test
    void aConnectorTellsWhatTheSchemaOfItsSettingsCannot() {
        weather.validatingSettings = settings -> settings.find(Weather.ENDPOINT).isPresent()
                ? List.of(InputProblem.of(Weather.ENDPOINT, "has no station; use another"))
                : List.of();
        try (ConnectorHost wrong = ConnectorHost.builder()
                .addConnector(weather)
                .settings("weather", Json.object("{'endpoint': 'https://w.example', 'poolSize': 0}"))
                .build()) {
            assertThat(wrong.pluginProblems())
                    .extracting(PluginProblem::toString)
                    .containsExactly(
                            "settings of weather: endpoint: has no station; use another. Correct the setting; until then weather runs nothing.",
                            "settings of weather: poolSize: must be at least 1 (it is 0). Correct the setting; until then weather runs nothing.");
            assertThat(wrong.settingsProblems("weather"))
                    .extracting(InputProblem::toString)
                    .containsExactly("endpoint: has no station; use another", "poolSize: must be at least 1 (it is 0)");
            assertThatThrownBy(() -> wrong.invoke(Invocation.builder("weather", "sunshine")
                            .inputs(Json.object("{'city': 'Turin'}"))
                            .build()))
                    .isInstanceOfSatisfying(
                            ConnectorException.class, e -> assertThat(e.code()).isEqualTo("INVALID_SETTINGS"));
        }
    }

    @Test
    void settingsAreAskedForWithTheDescriptorOfTheirConnector() {
        List<String> asked = new ArrayList<>();
        try (ConnectorHost wrong = ConnectorHost.builder()
                .addConnector(weather)
                .settings("weather", connector -> {
                    asked.add(connector.key());
                    return Json.object("{'poolSize': 0}");
                })
                .settings("tides", connector -> {
                    asked.add(connector.key());
                    return Json.object("{}");
                })
                .build()) {
            assertThat(asked).containsExactly("weather");
            assertThat(wrong.pluginProblems())
                    .extracting(PluginProblem::source)
                    .containsExactly("settings of weather", "settings of tides");
        }
    }

    @Test
    void settingsThatNoOneGaveAreNotChecked() {
        weather.validatingSettings = settings -> List.of(InputProblem.of(Weather.ENDPOINT, "is wrong"));
        try (ConnectorHost plain = ConnectorHost.builder().addConnector(weather).build()) {
            assertThat(plain.pluginProblems()).isEmpty();
        }
    }

    @Test
    void aCheckOfSettingsThatFailsIsAProblemWithThem() {
        weather.validatingSettings = settings -> {
            throw new IllegalStateException("a defect");
        };
        try (ConnectorHost defect = ConnectorHost.builder()
                .addConnector(weather)
                .settings("weather", Json.object("{'poolSize': 1}"))
                .build()) {
            assertThat(defect.pluginProblems()).singleElement().satisfies(problem -> assertThat(problem.message())
                    .startsWith("settings: cannot be checked: The connector weather"));
        }
    }

    @Test
    void settingsReachTheSession() {
        try (ConnectorHost configured = ConnectorHost.builder()
                .addConnector(weather)
                .connections(name ->
                        Optional.of(ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': 's3cret'}"))))
                .settings("weather", Json.object("{'endpoint': 'https://w.example'}"))
                .build()) {
            weather.performing = context -> ActionResult.builder()
                    .put(
                            "endpoint",
                            context.inputs()
                                    .get(weather.connection)
                                    .context
                                    .settings()
                                    .get(Weather.ENDPOINT))
                    .put(
                            "poolSize",
                            context.inputs()
                                    .get(weather.connection)
                                    .context
                                    .settings()
                                    .get(Weather.POOL_SIZE))
                    .build();
            assertThat(configured.invoke(run("currentWeather")).toString())
                    .isEqualTo("{\"endpoint\":\"https://w.example\",\"poolSize\":8}");
        }
    }

    @Test
    void aContextLoaderThatOneRunLeavesBehindDoesNotMeetTheNext() {
        List<ClassLoader> seen = new CopyOnWriteArrayList<>();
        weather.performing = context -> {
            seen.add(Thread.currentThread().getContextClassLoader());
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
            return ActionResult.empty();
        };
        for (int i = 0; i < 5; i++) {
            host.invoke(run("currentWeather"));
        }
        assertThat(seen).hasSize(5).containsOnly(Weather.class.getClassLoader());
    }

    @Test
    void closingTheHostCancelsWhatRuns() {
        weather.performing = context -> {
            new CountDownLatch(1).await();
            return ActionResult.empty();
        };
        CompletableFuture<ConnectorException> failure =
                CompletableFuture.supplyAsync(() -> failureOf(run("orderStorm")));
        Poll.until("the action runs", () -> weather.running.get() > 0);
        host.close();

        assertThat(failure.join().kind()).isEqualTo(ErrorKind.UNKNOWN_OUTCOME);
        assertThat(failure.join().code()).isEqualTo("CANCELLED");
        assertThat(weather.closed).hasValue(1);
    }

    @Test
    void aClosedHostRunsNothing() {
        host.close();
        host.close();
        assertThatThrownBy(() -> host.invoke(run("currentWeather"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(host::connectors).isInstanceOf(IllegalStateException.class);
    }
}
