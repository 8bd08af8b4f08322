package org.connectorkit.sandbox.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.fault.Faults;
import org.connectorkit.sandbox.inbox.Inbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts and stops the sandbox of {@link WithSesSandbox} and hands it to the methods of the test. */
final class SesSandboxExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SesSandboxExtension.class);
    private static final Map<Class<?>, Function<SesSandbox, Object>> PARAMETERS = Map.of(
            SesSandbox.class,
            s -> s,
            Account.class,
            SesSandbox::account,
            Inbox.class,
            SesSandbox::inbox,
            Faults.class,
            SesSandbox::faults);

    @Override
    public void beforeEach(ExtensionContext context) {
        WithSesSandbox wish = wish(context);
        SesSandbox sandbox = SesSandbox.builder().verify(wish.verified()).start();
        Running running = new Running(sandbox);
        if (wish.systemProperties()) {
            running.setProperties();
        }
        context.getStore(NAMESPACE).put(Running.class, running);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Running running = context.getStore(NAMESPACE).remove(Running.class, Running.class);
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getStore(NAMESPACE).get(Running.class, Running.class);
        Function<SesSandbox, Object> part =
                PARAMETERS.get(parameter.getParameter().getType());
        if (running == null || part == null) {
            throw new ParameterResolutionException(
                    "there is a sandbox for each test, so only test methods and @BeforeEach"
                            + " and @AfterEach methods can take one, not " + parameter.getDeclaringExecutable());
        }
        return part.apply(running.sandbox);
    }

    private static WithSesSandbox wish(ExtensionContext context) {
        Deque<Optional<WithSesSandbox>> found = new ArrayDeque<>();
        found.add(AnnotationSupport.findAnnotation(context.getElement(), WithSesSandbox.class));
        for (Class<?> type = context.getTestClass().orElse(null); type != null; type = type.getEnclosingClass()) {
            found.add(AnnotationSupport.findAnnotation(type, WithSesSandbox.class));
        }
        return found.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "this extension is used through @WithSesSandbox; put it on the test class or method"));
    }

    private static final class Running {
        private final SesSandbox sandbox;
        private final Map<String, @Nullable String> before = new HashMap<>();

        Running(SesSandbox sandbox) {
            this.sandbox = sandbox;
        }

        void setProperties() {
            set("aws.endpointUrl", sandbox.endpoint().toString());
            set("aws.accessKeyId", sandbox.accessKey().id());
            set("aws.secretAccessKey", sandbox.accessKey().secret());
            set("aws.region", "us-east-1");
        }

        void stop() {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
            sandbox.close();
        }

        private void set(String name, String value) {
            before.put(name, System.setProperty(name, value));
        }
    }
}
