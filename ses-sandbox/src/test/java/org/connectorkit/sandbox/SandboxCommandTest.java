package org.connectorkit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command, in a process of its own where it stays in the foreground. */
@Timeout(60)
class SandboxCommandTest {

    @Test
    void printsHowToReachItAndServes() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SandboxCommand.class.getName(),
                        "--verified",
                        "a@x.org",
                        "shop.example",
                        "--role",
                        "mailer",
                        "--external-id",
                        "tenant-7")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                lines.add(String.valueOf(out.readLine()));
            }
            assertThat(lines.get(0)).matches("export AWS_ENDPOINT_URL=http://127.0.0.1:\\d+");
            assertThat(lines.subList(1, 5))
                    .containsExactly(
                            "export AWS_ACCESS_KEY_ID=AKIASESSANDBOXLOCAL2",
                            "export AWS_SECRET_ACCESS_KEY=sandbox/loopback/only/not+a+real+secret0",
                            "export AWS_REGION=us-east-1",
                            "export AWS_DEFAULT_REGION=us-east-1");
            URI endpoint = URI.create(lines.get(0).substring("export AWS_ENDPOINT_URL=".length()));
            assertThat(Wire.element(new Wire(endpoint).ses("ListIdentities"), "member"))
                    .isEqualTo("a@x.org,shop.example");
            HttpResponse<String> assumed = new Wire(endpoint)
                    .sts(
                            "AssumeRole",
                            "RoleArn",
                            "arn:aws:iam::123456789012:role/mailer",
                            "RoleSessionName",
                            "me",
                            "ExternalId",
                            "tenant-7");
            assertThat(assumed.statusCode()).isEqualTo(200);
        } finally {
            process.destroy();
        }
    }

    @Test
    void explainsWrongArguments() throws InterruptedException {
        assertThat(run("--prot", "1")).startsWith("2 unknown option --prot").contains("Usage:");
        assertThat(run("--port", "x")).startsWith("2 --port is 'x'; give a whole number");
        assertThat(run("--port")).startsWith("2 --port takes one value");
        assertThat(run("--port", "70000")).startsWith("2 port 70000 is not between 0 and 65535");
        assertThat(run("--verified")).startsWith("2 --verified takes one value or more");
        assertThat(run("--external-id", "x")).startsWith("2 --external-id belongs to a role");
        assertThat(run("--without", "pigeons")).startsWith("2 there is no rule pigeons");
        assertThat(run("--in-ses-sandbox", "yes")).startsWith("2 --in-ses-sandbox takes no value");
        assertThat(run("--help")).startsWith("0 Usage:").contains("verified-senders");
    }

    @Test
    void explainsAPortThatIsTaken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", String.valueOf(taken.getLocalPort())))
                    .startsWith("1 the sandbox can't listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    private static String run(String... args) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, UTF_8);
        int code = SandboxCommand.run(List.of(args), stream, stream);
        return code + " " + bytes.toString(UTF_8);
    }
}
