package org.connectorkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the distribution that this build made, as processes, in a copy whose path has spaces and more. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    static Path temp;

    private static Path copy;

    /** What a process left behind. */
    private record Outcome(int code, String out, String err) {}

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        copy = copyOfTheDistribution("a folder's (cöpy)");
        PluginFolder.writeWeather(temp.resolve("weather plugins"));
        assertThat(connectors("--version").code()).isZero();
        Files.writeString(
                temp.resolve("station.json"),
                "{\"type\": \"apiKey\", \"inputs\": {\"user\": \"ann\", \"apiKey\": \"1234\"}}");
    }

    /** Without the archives of another path, which could not be used. */
    private static Path copyOfTheDistribution(String name) throws IOException {
        Path copy = temp.resolve(name);
        Path distribution = Path.of("target", "connectors");
        try (Stream<Path> files = Files.walk(distribution)) {
            List<Path> built = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(distribution.resolve("startup")))
                    .toList();
            for (Path file : built) {
                Path target = copy.resolve("connector-cli/target/connectors").resolve(distribution.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Files.copy(ROOT.resolve("connectors"), copy.resolve("connectors"));
        Files.writeString(copy.resolve("pom.xml"), "<project/>");
        Files.setLastModifiedTime(copy.resolve("pom.xml"), FileTime.from(Instant.EPOCH));
        return copy;
    }

    private static Outcome run(Map<String, String> environment, Path folder, List<String> command)
            throws IOException, InterruptedException {
        Process process = start(environment, folder, command);
        process.getOutputStream().close();
        return outcome(process);
    }

    private static Process start(Map<String, String> environment, Path folder, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("HOME", temp.toString());
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        return builder.start();
    }

    private static Outcome outcome(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), out, err);
    }

    private static Outcome connectors(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), temp, command(arguments));
    }

    private static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(copy.resolve("connectors").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Test
    void theDistributionListsTheSesConnector() throws IOException, InterruptedException {
        Outcome outcome = connectors("list");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("aws-ses", "awsRoleArn", "accessKey", "listIdentities", "sendEmail");
    }

    @Test
    void theDistributionsConnectorKeepsTheContractsRules() throws IOException, InterruptedException {
        Path plugin = copy.resolve("connector-cli/target/connectors/plugins/aws-ses");

        Outcome outcome = connectors("verify", plugin.toString());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).matches("\\d+ rules hold\\.\n.*\n");
        assertThat(outcome.code()).isZero();
    }

    /** What takes a moment to load is loaded when an action runs. */
    @Test
    void listingLoadsNoClassOfAnSdkAndNoValidator() throws IOException, InterruptedException {
        Path log = temp.resolve("loaded.log");
        Path distribution = copy.resolve("connector-cli/target/connectors");
        Outcome outcome = run(
                Map.of(),
                temp,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log.getFileName(),
                        "-Dconnectors.home=" + distribution,
                        "-jar",
                        distribution.resolve("lib/connectors.jar").toString(),
                        "list"));

        assertThat(outcome.out()).contains("aws-ses", "sendEmail");
        assertThat(Files.readString(log))
                .contains("org.connectorkit.ses.SesConnector ", "org.connectorkit.host.ConnectorHost ")
                .doesNotContain("software.amazon.awssdk.", "com.networknt.", "org.apache.james.", "org.apache.hc.");
    }

    @Test
    void picocliTheHostAndThePluginComeFromTheArchive() throws IOException, InterruptedException {
        String launcher = copyOfTheDistribution("plain").resolve("connectors").toString();
        assertThat(run(Map.of(), temp, List.of(launcher, "--version")).err()).contains("preparing a quick start");
        Path log = temp.resolve("archived.log");
        Outcome outcome = run(
                Map.of("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log.getFileName()), temp, List.of(launcher, "list"));

        assertThat(outcome.out()).contains("aws-ses", "sendEmail");
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains(" picocli.CommandLine source: shared objects file"))
                .anyMatch(line -> line.contains(" org.connectorkit.ses.SesConnector source: shared objects file"))
                .noneMatch(line -> line.matches(".* (picocli|org\\.connectorkit\\.(host|spi))\\..* source: file:.*"));
    }

    @Test
    void anArchiveThatDoesNotFitIsNotTold() throws IOException, InterruptedException {
        Outcome outcome = run(Map.of("JDK_JAVA_OPTIONS", "-XX:-UseCompressedOops"), temp, command("list"));

        assertThat(outcome.err()).isEqualTo("NOTE: Picked up JDK_JAVA_OPTIONS: -XX:-UseCompressedOops\n");
        assertThat(outcome.out()).contains("aws-ses", "sendEmail");
    }

    @Test
    void theDistributionHoldsNoTestLibrary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/connectors/lib"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .noneMatch(name -> name.matches("(junit|jqwik|assertj|opentest4j|apiguardian).*"));
        }
    }

    @Test
    void thePluginsClassesNeedNotBeInflated() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/connectors/plugins/aws-ses"))) {
            for (Path file : files.toList()) {
                try (ZipFile jar = new ZipFile(file.toFile())) {
                    assertThat(jar.stream())
                            .as(file.toString())
                            .isNotEmpty()
                            .allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
                }
            }
        }
    }

    @Test
    void aLinkLeadsToIt() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), copy.resolve("connectors"));
        Path relative = Files.createSymbolicLink(temp.resolve("second link"), Path.of("link"));

        assertThat(run(Map.of(), temp, List.of(link.toString(), "--version")).code())
                .isZero();
        assertThat(run(Map.of(), Path.of("/"), List.of(relative.toString(), "--version"))
                        .code())
                .isZero();
    }

    @Test
    void exitCodesPassThrough() throws IOException, InterruptedException {
        assertThat(connectors("describe", "aws-sess").code()).isEqualTo(2);
    }

    @Test
    void textThatIsNotAsciiSurvivesAnyLocale() throws IOException, InterruptedException {
        Outcome outcome = run(
                Map.of("LC_ALL", "", "LANG", "C"),
                temp,
                command(
                        "run",
                        "weather",
                        "currentWeather",
                        "--plugins",
                        "weather plugins",
                        "--connection",
                        "station.json",
                        "--set",
                        "city=Zürich 東京"));

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("Zürich 東京");
    }

    @Test
    void aMailGoesToTheSandboxAndItsFileIsNamed() throws IOException, InterruptedException {
        Files.writeString(temp.resolve("report.csv"), "a;b\n");

        Outcome outcome = connectors(
                "run",
                "aws-ses",
                "sendEmail",
                "--sandbox",
                "--set",
                "awsRegion=us-east-1",
                "--set",
                "sender=ann@example.com",
                "--set",
                "toAddresses=bob@example.net",
                "--set",
                "bccAddresses=cy@example.net",
                "--set",
                "subject=Hello",
                "--set",
                "text=World",
                "--attach",
                "report.csv=report.csv");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "messageId",
                        "envelope from  ann@example.com",
                        "envelope to    bob@example.net, cy@example.net");
        Path mail = outcome.out()
                .lines()
                .filter(line -> line.endsWith(".eml"))
                .map(line -> Path.of(line.substring(line.indexOf('/'))))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(mail))
                .contains("Subject: Hello", "report.csv")
                .doesNotContain("cy@example.net");
    }

    @Test
    void aSenderThatTheSandboxDoesNotKnowIsRefusedAsTheServiceWould() throws IOException, InterruptedException {
        Outcome outcome = connectors(
                "run",
                "aws-ses",
                "sendEmail",
                "--sandbox",
                "--set",
                "awsRegion=us-east-1",
                "--set",
                "sender=ann@example.org",
                "--set",
                "toAddresses=bob@example.net",
                "--set",
                "subject=s",
                "--set",
                "text=t");

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("The sandbox verifies example.com and nothing else.", "ann@example.org");
    }

    @Test
    void badInputIsToldAtOnceAndNothingIsSent() throws IOException, InterruptedException {
        Outcome outcome = connectors(
                "run", "aws-ses", "sendEmail", "--sandbox", "--set", "toAddresses=bad@", "--attach", "a=absent");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("awsRegion", "sender", "toAddresses[0]", "subject", "text", "attachments");
    }

    @Test
    void noSettingLeadsAMailPastTheSandbox() throws IOException, InterruptedException {
        Outcome outcome = connectors(
                "run",
                "aws-ses",
                "listIdentities",
                "--sandbox",
                "--set",
                "awsRegion=us-east-1",
                "--setting",
                "endpoint=http://127.0.0.1:1");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("endpoint", "is what --sandbox sets; leave out one of the two");
    }

    @Test
    void theSkeletonOfAMailGoesToTheSandboxAsItIs() throws IOException, InterruptedException {
        Outcome skeleton = connectors("run", "aws-ses", "sendEmail", "--skeleton");
        Files.writeString(temp.resolve("skeleton.json"), skeleton.out());

        Outcome outcome =
                connectors("run", "aws-ses", "sendEmail", "--sandbox", "--input", "skeleton.json", "--dry-run");

        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    @Test
    void identitiesAreListedFromTheSandbox() throws IOException, InterruptedException {
        Outcome outcome = connectors(
                "run",
                "aws-ses",
                "listIdentities",
                "--sandbox",
                "--set",
                "awsRegion=us-east-1",
                "--set",
                "identityType=Domain",
                "--output",
                "json");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"identities\": [\n    \"example.com\"\n  ]");
    }

    @Test
    void anInterruptedRunSaysWhetherItMayHaveHappened() throws IOException, InterruptedException {
        Process process = start(
                Map.of(),
                temp,
                command(
                        "run",
                        "weather",
                        "sendReport",
                        "--plugins",
                        "weather plugins",
                        "--connection",
                        "station.json",
                        "--set",
                        "title=t",
                        "--set",
                        "readers=a",
                        "--set",
                        "outcome=WAIT",
                        "--set",
                        "note=" + temp.resolve("waiting")));
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(temp.resolve("waiting")) && System.nanoTime() < giveUp) {
            assertThat(process.isAlive()).isTrue();
            Thread.onSpinWait();
        }

        interrupt(process);
        Outcome outcome = outcome(process);

        assertThat(outcome.code()).isEqualTo(130);
        assertThat(outcome.err()).contains("Interrupted. Send Report may have happened all the same.");
    }

    @Test
    void theSandboxRunsUntilItIsInterrupted() throws IOException, InterruptedException {
        Process process = start(Map.of(), temp, command("sandbox", "--verified", "example.org"));
        String first = process.inputReader().readLine();

        assertThat(first).startsWith("export AWS_ENDPOINT_URL=http://127.0.0.1:");
        interrupt(process);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    @Test
    void withoutJavaItSaysWhatIsMissing() throws IOException, InterruptedException {
        Outcome none = run(Map.of("JAVA_HOME", "", "PATH", "/nowhere"), temp, command("list"));
        Outcome wrong = run(Map.of("JAVA_HOME", "/nowhere"), temp, command("list"));

        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).startsWith("connectors: no java found.");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("connectors: JAVA_HOME is /nowhere, which has no bin/java.");
    }

    @Test
    void anOldJavaIsRefused() throws IOException, InterruptedException {
        Path old = Files.createDirectories(temp.resolve("jdk 11"));
        executable(old.resolve("bin/java"), "exit 0");
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");

        Outcome outcome = run(Map.of("JAVA_HOME", old.toString()), temp, command("list"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("is Java 11.0.2. Version 17 or newer is needed");
    }

    @Test
    void withoutABuildOrMavenItSaysWhatIsMissing() throws IOException, InterruptedException {
        Path empty = Files.createDirectories(temp.resolve("no build"));
        Files.copy(ROOT.resolve("connectors"), empty.resolve("connectors"));

        Outcome outcome = run(
                Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", "/nowhere"),
                temp,
                List.of(empty.resolve("connectors").toString(), "list"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("there is no mvn on the PATH");
    }

    @Test
    void itBuildsOnFirstUseAndWhenASourceIsNewerAndNotOtherwise() throws IOException, InterruptedException {
        Path project = Files.createDirectories(temp.resolve("a project"));
        Files.copy(ROOT.resolve("connectors"), project.resolve("connectors"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Path tools = Files.createDirectories(temp.resolve("tools"));
        executable(
                tools.resolve("mvn"),
                "echo noise; mkdir -p \"$BUILT/lib\" && cp \"$COPY/connector-cli/target/connectors/lib/\"* \"$BUILT/lib\"");
        Map<String, String> environment = Map.of(
                "PATH",
                tools + ":" + System.getenv("PATH"),
                "COPY",
                copy.toString(),
                "BUILT",
                project.resolve("connector-cli/target/connectors").toString());
        List<String> command = List.of(project.resolve("connectors").toString(), "--version");

        Outcome first = run(environment, temp, command);
        Outcome second = run(environment, temp, command);
        Files.setLastModifiedTime(
                project.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        Outcome third = run(environment, temp, command);

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("connectors ").doesNotContain("noise");
        assertThat(first.err()).contains("first use, building").containsPattern("connectors: built in [0-9]+ s");
        assertThat(second.err()).isEmpty();
        assertThat(third.err()).contains("sources have changed, building");
    }

    @Test
    void enginesAreBuiltByTheFirstCommandThatNeedsThem() throws IOException, InterruptedException {
        Path project = Files.createDirectories(temp.resolve("with engines"));
        Files.copy(ROOT.resolve("connectors"), project.resolve("connectors"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Path tools = Files.createDirectories(temp.resolve("engine tools"));
        executable(tools.resolve("mvn"), """
                mkdir -p "$BUILT/lib" && cp "$COPY/connector-cli/target/connectors/lib/"* "$BUILT/lib"
                case "$*" in
                  *engines/camunda*) mkdir -p "$BUILT/engines/camunda" && : >"$BUILT/engines/camunda/camunda-engine.jar" ;;
                esac""");
        Map<String, String> environment = Map.of(
                "PATH",
                tools + ":" + System.getenv("PATH"),
                "COPY",
                copy.toString(),
                "BUILT",
                project.resolve("connector-cli/target/connectors").toString());
        String launcher = project.resolve("connectors").toString();

        Outcome list = run(environment, temp, List.of(launcher, "list"));
        Outcome first = run(environment, temp, List.of(launcher, "--verbose", "worker", "--help"));
        Outcome second = run(environment, temp, List.of(launcher, "templates", "--help"));

        assertThat(list.err()).contains("first use, building");
        assertThat(first.err()).contains("first use of an engine, building");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(second.err()).isEmpty();
    }

    @Test
    void aFailedBuildShowsWhatMavenSaid() throws IOException, InterruptedException {
        Path project = Files.createDirectories(temp.resolve("failing"));
        Files.copy(ROOT.resolve("connectors"), project.resolve("connectors"));
        Path tools = Files.createDirectories(temp.resolve("failing tools"));
        executable(tools.resolve("mvn"), "echo '[ERROR] no such thing'; exit 1");

        Outcome outcome = run(
                Map.of("PATH", tools + ":" + System.getenv("PATH")),
                temp,
                List.of(project.resolve("connectors").toString(), "list"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("[ERROR] no such thing", "connectors: the build failed");
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }
}
