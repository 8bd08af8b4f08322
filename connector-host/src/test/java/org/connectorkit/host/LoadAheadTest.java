package org.connectorkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded beside the caller. */
class LoadAheadTest {

    @TempDir
    Path folder;

    /** A connector that warms up as it is told. */
    private record Warming(String key, Supplier<List<Action>> itsActions, Runnable whenWarmedUp) implements Connector {

        Warming(String key, Runnable whenWarmedUp) {
            this(key, List::of, whenWarmedUp);
        }

        @Override
        public int spiLevel() {
            return SPI_LEVEL;
        }

        @Override
        public ConnectorInfo info() {
            return ConnectorInfo.builder(key, "Warming")
                    .description("Warms up.")
                    .build();
        }

        @Override
        public List<Connection<?>> connections() {
            return List.of();
        }

        @Override
        public List<Action> actions() {
            return itsActions.get();
        }

        @Override
        public void warmUp() {
            whenWarmedUp.run();
        }
    }

    private static List<String> keys(ConnectorHost host) {
        return host.connectors().stream().map(ConnectorDescriptor::key).toList();
    }

    @Test
    void whatIsLoadedAheadIsInTheHostBesideWhatIsNamedLater() {
        PluginFolders.greeter(folder.resolve("early"), "b", "beta");
        PluginFolders.greeter(folder.resolve("late"), "a", "alpha");
        ConnectorHost.Builder builder = ConnectorHost.builder()
                .pluginsFolder(folder.resolve("early"))
                .loadAhead()
                .pluginsFolder(folder.resolve("late"));
        try (ConnectorHost host = builder.build()) {
            assertThat(keys(host)).containsExactly("alpha", "beta");
            assertThat(host.pluginProblems()).isEmpty();
        }
    }

    @Test
    void aBuilderThatLoadedAheadBuildsTheSameHostAgain() {
        PluginFolders.greeter(folder.resolve("early"), "b", "beta");
        ConnectorHost.Builder builder =
                ConnectorHost.builder().pluginsFolder(folder.resolve("early")).loadAhead();
        for (int time = 0; time < 2; time++) {
            try (ConnectorHost host = builder.build()) {
                assertThat(keys(host)).containsExactly("beta");
                assertThat(host.pluginProblems()).isEmpty();
            }
        }
        builder.loadAhead();
        assertThatThrownBy(builder::loadAhead)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this builder loads ahead already; build it first");
        builder.build().close();
    }

    @Test
    void whatCannotBeLoadedAheadIsToldLikeTheRest() {
        PluginFolders.greeter(folder.resolve("early"), "one", "same");
        PluginFolders.greeter(folder.resolve("late"), "two", "same");
        ConnectorHost.Builder builder = ConnectorHost.builder()
                .pluginsFolder(folder.resolve("missing"))
                .pluginsFolder(folder.resolve("early"))
                .loadAhead()
                .pluginsFolder(folder.resolve("late"));
        try (ConnectorHost host = builder.build()) {
            assertThat(keys(host)).isEmpty();
            assertThat(host.pluginProblems())
                    .extracting(PluginProblem::source)
                    .containsExactly(
                            folder.resolve("missing").toString(),
                            folder.resolve("early/one").toString(),
                            folder.resolve("late/two").toString());
        }
    }

    @Test
    void anErrorOfTheMachineIsThrownAsItIsAheadOrNot() {
        OutOfMemoryError error = new OutOfMemoryError("made up");
        Supplier<List<Action>> exhausting = () -> {
            throw error;
        };
        ConnectorHost.Builder builder =
                ConnectorHost.builder().addConnector(new Warming("exhausting", exhausting, () -> {}));

        assertThatThrownBy(builder::build).isSameAs(error);
        assertThatThrownBy(builder.loadAhead()::build).isSameAs(error);
    }

    @Test
    void aConnectorWarmsUpOnceBesideTheCallerInItsOwnClassLoader() {
        CompletableFuture<ClassLoader> context = new CompletableFuture<>();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Warming warming = new Warming("warming", () -> {
            assertThat(thread.complete(Thread.currentThread())).isTrue();
            context.complete(Thread.currentThread().getContextClassLoader());
        });
        try (ConnectorHost host = ConnectorHost.builder()
                .warmUp("warming")
                .warmUp("unknown")
                .addConnector(warming)
                .loadAhead()
                .build()) {
            assertThat(keys(host)).containsExactly("warming");
            assertThat(context.orTimeout(10, TimeUnit.SECONDS).join()).isSameAs(Warming.class.getClassLoader());
            assertThat(thread.join()).isNotSameAs(Thread.currentThread());
            assertThat(thread.join().isDaemon()).isTrue();
        }
    }

    @Test
    void onlyTheConnectorsThatAreNamedWarmUp() {
        CompletableFuture<String> other = new CompletableFuture<>();
        CountDownLatch warmedUp = new CountDownLatch(1);
        try (ConnectorHost host = ConnectorHost.builder()
                .warmUp("named")
                .addConnector(new Warming("another", () -> other.complete("another")))
                .addConnector(new Warming("named", warmedUp::countDown))
                .build()) {
            Poll.until("the named one warmed up", () -> warmedUp.getCount() == 0);
            assertThat(keys(host)).containsExactly("another", "named");
            assertThat(other).isNotDone();
        }
    }

    @Test
    void nothingDependsOnAWarmUpThatFailsOrTakesLong() {
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<String> ended = new CompletableFuture<>();
        Warming failing = new Warming("failing", () -> {
            throw new ServiceConfigurationError("no provider");
        });
        Warming slow = new Warming("slow", () -> {
            try {
                closed.await();
                ended.complete("after the host");
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            }
        });
        try (ConnectorHost host = ConnectorHost.builder()
                .warmUp("failing")
                .warmUp("slow")
                .addConnector(failing)
                .addConnector(slow)
                .build()) {
            assertThat(keys(host)).containsExactly("failing", "slow");
            assertThat(host.pluginProblems()).isEmpty();
        }
        closed.countDown();
        assertThat(ended.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("after the host");
    }
}
