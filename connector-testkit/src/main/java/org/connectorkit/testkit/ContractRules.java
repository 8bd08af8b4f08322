package org.connectorkit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The catalogue of everything that must hold for a connector, and the checks that need nothing of its author. */
public final class ContractRules {

    private ContractRules() {}

    /** Every rule, in the order in which an author meets them. */
    public static List<ContractRule> all() {
        return checks().stream().map(Check::rule).toList();
    }

    /**
     * Checks what needs nothing of the author: the folder of jars that is handed out as a plugin, and what its connector says
     * of itself. Runs nothing of the connector but its descriptors and its checks of inputs, in a class loader of its own.
     *
     * @throws UncheckedIOException if the folder or one of its jars cannot be read
     */
    public static Verification verify(Path folder) {
        try {
            PluginFolder.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin folder " + folder + " cannot be read", e);
        }
        List<ContractRule> checked = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Check<Path> check : checksOfFolder()) {
            checked.add(check.rule());
            findings.addAll(check.on(folder));
        }
        return new Verification(checked, findings);
    }

    /** Every check, as one of a subject. */
    static List<Check<ContractSubject>> checks() {
        List<Check<ContractSubject>> checks = new ArrayList<>();
        checksOfFolder().forEach(check -> checks.add(check.from(ContractSubject::plugin)));
        checks.addAll(BehaviourRules.all());
        checks.addAll(FaultRules.all());
        checks.addAll(LeakRules.all());
        checks.addAll(CompatibilityRules.all());
        checks.addAll(DocumentationRules.all());
        return List.copyOf(checks);
    }

    private static List<Check<Path>> checksOfFolder() {
        List<Check<Path>> checks = new ArrayList<>();
        DescriptorRules.all()
                .forEach(check -> checks.add(new Check<>(check.rule(), (folder, findings) -> {
                    try (LoadedPlugin plugin = LoadedPlugin.load(PluginFolder.read(folder))) {
                        if (plugin.connector().isPresent()) {
                            check.body().check(plugin.connector().get(), findings);
                        }
                    }
                })));
        checks.addAll(SchemaRules.all());
        PackagingRules.all().forEach(check -> checks.add(check.from(PluginFolder::read)));
        return checks;
    }
}
