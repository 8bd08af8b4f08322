package org.connectorkit.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.connectorkit.cli.terminal.Environment;
import org.connectorkit.engine.FileStoreProvider;
import org.connectorkit.host.FileStore;
import org.connectorkit.spi.FileValue;

/** The files that the operator opened to flows: below folders, and below locations of the distribution's file stores. */
final class AllowedFiles implements FileStore {

    private static final Pattern LOCATION = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    private final List<FileStore> stores;

    private AllowedFiles(List<FileStore> stores) {
        this.stores = stores;
    }

    /** Opens folders and locations as they stand after {@code --files}; loads file stores only if there is a location. */
    static AllowedFiles of(List<String> allowed, Environment environment) {
        List<FileStore> stores = new ArrayList<>();
        List<Path> folders = allowed.stream()
                .filter(place -> !LOCATION.matcher(place).matches())
                .map(place -> existing(environment.currentFolder().resolve(place)))
                .toList();
        if (!folders.isEmpty()) {
            stores.add(new FolderFileStore(folders));
        }
        List<URI> locations = allowed.stream()
                .filter(place -> LOCATION.matcher(place).matches())
                .map(AllowedFiles::uri)
                .toList();
        if (!locations.isEmpty()) {
            List<FileStoreProvider> providers = Extensions.fileStores(environment.distribution());
            locations.forEach(location -> stores.add(open(location, providers)));
        }
        return new AllowedFiles(stores);
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Usage.wrong("There is no folder " + folder + ".", "Correct --files.");
        }
        return folder;
    }

    private static URI uri(String location) {
        try {
            return new URI(location);
        } catch (URISyntaxException e) {
            throw Usage.wrong(
                    "--files " + location.replaceFirst("\\?.*", "?…") + " is no URI.",
                    "Correct it; a space is written %20.");
        }
    }

    private static FileStore open(URI location, List<FileStoreProvider> providers) {
        return providers.stream()
                .filter(provider -> provider.scheme().equalsIgnoreCase(location.getScheme()))
                .findFirst()
                .orElseThrow(() -> Usage.unknown(
                        "file store for",
                        location.getScheme() + ":",
                        providers.stream()
                                .map(provider -> provider.scheme() + ":")
                                .toList(),
                        "Correct --files; a folder is written as a path."))
                .open(location);
    }

    @Override
    public Optional<FileValue> find(URI uri) {
        return stores.stream().flatMap(store -> store.find(uri).stream()).findFirst();
    }
}
