import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends one prepared request again and again over parallel connections and counts the answers:
 * {@code java Load.java PORT REQUEST-FILE CONNECTIONS REQUESTS}. Prints "answered failed seconds".
 */
class Load {

    private final int port;
    private final byte[] request;
    private final AtomicInteger left;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    Load(int port, byte[] request, int requests) {
        this.port = port;
        this.request = request;
        this.left = new AtomicInteger(requests);
    }

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[2]);
        Load load = new Load(
                Integer.parseInt(args[0]), Files.readAllBytes(Path.of(args[1])), Integer.parseInt(args[3]));
        // Taken by the last thread to arrive: this thread may be woken late
        AtomicLong began = new AtomicLong();
        CyclicBarrier start = new CyclicBarrier(connections, () -> began.set(System.nanoTime()));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(null, () -> load.run(start), "load-" + i, 256 * 1024);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(
                Locale.ROOT, "%d %d %.3f%n", load.answered.get(), load.failed.get(), (System.nanoTime() - began.get()) / 1e9);
    }

    private void run(CyclicBarrier start) {
        Socket socket = null;
        try {
            socket = connect();
            start.await();
        } catch (Exception e) {
            failed.incrementAndGet();
            return;
        }
        while (left.getAndDecrement() > 0) {
            try {
                if (socket == null) {
                    socket = connect();
                }
                if (!exchange(socket)) {
                    socket.close();
                    socket = null;
                }
                answered.incrementAndGet();
            } catch (IOException e) {
                failed.incrementAndGet();
                socket = null;
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 60_000);
        return socket;
    }

    /** Whether the connection stays open. */
    private boolean exchange(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        String status = line(in);
        int length = -1;
        boolean open = status.startsWith("HTTP/1.1");
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            } else if (lower.equals("connection: close")) {
                open = false;
            }
        }
        String body = new String(in.readNBytes(length < 0 ? Integer.MAX_VALUE : length), StandardCharsets.UTF_8);
        if (!status.contains(" 200 ") || !body.contains("<MessageId>")) {
            throw new IOException(status + ' ' + body);
        }
        return open;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c != '\n') {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
            c = in.read();
        }
        return line.toString();
    }
}
