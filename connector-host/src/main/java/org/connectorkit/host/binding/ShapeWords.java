package org.connectorkit.host.binding;

import com.networknt.schema.Error;
import java.util.List;
import java.util.Optional;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.render.Shapes;
import org.connectorkit.host.text.Words;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.TextConstraints;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is wrong with a value of a shape, in plain words. */
final class ShapeWords {

    static final String ENTRY_KEY = "must have a key of one line of text that is not blank";
    static final String ENTRY_ROW =
            "must have exactly \"key\" and \"value\", such as {\"key\": \"name\", \"value\": …}";

    private static final String ONE_LINE = "must be one line; remove line breaks and control characters";

    private final FilePolicy filePolicy;

    ShapeWords(FilePolicy filePolicy) {
        this.filePolicy = filePolicy;
    }

    static String remedyForMissing(InputType type) {
        if (type instanceof InputType.Text
                || type instanceof InputType.Multiline
                || type instanceof InputType.Secret
                || type instanceof InputType.Number) {
            return "fill it in";
        }
        if (type instanceof InputType.Flag) {
            return "give true or false";
        }
        if (type instanceof InputType.Choice choice) {
            return "choose one of " + options(choice);
        }
        if (type instanceof InputType.File) {
            return "give a file";
        }
        if (type instanceof InputType.ListOf) {
            return "give at least one item";
        }
        if (type instanceof InputType.EntriesOf) {
            return "give at least one entry";
        }
        if (type instanceof InputType.ConnectionRef) {
            return "give the name of a saved connection";
        }
        throw Shapes.unknown(type);
    }

    /**
     * Describes an error.
     *
     * @param member the member inside a file's object, or null for the value itself
     * @param quote whether the value may be quoted
     * @return null for an error that another one of the same value tells better
     */
    @Nullable String describe(InputType type, Error error, @Nullable String member, boolean quote) {
        String given = quote ? given(error.getInstanceNode()) : "";
        if (type instanceof InputType.Text text) {
            return text(error, text.constraints(), given, true);
        }
        if (type instanceof InputType.Multiline multiline) {
            return text(error, multiline.constraints(), "", false);
        }
        if (type instanceof InputType.Secret secret) {
            return text(error, secret.constraints(), "", false);
        }
        if (type instanceof InputType.Flag) {
            return "must be true or false" + given;
        }
        if (type instanceof InputType.Number number) {
            return number(error, number, given);
        }
        if (type instanceof InputType.Choice choice) {
            return nearly(choice, error.getInstanceNode())
                    .map(option -> "must be written '" + option + "'" + given)
                    .orElseGet(() -> "must be one of " + options(choice) + given);
        }
        if (type instanceof InputType.File) {
            return file(error, member);
        }
        if (type instanceof InputType.ListOf list) {
            return error.getKeyword().equals("type")
                    ? "must be a list" + (list.acceptsSingleItem() ? " or one text" : "") + given
                    : count(error, "item", "items");
        }
        if (type instanceof InputType.EntriesOf) {
            return error.getKeyword().equals("type")
                    ? "must be an object, or a list of {\"key\", \"value\"}" + given
                    : count(error, "entry", "entries");
        }
        if (type instanceof InputType.ConnectionRef) {
            return error.getInstanceNode().isString()
                    ? ONE_LINE
                    : "must be the name of a saved connection, as text; the connection itself cannot stand here";
        }
        throw Shapes.unknown(type);
    }

    private static String given(JsonNode value) {
        if (value.isString()) {
            return " (it is '" + Words.shown(value.stringValue()) + "')";
        }
        return value.isContainer() ? "" : " (it is " + Words.shown(value.toString()) + ")";
    }

    /** The option that the value is but for upper and lower case and the blanks around it. */
    private static Optional<String> nearly(InputType.Choice choice, JsonNode value) {
        return choice.options().stream()
                .map(Option::value)
                .filter(option -> value.isString()
                        && option.equalsIgnoreCase(value.stringValue().strip()))
                .findFirst();
    }

    private static String options(InputType.Choice choice) {
        List<String> values = choice.options().stream().map(Option::value).toList();
        return Words.joined(values, "or");
    }

    private static String text(Error error, TextConstraints constraints, String given, boolean oneLine) {
        return switch (error.getKeyword()) {
            case "type" -> "must be text" + given;
            case "minLength" -> "must have at least " + characters(error) + "; it has " + length(error);
            case "maxLength" -> "must have at most " + characters(error) + "; it has " + length(error);
            case "format" -> format(constraints) + given;
            case "pattern" -> {
                boolean own = constraints.pattern().isPresent()
                        && !error.getEvaluationPath().contains("allOf");
                if (own) {
                    yield constraints.patternMessage().orElseThrow() + given;
                }
                yield oneLine ? ONE_LINE : "must not be blank";
            }
            default -> throw unforeseen(error);
        };
    }

    private static String characters(Error error) {
        String count = error.getArguments()[0].toString();
        return count + (count.equals("1") ? " character" : " characters");
    }

    private static int length(Error error) {
        String text = error.getInstanceNode().stringValue();
        return text.codePointCount(0, text.length());
    }

    private static String format(TextConstraints constraints) {
        Format format = constraints.format().orElseThrow();
        return switch (format) {
            case URI -> "must be an absolute URI, such as https://example.com/page";
            case DATE -> "must be a date, such as 2026-01-31";
            case DATE_TIME -> "must be a date and time with offset, such as 2026-01-31T09:30:00Z";
            case DURATION -> "must be an ISO 8601 duration, such as PT30S";
            case MAILBOX -> throw new IllegalStateException("the schema leaves mailboxes to the connector");
        };
    }

    private static String number(Error error, InputType.Number number, String given) {
        return switch (error.getKeyword()) {
            case "type" -> (number.integer() ? "must be a whole number" : "must be a number") + given;
            case "minimum" -> "must be at least " + error.getArguments()[0] + given;
            case "maximum" -> "must be at most " + error.getArguments()[0] + given;
            default -> throw unforeseen(error);
        };
    }

    private static String count(Error error, String one, String several) {
        int size = error.getInstanceNode().size();
        String limit = error.getArguments()[0].toString();
        String words = limit + " " + (limit.equals("1") ? one : several) + "; it has " + size;
        return switch (error.getKeyword()) {
            case "minItems", "minProperties" -> "must have at least " + words;
            case "maxItems", "maxProperties" -> "must have at most " + words;
            default -> throw unforeseen(error);
        };
    }

    private @Nullable String file(Error error, @Nullable String member) {
        if (member != null) {
            return switch (member) {
                case "base64" -> "has a \"base64\" that is not Base64 (RFC 4648 section 4, without line breaks)";
                case "contentType" -> "has a \"contentType\" that is no media type, such as application/pdf";
                case "sha256" -> "has a \"sha256\" that is not 64 hexadecimal digits";
                case "size" -> "has a \"size\" that is not a number of bytes";
                case "uri" -> "has a \"uri\" that is not an absolute URI";
                default -> "has a \"" + member + "\" that is not text, or is empty";
            };
        }
        boolean object = error.getInstanceNode().isObject();
        return switch (error.getKeyword()) {
            case "type" -> "must be a file: " + oneForm();
            case "not" -> "cannot be given: this host takes no files";
            case "oneOf" -> object ? "must give the file in exactly one way: " + oneForm() : null;
            case "required" -> null;
            case "dependentRequired" -> "can have \"" + error.getProperty() + "\" only beside \"uri\"";
            case "additionalProperties" -> otherForm(error.getProperty());
            default -> throw unforeseen(error);
        };
    }

    private String otherForm(String member) {
        boolean form = List.of(FileForm.values()).stream()
                .anyMatch(known -> known.member().equals(member));
        return form
                ? "gives the file by \"" + member + "\", which this host does not allow; use " + oneForm()
                : "has a member \"" + Words.shown(member) + "\" that a file does not have";
    }

    private String oneForm() {
        List<String> forms = List.of(FileForm.values()).stream()
                .filter(filePolicy.forms()::contains)
                .map(form -> "{\"" + form.member() + "\": …}")
                .toList();
        return Words.joined(forms, "or");
    }

    private static IllegalStateException unforeseen(Error error) {
        return new IllegalStateException("the validator reports '" + error.getKeyword()
                + "', which the schema does not use at " + error.getSchemaLocation());
    }
}
