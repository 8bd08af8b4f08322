package org.connectorkit.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;

/** Everything that a connector says of itself, read once. */
record Description(
        int spiLevel, ConnectorInfo info, List<Connections> connections, List<Actions> actions, InputSchema settings) {

    /** A connection type's descriptors. */
    record Connections(ConnectionInfo info, InputSchema inputs) {}

    /** An action's descriptors. */
    record Actions(ActionInfo info, InputSchema inputs) {}

    /** What a schema belongs to. */
    enum Owner {
        CONNECTION,
        ACTION,
        SETTINGS
    }

    /** An input and where it is. */
    record Place(Owner owner, String ownerKey, Input<?> input) {
        String subject() {
            return ownerKey + "." + input.key();
        }
    }

    /** A text that is read as Markdown, and where it is. */
    record Markdown(String subject, String text) {}

    static Description of(Connector connector) {
        List<Connections> connections = new ArrayList<>();
        for (Connection<?> connection : connector.connections()) {
            connections.add(new Connections(connection.info(), connection.inputs()));
        }
        List<Actions> actions = new ArrayList<>();
        for (Action action : connector.actions()) {
            actions.add(new Actions(action.info(), action.inputs()));
        }
        return new Description(
                connector.spiLevel(),
                connector.info(),
                List.copyOf(connections),
                List.copyOf(actions),
                connector.settings());
    }

    Stream<Place> places() {
        return Stream.of(
                        connections.stream()
                                .flatMap(
                                        of -> places(Owner.CONNECTION, of.info().key(), of.inputs())),
                        actions.stream()
                                .flatMap(of -> places(Owner.ACTION, of.info().key(), of.inputs())),
                        places(Owner.SETTINGS, "settings", settings))
                .flatMap(places -> places);
    }

    Stream<Markdown> markdown() {
        return Stream.of(
                        Stream.of(new Markdown(info.key(), info.description())),
                        connections.stream()
                                .flatMap(of -> Stream.concat(
                                        Stream.of(new Markdown(
                                                of.info().key(), of.info().description())),
                                        of.info().guide().stream()
                                                .map(guide ->
                                                        new Markdown(of.info().key() + "'s guide", guide)))),
                        actions.stream()
                                .flatMap(of -> Stream.concat(
                                        Stream.of(new Markdown(
                                                of.info().key(), of.info().description())),
                                        of.info().results().stream()
                                                .map(field -> new Markdown(
                                                        of.info().key() + "'s result " + field.key(),
                                                        field.comment())))),
                        places().flatMap(place -> Stream.concat(
                                        place.input().comment().stream(), place.input().deprecated().stream())
                                .map(text -> new Markdown(place.subject(), text))))
                .flatMap(texts -> texts);
    }

    private static Stream<Place> places(Owner owner, String key, InputSchema schema) {
        return schema.inputs().stream().map(input -> new Place(owner, key, input));
    }
}
