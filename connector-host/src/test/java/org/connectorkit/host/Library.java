package org.connectorkit.host;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorInfo;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Icon;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.ResultField;
import org.connectorkit.spi.Rule;
import org.connectorkit.spi.Secret;

/** A lending library, whose descriptors use every shape and attribute. */
final class Library implements Connector {

    private static final Input<String> CARD = Input.text("card", "Card Number")
            .required()
            .pattern("[A-Z]{2}-[0-9]{4}", "must look like AB-1234")
            .placeholder("AB-1234")
            .comment("The number on the card; letters | digits.")
            .docs(URI.create("https://library.example/cards"))
            .build();
    private static final Input<Secret> PIN =
            Input.secret("pin", "PIN").required().minLength(4).maxLength(8).build();

    private static final ByCard BY_CARD = new ByCard();

    static final Input<String> BRANCH = Input.choice(
                    "branch", "Branch", List.of(Option.of("c", "Central | old"), Option.of("n", "North")))
            .defaultValue("c")
            .group("Where")
            .comment("Where to fetch it.")
            .build();
    static final Input<String> TITLE = Input.text("title", "Title *exact*")
            .minLength(2)
            .maxLength(200)
            .addExample("Middlemarch")
            .comment("The title.")
            .build();
    static final Input<String> ISBN =
            Input.text("isbn", "ISBN").deprecated("Use Title.").build();
    static final Input<List<String>> READERS = Input.textList("readers", "Readers")
            .format(Format.MAILBOX)
            .acceptsSingleItem()
            .minItems(1)
            .maxItems(3)
            .comment("Whom to tell.")
            .build();
    static final Input<List<String>> TAGS = Input.choiceList(
                    "tags", "Tags", List.of(Option.of("new"), Option.of("large-print")))
            .defaultValue(List.of("new"))
            .build();
    static final Input<Long> DAYS = Input.integer("days", "Days")
            .minimum(1)
            .maximum(30)
            .defaultValue(14L)
            .build();
    static final Input<BigDecimal> FEE = Input.number("fee", "Fee").minimum(0).build();
    static final Input<Boolean> RENEW =
            Input.flag("renew", "Renew").defaultValue(false).advanced().build();
    static final Input<String> FROM =
            Input.text("from", "From").format(Format.DATE).build();
    static final Input<String> NOTE = Input.multiline("note", "Note")
            .contentMediaType("text/markdown")
            .maxLength(1000)
            .build();
    static final Input<List<Entry<String>>> MARKS = Input.textEntries("marks", "\u672c\u306e\u5370")
            .defaultValue(List.of(new Entry<>("p. 1", "a `tick`"), new Entry<>("p. 1", "b")))
            .build();
    static final Input<FileValue> COVER = Input.file("cover", "Cover").build();
    static final Input<List<Entry<FileValue>>> SCANS =
            Input.fileEntries("scans", "Scans").maxItems(2).build();
    static final Input<AutoCloseable> CONNECTION = Input.connection(
                    "connection", "Connection", AutoCloseable.class, List.of(BY_CARD))
            .required()
            .build();

    static final InputSchema LEND = InputSchema.builder()
            .addInput(BRANCH)
            .addInput(TITLE)
            .addInput(ISBN)
            .addInput(READERS)
            .addInput(TAGS)
            .addInput(DAYS)
            .addInput(FEE)
            .addInput(RENEW)
            .addInput(FROM)
            .addInput(NOTE)
            .addInput(MARKS)
            .addInput(COVER)
            .addInput(SCANS)
            .addInput(CONNECTION)
            .addRule(Rule.atLeastOneOf(TITLE, ISBN))
            .addRule(Rule.atMostOneOf(TITLE, ISBN, FROM))
            .addRule(Rule.allOrNoneOf(COVER, SCANS))
            .build();

    @Override
    public int spiLevel() {
        return SPI_LEVEL;
    }

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.builder("library", "Library: \"Books\"")
                .description("Lends books of a *library*.")
                .icon(Icon.ofSvg("<svg viewBox=\"0 0 1 1\"></svg>"))
                .docs(URI.create("https://library.example/"))
                .build();
    }

    @Override
    public List<Connection<?>> connections() {
        return List.of(BY_CARD);
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Act(
                        ActionInfo.builder("lend", "Lend a Book")
                                .description("Lends one book.")
                                .addResult(ResultField.of("loanId", "The loan, or `null | none`."))
                                .addResult(ResultField.of("due", "When to bring it back."))
                                .build(),
                        LEND),
                new Act(
                        ActionInfo.builder("hours", "Opening Hours")
                                .description("Tells the opening hours.")
                                .repeatable()
                                .build(),
                        InputSchema.empty()));
    }

    @Override
    public InputSchema settings() {
        return InputSchema.builder()
                .addInput(Input.text("endpoint", "Endpoint")
                        .format(Format.URI)
                        .comment("Another address than the library's own.")
                        .build())
                .build();
    }

    private record Act(ActionInfo info, InputSchema inputs) implements Action {

        @Override
        public ActionResult perform(ActionContext context) {
            return ActionResult.empty();
        }
    }

    private static final class ByCard implements Connection<AutoCloseable> {

        @Override
        public ConnectionInfo info() {
            return ConnectionInfo.builder("card", "Library Card")
                    .description("Connects with a card.")
                    .guide("#### Where to get one\n\nAt the desk.")
                    .build();
        }

        @Override
        public InputSchema inputs() {
            return InputSchema.builder().addInput(CARD).addInput(PIN).build();
        }

        @Override
        public AutoCloseable open(ConnectionContext context) {
            return () -> {};
        }

        @Override
        public String test(AutoCloseable session) {
            return "a reader";
        }
    }
}
