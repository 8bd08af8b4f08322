package org.connectorkit.host.masking;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** A connector's logger: what it writes goes to SLF4J without secrets and without objects of the plugin. */
public final class MaskedLogger implements System.Logger {

    private final Logger logger;
    private final Masker masker;

    private MaskedLogger(Logger logger, Masker masker) {
        this.logger = logger;
        this.masker = masker;
    }

    /** The logger of a connector. */
    public static MaskedLogger of(String connectorKey, Masker masker) {
        return new MaskedLogger(LoggerFactory.getLogger("org.connectorkit.connector." + connectorKey), masker);
    }

    @Override
    public String getName() {
        return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return switch (level) {
            case ALL, TRACE -> logger.isTraceEnabled();
            case DEBUG -> logger.isDebugEnabled();
            case INFO -> logger.isInfoEnabled();
            case WARNING -> logger.isWarnEnabled();
            case ERROR -> logger.isErrorEnabled();
            case OFF -> false;
        };
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            String text = localized(bundle, message);
            write(level, thrown == null ? masker.mask(text) : masker.mask(text) + "\n" + masker.stackTrace(thrown));
        }
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... params) {
        if (isLoggable(level)) {
            String text = localized(bundle, format);
            write(level, masker.mask(params == null || params.length == 0 ? text : formatted(text, params)));
        }
    }

    private static String formatted(String format, @Nullable Object[] params) {
        try {
            return MessageFormat.format(format, params);
        } catch (IllegalArgumentException e) {
            return format;
        }
    }

    private static String localized(@Nullable ResourceBundle bundle, @Nullable String message) {
        if (bundle == null || message == null) {
            return String.valueOf(message);
        }
        try {
            return bundle.getString(message);
        } catch (MissingResourceException | ClassCastException e) {
            return message;
        }
    }

    private void write(Level level, String text) {
        LoggingEventBuilder event =
                switch (level) {
                    case ALL, TRACE -> logger.atTrace();
                    case DEBUG -> logger.atDebug();
                    case INFO -> logger.atInfo();
                    case WARNING -> logger.atWarn();
                    case ERROR -> logger.atError();
                    case OFF -> throw new IllegalArgumentException("nothing is logged at level OFF");
                };
        event.log(text);
    }
}
