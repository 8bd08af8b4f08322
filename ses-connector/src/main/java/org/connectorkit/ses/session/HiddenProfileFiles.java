package org.connectorkit.ses.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Keeps the AWS SDK from the profile files of the machine while it builds a client.
 *
 * <p>The SDK has no setting of a client for this, only these system properties, which go before the environment variables.
 * They are process-wide, so they are changed only where the files cannot be parsed, no longer than it takes to build a
 * client, and under the lock that {@link System#setProperty} itself takes: two plugins, each with an SDK of its own, do it
 * one after the other.
 */
final class HiddenProfileFiles {

    private static final List<String> LOCATIONS = List.of(
            ProfileFileSystemSetting.AWS_CONFIG_FILE.property(),
            ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property());

    private HiddenProfileFiles() {}

    /** Does something that finds no profile file. */
    static <T> T during(Supplier<T> work) {
        Properties system = System.getProperties();
        synchronized (system) {
            Map<String, @Nullable String> before = new HashMap<>();
            for (String location : LOCATIONS) {
                // A folder, which the SDK takes for no file
                before.put(location, (String) system.setProperty(location, System.getProperty("java.home")));
            }
            try {
                return work.get();
            } finally {
                before.forEach((location, value) -> {
                    if (value == null) {
                        system.remove(location);
                    } else {
                        system.setProperty(location, value);
                    }
                });
            }
        }
    }
}
