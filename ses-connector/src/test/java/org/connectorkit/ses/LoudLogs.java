package org.connectorkit.ses;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * A binding of SLF4J that prints everything at every level, for a process that is started with it.
 *
 * <p>{@code -Dquiet} is a pattern of loggers that print nothing below INFO.
 */
public final class LoudLogs implements SLF4JServiceProvider {

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, LoudLogger::new);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Ready as it is
    }

    private static final class LoudLogger extends AbstractLogger {

        private static final long serialVersionUID = 1;

        private final boolean quiet;

        LoudLogger(String name) {
            this.name = name;
            this.quiet = name.matches(System.getProperty("quiet", ""));
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return LoudLogger.class.getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
            System.out.println(name + " " + level + " " + MessageFormatter.basicArrayFormat(message, arguments));
            if (thrown != null) {
                thrown.printStackTrace(System.out);
            }
        }

        @Override
        public boolean isTraceEnabled() {
            return !quiet;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return !quiet;
        }

        @Override
        public boolean isDebugEnabled() {
            return !quiet;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return !quiet;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }
    }
}
