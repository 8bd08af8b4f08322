package org.connectorkit.docs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependency rules between the modules. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.connectorkit");

    @Test
    void theModulesUnderTheRulesAreOnTheClassPath() {
        assertThat(Stream.of("spi", "host", "forms", "ses", "sandbox", "testkit", "designer", "engine", "s3", "cli")
                        .map(module -> "org.connectorkit." + module)
                        .filter(module -> CLASSES.stream().noneMatch(in(module))))
                .as("modules without a class to check")
                .isEmpty();
    }

    @Test
    void theSpiDependsOnTheJdkAlone() {
        noClasses()
                .that(in("org.connectorkit.spi"))
                .should()
                .dependOnClassesThat(not(in("org.connectorkit.spi", "java", "org.jspecify")))
                .check(CLASSES);
    }

    @Test
    void aConnectorDependsOnNoModuleOfOursButTheSpi() {
        noClasses()
                .that(in("org.connectorkit.ses"))
                .should()
                .dependOnClassesThat(ours().and(not(in("org.connectorkit.ses", "org.connectorkit.spi"))))
                .check(CLASSES);
    }

    @Test
    void theHostDependsOnNoModuleOfOursButTheSpi() {
        noClasses()
                .that(in("org.connectorkit.host"))
                .should()
                .dependOnClassesThat(ours().and(not(in("org.connectorkit.host", "org.connectorkit.spi"))))
                .check(CLASSES);
    }

    @Test
    void formsDependOnNoModuleOfOursButTheSpi() {
        noClasses()
                .that(in("org.connectorkit.forms"))
                .should()
                .dependOnClassesThat(ours().and(not(in("org.connectorkit.forms", "org.connectorkit.spi"))))
                .check(CLASSES);
    }

    @Test
    void theSandboxDependsOnNoModuleOfOurs() {
        noClasses()
                .that(in("org.connectorkit.sandbox"))
                .should()
                .dependOnClassesThat(ours().and(not(in("org.connectorkit.sandbox"))))
                .check(CLASSES);
    }

    @Test
    void theTestkitKnowsNoConnector() {
        noClasses()
                .that(in("org.connectorkit.testkit"))
                .should()
                .dependOnClassesThat(ours().and(
                                not(in("org.connectorkit.testkit", "org.connectorkit.host", "org.connectorkit.spi"))))
                .check(CLASSES);
    }

    @Test
    void aFileStoreKnowsTheHostAndWhatTheCommandAsksOfItAlone() {
        noClasses()
                .that(in("org.connectorkit.s3"))
                .should()
                .dependOnClassesThat(ours().and(not(in(
                        "org.connectorkit.s3",
                        "org.connectorkit.engine",
                        "org.connectorkit.host",
                        "org.connectorkit.spi"))))
                .check(CLASSES);
    }

    @Test
    void theCommandAndTheDesignerImportNoConnectorAndNoFileStore() {
        noClasses()
                .that(in("org.connectorkit.cli", "org.connectorkit.designer"))
                .should()
                .dependOnClassesThat(in("org.connectorkit.ses", "org.connectorkit.s3"))
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheCommand() {
        noClasses()
                .that(ours().and(not(in("org.connectorkit.cli"))))
                .should()
                .dependOnClassesThat(in("org.connectorkit.cli"))
                .check(CLASSES);
    }

    @Test
    void theAwsSdkAppearsOnlyInTheSesConnectorAndTheS3FileStore() {
        noClasses()
                .that(ours().and(not(in("org.connectorkit.ses", "org.connectorkit.s3"))))
                .should()
                .dependOnClassesThat(in("software.amazon"))
                .check(CLASSES);
    }

    @Test
    void aWebServerAppearsOnlyInTheSandboxAndTheDesigner() {
        noClasses()
                .that(ours().and(not(in("org.connectorkit.sandbox", "org.connectorkit.designer"))))
                .should()
                .dependOnClassesThat(in("org.eclipse.jetty", "com.sun.net.httpserver"))
                .check(CLASSES);
    }

    @Test
    void packagesBehindTheApiHaveNoCycles() {
        slices().matching("org.connectorkit.(*).(*)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noClassIsNamedAfterNothingInParticular() {
        classes()
                .that(ours())
                .should()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(CLASSES);
    }

    @Test
    void theHostHasNoWordOfAnyConnectorInIt() throws IOException {
        Pattern word = Pattern.compile("(?i)\\b(ses|sesv2|sts|aws|amazon)\\b");
        try (Stream<Path> files = Files.walk(Path.of("..", "connector-host", "src"))) {
            List<Path> offenders = files.filter(Files::isRegularFile)
                    .filter(file -> word.matcher(read(file)).find())
                    .toList();
            assertThat(offenders).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaClass> ours() {
        return in("org.connectorkit");
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return describe("in " + String.join(" or ", packages), type -> {
            JavaClass base = type.getBaseComponentType();
            return base.isPrimitive()
                    ? List.of(packages).contains("java")
                    : Stream.of(packages)
                            .anyMatch(name -> base.getPackageName().equals(name)
                                    || base.getPackageName().startsWith(name + "."));
        });
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }
}
