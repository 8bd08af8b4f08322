package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.Inputs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The connector as a host runs it: in a class loader of its own that shares the contract and the JDK alone. */
@Tag("ses-4.15")
@Tag("peer-bug-05")
class PluginLoaderTest {

    private final Aws aws = new Aws();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    @Tag("peer-bug-04")
    @Tag("ses-4.10")
    void letsItsLoaderBeCollectedOnceItIsClosed() throws Exception {
        List<WeakReference<ClassLoader>> loaders = List.of(sendFromALoaderOfItsOwn(), sendFromALoaderOfItsOwn());

        assertThat(aws.sandbox.inbox().size()).isEqualTo(2);
        for (WeakReference<ClassLoader> loader : loaders) {
            for (int i = 0; loader.get() != null && i < 100; i++) {
                System.gc();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(loader.get()).isNull();
        }
    }

    private WeakReference<ClassLoader> sendFromALoaderOfItsOwn() throws Exception {
        ClassLoader hostile = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(hostile);
        try (URLClassLoader plugin = new URLClassLoader(pluginFiles(), new SharedContract())) {
            Connector connector =
                    ServiceLoader.load(Connector.class, plugin).findFirst().orElseThrow();
            assertThat(connector.getClass().getClassLoader()).isSameAs(plugin);
            Values role = Aws.keys(aws.sandbox.accessKey())
                    .with(
                            "roleArn",
                            aws.sandbox
                                    .account()
                                    .role("arn:aws:iam::123456789012:role/mailer")
                                    .orElseGet(aws::mailer)
                                    .arn());
            try (AutoCloseable session = open(connector.connections().get(0), role)) {
                send(connector.actions().get(1), session);
            }
            return new WeakReference<>(plugin);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private AutoCloseable open(Connection<?> connection, Values inputs) {
        Values settings = aws.settings();
        return connection.open(new ConnectionContext() {
            @Override
            public Inputs inputs() {
                return inputs;
            }

            @Override
            public Inputs settings() {
                return settings;
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }

            @Override
            public System.Logger logger() {
                return System.getLogger("test");
            }
        });
    }

    private static void send(Action action, AutoCloseable session) throws Exception {
        Values inputs = Aws.email().with("connection", session);
        Deadline deadline = Deadline.after(Aws.TIME, Clock.systemUTC());
        ActionContext context = new ActionContext() {
            @Override
            public Inputs inputs() {
                return inputs;
            }

            @Override
            public Deadline deadline() {
                return deadline;
            }

            @Override
            public String executionId() {
                return "execution-1";
            }

            @Override
            public Optional<String> idempotencyKey() {
                return Optional.empty();
            }

            @Override
            public System.Logger logger() {
                return System.getLogger("test");
            }
        };
        assertThat(action.validate(inputs)).isEmpty();
        assertThat(action.perform(context).values()).containsKey("messageId");
    }

    private static URL[] pluginFiles() throws IOException {
        List<URL> files = new ArrayList<>();
        Path contract = Path.of(URI.create(Connector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!path.endsWith("test-classes") && !path.equals(contract)) {
                files.add(path.toUri().toURL());
            }
        }
        return files.toArray(URL[]::new);
    }

    private static final class SharedContract extends ClassLoader {

        SharedContract() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.connectorkit.spi.")) {
                return Connector.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
