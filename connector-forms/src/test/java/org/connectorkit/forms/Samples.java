package org.connectorkit.forms;

import java.net.URI;
import java.util.List;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.Rule;
import org.connectorkit.spi.Secret;

/** One input of every shape. */
final class Samples {

    static final Input<String> CITY = Input.text("city", "City")
            .required()
            .group("Place")
            .comment("Where it is; see `ISO 3166` and [the list](https://example.com/list).")
            .docs(URI.create("https://example.com/city"))
            .placeholder("Lisbon")
            .build();
    static final Input<String> ZONE = Input.choice(
                    "zone", "Zone", List.of(Option.of("a", "Zone A"), Option.of("b", "Zone B")))
            .required()
            .group("Place")
            .build();
    static final Input<List<String>> GUESTS = Input.textList("guests", "Guest")
            .group("People")
            .format(Format.MAILBOX)
            .addExample(List.of("Jane <jane@example.com>", "joe@example.com"))
            .build();
    static final Input<List<String>> WATCHERS =
            Input.textList("watchers", "Watcher").group("People").advanced().build();
    static final Input<String> NOTE = Input.multiline("note", "Note")
            .group("Content")
            .comment("Free text.")
            .build();
    static final Input<String> PAGE = Input.multiline("page", "Page")
            .group("Content")
            .contentMediaType("text/html")
            .build();
    static final Input<List<Entry<FileValue>>> FILES = Input.fileEntries("files", "Files")
            .group("Content")
            .comment("Key is the file name.")
            .build();
    static final Input<List<Entry<String>>> TAGS =
            Input.textEntries("tags", "Tags").group("Content").advanced().build();
    static final Input<FileValue> LOGO = Input.file("logo", "Logo").build();
    static final Input<Boolean> URGENT =
            Input.flag("urgent", "Urgent").comment("Goes first.").build();
    static final Input<Long> COPIES =
            Input.integer("copies", "Copies").minimum(1).defaultValue(1L).build();
    static final Input<String> SIZE = Input.choice("size", "Size", List.of(Option.of("S"), Option.of("M")))
            .defaultValue("M")
            .build();
    static final Input<List<String>> DAYS = Input.choiceList(
                    "days", "Days", List.of(Option.of("mon", "Monday"), Option.of("tue", "Tuesday")))
            .defaultValue(List.of("tue"))
            .build();
    static final Input<String> OLD = Input.text("old", "Old name")
            .deprecated("Use City in its place.")
            .defaultValue("none")
            .build();
    static final Input<Session> CONNECTION = Input.connection(
                    "connection", "Connection", Session.class, List.of(new KeyConnection()))
            .required()
            .build();
    static final Input<Secret> SECRET =
            Input.secret("secretKey", "Secret Key").required().build();

    static final InputSchema ACTION = InputSchema.builder()
            .addInput(CITY)
            .addInput(ZONE)
            .addInput(GUESTS)
            .addInput(WATCHERS)
            .addInput(NOTE)
            .addInput(PAGE)
            .addInput(FILES)
            .addInput(TAGS)
            .addInput(LOGO)
            .addInput(URGENT)
            .addInput(COPIES)
            .addInput(SIZE)
            .addInput(DAYS)
            .addInput(OLD)
            .addInput(CONNECTION)
            .addRule(Rule.atLeastOneOf(GUESTS, WATCHERS))
            .addRule(Rule.atMostOneOf(NOTE, PAGE))
            .addRule(Rule.allOrNoneOf(FILES, TAGS, LOGO))
            .build();

    static final InputSchema CREDENTIALS = InputSchema.builder()
            .addInput(Input.text("account", "Account").required().build())
            .addInput(SECRET)
            .build();

    private Samples() {}

    static final class Session implements AutoCloseable {
        @Override
        public void close() {}
    }

    private static final class KeyConnection implements Connection<Session> {
        @Override
        public ConnectionInfo info() {
            return ConnectionInfo.builder("key", "Key")
                    .description("With a key.")
                    .build();
        }

        @Override
        public InputSchema inputs() {
            return CREDENTIALS;
        }

        @Override
        public Session open(ConnectionContext context) {
            return new Session();
        }

        @Override
        public String test(Session session) {
            return "someone";
        }
    }
}
