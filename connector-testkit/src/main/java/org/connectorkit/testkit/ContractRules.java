package org.connectorkit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.connectorkit.spi.Connector;

/** The catalogue of everything that must hold for a connector, and the checks that need nothing of its author. */
public final class ContractRules {

    private ContractRules() {}

    /** Every rule, in the order in which an author meets them. */
    public static List<ContractRule> all() {
        return Stream.<List<? extends Check<?>>>of(DescriptorRules.all(), PackagingRules.all())
                .flatMap(List::stream)
                .map(Check::rule)
                .toList();
    }

    /**
     * Checks the folder of jars that is handed out as a plugin, and what its connector says of itself. Runs nothing of the
     * connector but its descriptors, in a class loader of its own.
     *
     * @throws UncheckedIOException if the folder or one of its jars cannot be read
     */
    public static Verification verify(Path folder) {
        List<ContractRule> checked = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        PluginFolder plugin;
        try {
            plugin = PluginFolder.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin folder " + folder + " cannot be read", e);
        }
        for (Check<PluginFolder> check : PackagingRules.all()) {
            checked.add(check.rule());
            findings.addAll(check.on(plugin));
        }
        try (LoadedPlugin loaded = LoadedPlugin.load(plugin)) {
            if (loaded.connector().isPresent()) {
                Connector connector = loaded.connector().get();
                for (Check<Connector> check : DescriptorRules.all()) {
                    checked.add(check.rule());
                    findings.addAll(check.on(connector));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin folder " + folder + " cannot be read", e);
        }
        return new Verification(checked, findings);
    }
}
