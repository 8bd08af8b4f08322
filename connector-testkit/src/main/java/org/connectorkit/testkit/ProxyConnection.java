package org.connectorkit.testkit;

import static org.connectorkit.testkit.MessageOutput.UNLIMITED;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** One client's connection: its exchanges one after the other, each over a connection of its own to the service. */
final class ProxyConnection {

    private final Socket client;
    private final FaultProxy proxy;
    private final InputStream in;
    private final OutputStream out;

    ProxyConnection(Socket client, FaultProxy proxy) throws IOException {
        this.client = client;
        this.proxy = proxy;
        this.in = new BufferedInputStream(client.getInputStream());
        this.out = new BufferedOutputStream(client.getOutputStream());
    }

    /** Serves until either side ends the connection or a fault does. */
    void serve() throws IOException {
        boolean open = true;
        while (open) {
            HttpMessage request = HttpMessage.readHead(in).orElse(null);
            open = request != null && !client.isClosed() && serve(request);
        }
    }

    private boolean serve(HttpMessage request) throws IOException {
        ExchangeLog.Entry exchange = proxy.log().begin(request);
        Fault fault = exchange.fault();
        if (fault.kind() == Fault.Kind.RESET_BEFORE_REQUEST) {
            return reset();
        }
        if (request.expectsContinue() && request.requestHasBody()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        if (fault.kind() == Fault.Kind.RESET_AFTER_REQUEST) {
            request.copyRequestBody(in, OutputStream.nullOutputStream());
            return reset();
        }
        try (Socket service = proxy.connectToService()) {
            return serve(request, exchange, service);
        } catch (ServiceUnreachableException e) {
            request.copyRequestBody(in, OutputStream.nullOutputStream());
            return badGateway(String.valueOf(e.getMessage()));
        }
    }

    private boolean serve(HttpMessage request, ExchangeLog.Entry exchange, Socket service) throws IOException {
        Fault fault = exchange.fault();
        boolean cut = fault.kind() == Fault.Kind.RESET_DURING_REQUEST;
        ForgivingOutput toService = new ForgivingOutput(new BufferedOutputStream(service.getOutputStream()));
        MessageOutput counted =
                new MessageOutput(toService, cut ? fault.bytes() : UNLIMITED, exchange::passedOfRequest);
        try {
            counted.write(request.head());
            request.copyRequestBody(in, counted);
        } catch (MessageOutput.LimitReached e) {
            return reset();
        }
        if (cut) {
            counted.flush();
            return reset();
        }
        counted.end();
        if (!toService.failed()) {
            exchange.forwarded();
        }
        boolean open = reply(request, exchange, new BufferedInputStream(service.getInputStream()));
        return open && !toService.failed();
    }

    private boolean reply(HttpMessage request, ExchangeLog.Entry exchange, InputStream fromService) throws IOException {
        HttpMessage reply = readReply(fromService);
        Fault fault = exchange.fault();
        switch (fault.kind()) {
            case SWALLOW_REPLY -> {
                absorb(request, reply, fromService, exchange);
                return reset();
            }
            case SILENCE -> {
                absorb(request, reply, fromService, exchange);
                in.transferTo(OutputStream.nullOutputStream());
                return false;
            }
            case GARBAGE -> {
                absorb(request, reply, fromService, exchange);
                out.write(garbage(fault.bytes()));
                out.flush();
                return false;
            }
            case RESET_DURING_REPLY -> {
                deliverPart(request, reply, fromService, exchange);
                return reset();
            }
            case TRUNCATE -> {
                deliverPart(request, reply, fromService, exchange);
                return false;
            }
            case DELAY -> {
                proxy.pause(fault.time());
                return deliver(request, reply, fromService, exchange, out);
            }
            case DRIP -> {
                OutputStream dripping = new DrippingOutput(out, fault.bytes(), () -> proxy.pause(fault.time()));
                return deliver(request, reply, fromService, exchange, dripping);
            }
            case NONE -> {
                return deliver(request, reply, fromService, exchange, out);
            }
            default -> throw new IllegalStateException("a fault of kind " + fault.kind() + " strikes before the reply");
        }
    }

    /** Reads up to the final reply; passes interim ones on, except the one that the proxy has given itself. */
    private HttpMessage readReply(InputStream fromService) throws IOException {
        while (true) {
            HttpMessage reply = HttpMessage.readHead(fromService)
                    .orElseThrow(() -> new EOFException("the service ended the connection without a reply"));
            if (reply.status() == 101) {
                throw new IOException("the service changed the protocol, and the proxy understands HTTP/1.1 alone");
            }
            if (reply.status() >= 200) {
                return reply;
            }
            if (reply.status() != 100) {
                out.write(reply.head());
                out.flush();
            }
        }
    }

    private static void absorb(
            HttpMessage request, HttpMessage reply, InputStream fromService, ExchangeLog.Entry exchange)
            throws IOException {
        reply.copyReplyBody(request.method(), fromService, OutputStream.nullOutputStream());
        exchange.answered();
    }

    private boolean deliver(
            HttpMessage request,
            HttpMessage reply,
            InputStream fromService,
            ExchangeLog.Entry exchange,
            OutputStream to)
            throws IOException {
        MessageOutput counted = new MessageOutput(to, UNLIMITED, exchange::passedOfReply);
        counted.write(reply.head());
        reply.copyReplyBody(request.method(), fromService, counted);
        exchange.answered();
        exchange.delivered();
        counted.end();
        return !request.lastOfConnection()
                && !reply.lastOfConnection()
                && !reply.replyEndsWithConnection(request.method());
    }

    private void deliverPart(
            HttpMessage request, HttpMessage reply, InputStream fromService, ExchangeLog.Entry exchange)
            throws IOException {
        byte[] body = bodyOf(request, reply, fromService);
        exchange.answered();
        MessageOutput counted = new MessageOutput(out, exchange.fault().bytes(), exchange::passedOfReply);
        try {
            counted.write(reply.head());
            counted.write(body);
            counted.flush();
        } catch (MessageOutput.LimitReached e) {
            // Just what was asked for
        }
    }

    private boolean badGateway(String reason) throws IOException {
        byte[] text = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + text.length + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(text);
        out.flush();
        return false;
    }

    private boolean reset() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
        return false;
    }

    private static byte[] bodyOf(HttpMessage request, HttpMessage reply, InputStream fromService) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        reply.copyReplyBody(request.method(), fromService, body);
        return body.toByteArray();
    }

    private static byte[] garbage(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        // No start line begins with NUL
        bytes[0] = 0;
        return bytes;
    }
}
