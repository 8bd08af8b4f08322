package org.connectorkit.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What takes the emails, in a process of its own: nginx where there is one, which reads each request to its end and then
 * answers, else the sandbox.
 */
final class AnsweringEnd implements AutoCloseable {

    private final Process process;
    private final URI endpoint;
    private final String name;

    private AnsweringEnd(Process process, URI endpoint, String name) {
        this.process = process;
        this.endpoint = endpoint;
        this.name = name;
    }

    static AnsweringEnd start(Path folder) throws IOException, InterruptedException {
        Optional<Path> nginx = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        return nginx.isPresent() ? nginx(nginx.get(), folder) : sandbox();
    }

    URI endpoint() {
        return endpoint;
    }

    String name() {
        return name;
    }

    private static AnsweringEnd nginx(Path nginx, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        int inner = freePort();
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr error;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  client_max_body_size 32m;
                  client_body_buffer_size 16m;
                  keepalive_requests 100000000;
                  keepalive_timeout 1h;
                  upstream answer { server 127.0.0.1:%3$d; keepalive 64; keepalive_requests 100000000; }
                  # Reads the body to its end, then asks for the answer without it
                  server {
                    listen 127.0.0.1:%2$d;
                    location / {
                      proxy_pass http://answer;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_pass_request_body off;
                      proxy_set_header Content-Length "";
                    }
                  }
                  server {
                    listen 127.0.0.1:%3$d;
                    location / {
                      default_type text/xml;
                      return 200 '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>m-1</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></SendRawEmailResponse>';
                    }
                  }
                }
                """.formatted(folder, port, inner));
        Process process = new ProcessBuilder(nginx.toString(), "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        AnsweringEnd end = new AnsweringEnd(process, URI.create("http://127.0.0.1:" + port), "nginx");
        try {
            end.awaitAnswer();
        } catch (IOException | InterruptedException | RuntimeException e) {
            end.close();
            throw e;
        }
        return end;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) endpoint.toURL().openConnection();
                connection.getInputStream().close();
                return;
            } catch (IOException e) {
                if (attempt == 100 || !process.isAlive()) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static AnsweringEnd sandbox() throws IOException {
        Process process = Jvm.start(List.of(), SandboxEnd.class, List.of());
        String endpoint =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (endpoint == null) {
            throw new IOException("the sandbox did not start");
        }
        return new AnsweringEnd(process, URI.create(endpoint), "the sandbox");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
