package org.connectorkit.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;

/** A connector in its harness, with the proxy between it and its service. */
final class Bench implements AutoCloseable {

    /** Long enough for every run that is not meant to time out. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final FaultProxy proxy;
    private final ConnectorHarness harness;
    private final ContractSubject subject;

    private Bench(FaultProxy proxy, ConnectorHarness harness, ContractSubject subject) {
        this.proxy = proxy;
        this.harness = harness;
        this.subject = subject;
    }

    static Bench open(ContractSubject subject) {
        FaultProxy proxy = FaultProxy.start(subject.service());
        try {
            ConnectorHarness.Builder builder = ConnectorHarness.forPlugin(subject.plugin())
                    .settings(subject.settings(proxy.uri()))
                    .timeout(TIMEOUT);
            subject.connections().forEach((type, inputs) -> builder.connection(type, type, inputs.apply(proxy.uri())));
            return new Bench(proxy, builder.build(), subject);
        } catch (RuntimeException | Error e) {
            proxy.close();
            throw e;
        }
    }

    FaultProxy proxy() {
        return proxy;
    }

    ConnectorHarness harness() {
        return harness;
    }

    /** One action over one connection, with the least inputs that the author's example gives. */
    record Sample(ActionDescriptor action, String connection, ActionCall call) {

        String subject() {
            return connection.isEmpty() ? action.key() : action.key() + " over " + connection;
        }
    }

    /** Each action over each connection that it accepts, as far as the author gave examples. */
    List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (ActionDescriptor action : harness.connector().actions()) {
            Map<String, ?> example = subject.actions().get(action.key());
            if (example == null) {
                continue;
            }
            ActionCall call = harness.action(action.key()).with(least(action.inputs(), example));
            List<Input<?>> references = action.inputs().inputs().stream()
                    .filter(input -> input.type() instanceof InputType.ConnectionRef)
                    .toList();
            if (references.isEmpty()) {
                samples.add(new Sample(action, "", call));
            }
            for (Input<?> reference : references) {
                ((InputType.ConnectionRef) reference.type())
                        .connectionKeys().stream()
                                .filter(subject.connections()::containsKey)
                                .forEach(type ->
                                        samples.add(new Sample(action, type, call.with(reference.key(), type))));
            }
        }
        return samples;
    }

    /** The samples that succeed: of the others another rule tells. */
    List<Sample> working() {
        return samples().stream()
                .filter(sample -> run(sample).result().isPresent())
                .toList();
    }

    ActionOutcome run(Sample sample) {
        return sample.call().run();
    }

    /** How many requests a run makes once its session is warm. */
    int exchangesOf(Sample sample) {
        run(sample);
        int before = proxy.exchanges().size();
        run(sample);
        return proxy.exchanges().size() - before;
    }

    /** Lets the last request of the next run meet a fault. */
    void planForLast(int exchanges, Fault fault) {
        proxy.plan(exchange -> exchange < exchanges - 1 ? Fault.none() : fault);
    }

    void planNone() {
        proxy.plan(FaultPlan.always(Fault.none()));
    }

    /** The names of the classes in the plugin's jars. */
    Set<String> pluginClasses() throws IOException {
        return PluginFolder.read(subject.plugin()).classNames();
    }

    /** The values of the connections' secrets. */
    Set<String> secrets() {
        Set<String> secrets = new TreeSet<>();
        harness.connector().connections().forEach(type -> {
            if (!subject.connections().containsKey(type.key())) {
                return;
            }
            Map<String, ?> inputs = subject.connections().get(type.key()).apply(proxy.uri());
            type.inputs().inputs().stream()
                    .filter(input -> input.type() instanceof InputType.Secret && inputs.containsKey(input.key()))
                    .forEach(input -> secrets.add(String.valueOf(inputs.get(input.key()))));
        });
        return secrets;
    }

    /** The required inputs of an example, and the first that it has of each group of which one is needed. */
    private static Map<String, Object> least(InputSchema schema, Map<String, ?> example) {
        Set<String> needed = new TreeSet<>();
        schema.inputs().stream().filter(Input::required).forEach(input -> needed.add(input.key()));
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.AtLeastOneOf) {
                rule.keys().stream().filter(example::containsKey).findFirst().ifPresent(needed::add);
            }
        }
        Map<String, Object> least = new LinkedHashMap<>();
        example.forEach((key, value) -> {
            if (needed.contains(key)) {
                least.put(key, value);
            }
        });
        return least;
    }

    @Override
    public void close() {
        harness.close();
        proxy.close();
    }
}
