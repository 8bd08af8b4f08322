package org.connectorkit.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.connectorkit.spi.Connector;
import org.connectorkit.testkit.Check.Findings;

/** What must hold for the folder of jars that is handed out; none of these loads a class of it. */
final class PackagingRules {

    private static final int JAVA_17 = 61;

    private static final Map<String, String> TEST_LIBRARIES = Map.of(
            "org/junit/", "JUnit",
            "junit/framework/", "JUnit",
            "org/assertj/", "AssertJ",
            "net/jqwik/", "jqwik",
            "org/mockito/", "Mockito",
            "org/testcontainers/", "Testcontainers");

    static final Check<PluginFolder> REGISTERED = on(
            1,
            "One jar of the folder, and no other, registers one connector.",
            "A host finds connectors by META-INF/services; without the file the connector is invisible, with two it is not"
                    + " clear which one is meant.",
            "Have one file META-INF/services/org.connectorkit.spi.Connector with one line: the class that implements"
                    + " Connector.",
            PackagingRules::registered);

    static final Check<PluginFolder> MODULE_AGREES = on(
            2,
            "The module descriptor provides the class that the services file names.",
            "A host on the module path reads only the one, a host on the class path only the other; where they differ, the"
                    + " connector is there in one and gone in the other.",
            "Add to module-info.java: provides org.connectorkit.spi.Connector with … the class in the services file.",
            PackagingRules::moduleAgrees);

    static final Check<PluginFolder> NO_CONTRACT = on(
            3,
            "No jar holds classes of the contract.",
            "The host brings connector-spi; a second copy makes the connector a stranger to it, and the host refuses it.",
            "Give connector-spi the scope provided, and take it out of a shaded jar.",
            (folder, findings) -> holds(folder, "org/connectorkit/spi/", findings));

    static final Check<PluginFolder> NO_HOST = on(
            4,
            "No jar holds classes of the host or of the testkit.",
            "A connector runs in hosts of other versions and makers; what it takes from one host is missing or different in"
                    + " the next.",
            "Depend on connector-spi alone, and on connector-testkit with the scope test.",
            (folder, findings) -> {
                holds(folder, "org/connectorkit/host/", findings);
                holds(folder, "org/connectorkit/testkit/", findings);
            });

    static final Check<PluginFolder> NO_TEST_LIBRARY = on(
            5,
            "No jar holds a test library.",
            "It makes the plugin larger and brings code to production that was never meant to be there.",
            "Give the dependency the scope test.",
            (folder, findings) -> folder.jars().forEach(jar -> jar.classes().stream()
                    .flatMap(name -> TEST_LIBRARIES.entrySet().stream()
                            .filter(library -> name.startsWith(library.getKey()))
                            .map(Map.Entry::getValue))
                    .distinct()
                    .forEach(library -> findings.add(jar.name(), "holds " + library))));

    static final Check<PluginFolder> NO_DUPLICATES = on(
            6,
            "No class is in two jars of the folder.",
            "Which of the two is loaded hangs on the order of files, and the other's version is silently ignored.",
            "Keep one version of each library: look for it with mvn dependency:tree.",
            PackagingRules::noDuplicates);

    static final Check<PluginFolder> NO_EXPORTS = on(
            7,
            "The connector's module exports and opens no package.",
            "Nobody compiles against a connector; what it exports becomes an interface that somebody relies on.",
            "Remove exports and opens from module-info.java; provides needs neither.",
            (folder, findings) -> folder.connectorJars()
                    .forEach(jar -> jar.module().ifPresent(module -> {
                        Stream.concat(
                                        module.exports().stream().map(export -> "exports " + export.source()),
                                        module.opens().stream().map(opened -> "opens " + opened.source()))
                                .sorted()
                                .forEach(seen -> findings.add(jar.name(), seen));
                    })));

    static final Check<PluginFolder> JAVA_VERSION = on(
            8,
            "Every class file runs on Java 17.",
            "Hosts run on Java 17 and later; a newer class file fails there when it is first used.",
            "Compile with --release 17, and take a version of the library that supports it.",
            (folder, findings) -> {
                for (PluginFolder.Jar jar : folder.jars()) {
                    int version = jar.classFileVersion();
                    if (version > JAVA_17) {
                        findings.add(
                                jar.name(), "holds class files of version " + version + ", for Java " + (version - 44));
                    }
                }
            });

    static final Check<PluginFolder> LOADS = on(
            9,
            "The connector loads with nothing beside it but the JDK and the contract.",
            "A host gives each plugin a class loader of its own; what the connector finds on its author's class path is not"
                    + " there.",
            "Add the missing jar to the folder; the class needs a public constructor without arguments that does nothing.",
            (folder, findings) -> {
                try (LoadedPlugin plugin = LoadedPlugin.load(folder)) {
                    plugin.failure()
                            .ifPresent(failure ->
                                    findings.add(folder.path().getFileName() + "", "does not load: " + failure));
                }
            });

    private PackagingRules() {}

    static List<Check<PluginFolder>> all() {
        return List.of(
                REGISTERED,
                MODULE_AGREES,
                NO_CONTRACT,
                NO_HOST,
                NO_TEST_LIBRARY,
                NO_DUPLICATES,
                NO_EXPORTS,
                JAVA_VERSION,
                LOADS);
    }

    private static Check<PluginFolder> on(
            int number, String sentence, String why, String remedy, Check.Body<PluginFolder> body) {
        return new Check<>(
                new ContractRule(
                        String.format("PACK-%02d", number), ContractRule.Area.PACKAGING, sentence, why, remedy),
                body);
    }

    private static void registered(PluginFolder folder, Findings findings) {
        List<String> registered = new ArrayList<>();
        folder.connectorJars()
                .forEach(jar -> jar.providers().forEach(provider -> registered.add(provider + " in " + jar.name())));
        if (registered.isEmpty()) {
            findings.add(
                    folder.path().getFileName() + "",
                    folder.jars().isEmpty()
                            ? "holds no jar"
                            : "registers no connector in " + folder.jars().size() + " jars");
        } else if (registered.size() > 1) {
            findings.add(folder.path().getFileName() + "", "registers " + String.join(" and ", registered));
        }
    }

    private static void moduleAgrees(PluginFolder folder, Findings findings) {
        for (PluginFolder.Jar jar : folder.connectorJars()) {
            if (jar.module().isEmpty()) {
                findings.add(jar.name(), "has a services file and no module-info.class");
                continue;
            }
            TreeSet<String> provided = new TreeSet<>();
            jar.module().get().provides().stream()
                    .filter(provides -> provides.service().equals(Connector.class.getName()))
                    .forEach(provides -> provided.addAll(provides.providers()));
            TreeSet<String> named = new TreeSet<>(jar.providers());
            if (!provided.equals(named)) {
                findings.add(jar.name(), "names " + named + " in its services file and provides " + provided);
            }
        }
    }

    private static void holds(PluginFolder folder, String prefix, Findings findings) {
        folder.jars().forEach(jar -> jar.classes().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .ifPresent(name -> findings.add(jar.name(), "holds " + name)));
    }

    private static void noDuplicates(PluginFolder folder, Findings findings) {
        Map<String, String> owners = new HashMap<>();
        Map<String, String> examples = new LinkedHashMap<>();
        folder.jars().forEach(jar -> jar.classes().forEach(name -> {
            String other = owners.putIfAbsent(name, jar.name());
            if (other != null) {
                examples.putIfAbsent(other + " and " + jar.name(), name);
            }
        }));
        examples.forEach((jars, name) -> findings.add(jars, "both hold " + name));
    }
}
