package org.connectorkit.cli.store;

import java.nio.file.Path;
import org.connectorkit.cli.terminal.Environment;

/**
 * Where a user's own files go.
 *
 * @param config what the user set up and may copy to another machine
 * @param state what belongs to this machine
 */
public record UserFolders(Path config, Path state) {

    private static final String NAME = "connectors";

    /**
     * The folders by the XDG Base Directory Specification; on Windows those of the roaming and the local profile. A relative
     * {@code XDG_CONFIG_HOME} or {@code XDG_STATE_HOME} is ignored, as the specification asks.
     */
    public static UserFolders of(Environment environment) {
        return new UserFolders(
                folder(environment, "XDG_CONFIG_HOME", "APPDATA", ".config"),
                folder(environment, "XDG_STATE_HOME", "LOCALAPPDATA", ".local/state"));
    }

    private static Path folder(Environment environment, String xdg, String windows, String inHome) {
        return environment
                .variable(xdg)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> environment.variable(windows).map(Path::of))
                .orElseGet(() -> environment.userHome().resolve(inHome))
                .resolve(NAME);
    }
}
