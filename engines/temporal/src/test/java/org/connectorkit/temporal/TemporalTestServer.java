package org.connectorkit.temporal;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Temporal's test server behind gRPC, on loopback alone and in real time: its own starter listens on every address. */
final class TemporalTestServer implements AutoCloseable {

    private final TestServicesStarter services;
    private final Server server;

    private TemporalTestServer(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    static TemporalTestServer start() {
        return start(0);
    }

    static TemporalTestServer start(int port, ServerInterceptor... interceptors) {
        TestServicesStarter services = new TestServicesStarter(true, 0);
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        for (BindableService service : services.getServices()) {
            builder.addService(service);
        }
        for (ServerInterceptor interceptor : interceptors) {
            builder.intercept(interceptor);
        }
        // A client asks for it before anything else
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus(WorkflowServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
        builder.addService(health.getHealthService());
        try {
            return new TemporalTestServer(services, builder.build().start());
        } catch (IOException e) {
            services.close();
            throw new UncheckedIOException(e);
        }
    }

    String target() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        services.close();
    }
}
