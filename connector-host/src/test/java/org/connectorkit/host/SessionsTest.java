package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One session per connection and its resolved inputs, for as long as it is used. */
@Timeout(60)
class SessionsTest {

    private final Weather weather = new Weather();
    private final ManualClock clock = new ManualClock();
    private volatile String key = "s3cret-1";
    private final ConnectorHost host = ConnectorHost.builder()
            .addConnector(weather)
            .clock(clock)
            .sessionIdleTime(Duration.ofMinutes(5))
            .secretResolver("vault", name -> Optional.of(key))
            .connections(name -> Optional.of(ConnectionDefinition.of(
                    "weather", "apiKey", Json.object("{'apiKey': '${vault:key}', 'station': '" + name + "'}"))))
            .build();

    @AfterEach
    void close() {
        host.close();
    }

    private void run(String connection) {
        host.invoke(Invocation.builder("weather", "currentWeather")
                .inputs(Json.object("{'city': 'Turin', 'connection': '" + connection + "'}"))
                .timeout(Duration.ofHours(1))
                .build());
    }

    @Test
    @Tag("peer-bug-03")
    void manyRunsAtOnceShareOneSession() throws InterruptedException, ExecutionException {
        CountDownLatch all = new CountDownLatch(64);
        Set<Object> sessions = ConcurrentHashMap.newKeySet();
        weather.performing = context -> {
            sessions.add(context.inputs().get(weather.connection));
            all.countDown();
            all.await();
            return ActionResult.empty();
        };
        ExecutorService callers = Executors.newFixedThreadPool(64);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            runs.add(callers.submit(() -> run("home")));
        }
        for (Future<?> run : runs) {
            run.get();
        }
        callers.shutdown();

        assertThat(sessions).hasSize(1);
        assertThat(weather.opened).hasValue(1);
        run("home");
        assertThat(weather.opened).hasValue(1);
        assertThat(weather.closed).hasValue(0);
    }

    @Test
    void otherInputsAreAnotherSession() {
        run("home");
        run("office");
        assertThat(weather.opened).hasValue(2);
    }

    @Test
    void aSecretThatChangedIsAnotherSession() {
        run("home");
        key = "s3cret-2";
        AtomicReference<String> seen = new AtomicReference<>("");
        weather.performing = context -> {
            seen.set(context.inputs().get(weather.connection).key);
            return ActionResult.empty();
        };
        run("home");

        assertThat(seen).hasValue("s3cret-2");
        assertThat(weather.opened).hasValue(2);
    }

    @Test
    void aSessionIsClosedAfterIdleTimeByTheHostsClock() {
        run("home");
        clock.advance(Duration.ofMinutes(4));
        run("home");
        clock.advance(Duration.ofMinutes(4));
        run("home");
        assertThat(weather.opened).hasValue(1);

        Poll.until("the session is closed", () -> {
            clock.advance(Duration.ofMinutes(5));
            return weather.closed.get() == 1;
        });
        run("home");
        assertThat(weather.opened).hasValue(2);
    }

    @Test
    void aSessionIsNotClosedUnderARunningAction() {
        run("office");
        CountDownLatch release = new CountDownLatch(1);
        weather.performing = context -> {
            release.await();
            return ActionResult.empty();
        };
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run("home"));
        Poll.until("the action runs", () -> weather.running.get() == 1);
        clock.advance(Duration.ofMinutes(30));
        Poll.until("idle sessions are closed", () -> weather.closed.get() == 1);
        CompletableFuture<Void> another = CompletableFuture.runAsync(() -> run("home"));
        Poll.until("both run", () -> weather.running.get() == 2);
        assertThat(weather.opened).as("office and home").hasValue(2);
        release.countDown();
        running.join();
        another.join();

        assertThat(weather.closed).hasValue(1);
        Poll.until("the session is closed", () -> {
            // Its idle time begins when the run lets go of it, which may be after the caller has its result
            clock.advance(Duration.ofMinutes(5));
            return weather.closed.get() == 2;
        });
    }

    @Test
    void closingTheHostClosesEverySession() {
        run("home");
        run("office");
        host.close();
        assertThat(weather.closed).hasValue(2);
    }

    @Test
    void aSessionThatFailedToOpenIsTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        weather.opening = context -> {
            if (attempts.incrementAndGet() == 1) {
                throw ConnectorException.builder(ErrorKind.CONNECTION, "NO_KEY", "The key s3cret-1 is refused.")
                        .build();
            }
            return weather.new Session("x", context);
        };

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> run("home"));
        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        assertThat(failure).hasMessage("The key *** is refused.");
        run("home");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void whoeverWaitsForAnOpeningThatFailsIsToldSo() {
        CountDownLatch fail = new CountDownLatch(1);
        weather.opening = context -> {
            try {
                fail.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw ConnectorException.builder(ErrorKind.CONNECTION, "NO_KEY", "Refused.")
                    .build();
        };
        List<CompletableFuture<ConnectorException>> callers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            callers.add(CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(ConnectorException.class, () -> run("home"))));
        }
        Poll.until("one opens", () -> weather.opened.get() == 1);
        fail.countDown();
        callers.forEach(caller -> assertThat(caller.join().code()).isEqualTo("NO_KEY"));
    }

    @Test
    void anOpeningThatHangsIsGivenUpWithItsLastCaller() {
        CountDownLatch hangs = new CountDownLatch(1);
        weather.opening = context -> {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                return weather.new Session("late", context);
            }
            throw new IllegalStateException("not reached");
        };
        CompletableFuture<ConnectorException> caller =
                CompletableFuture.supplyAsync(() -> catchThrowableOfType(ConnectorException.class, () -> run("home")));
        Poll.until("it opens", () -> weather.opened.get() == 1);
        clock.advance(Duration.ofHours(2));

        assertThat(caller.join().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        Poll.until("the late session is closed", () -> weather.closed.get() == 1);
        weather.opening = context -> weather.new Session("x", context);
        run("home");
        assertThat(weather.opened).hasValue(2);
    }

    @Test
    void testingAnUnsavedConnectionLeavesNoSession() {
        ConnectionDefinition unsaved =
                ConnectionDefinition.of("weather", "apiKey", Json.object("{'apiKey': 'another'}"));
        assertThat(host.testConnection(unsaved).succeeded()).isTrue();
        Poll.until("its session is closed", () -> weather.closed.get() == 1);
    }

    @Test
    void anUnforeseenFailureToOpenIsADefectAndNothingHappened() {
        weather.opening = context -> {
            throw new IllegalArgumentException("odd");
        };
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> run("home"));
        assertThat(failure.kind()).isEqualTo(ErrorKind.INTERNAL);
    }
}
