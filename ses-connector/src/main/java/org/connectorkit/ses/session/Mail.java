package org.connectorkit.ses.session;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A composed email: its envelope, and its bytes, written on demand. */
public interface Mail {

    /** Who sends it: an address without a display name. */
    String sender();

    /** Who receives it: addresses without display names, 1 to 50. */
    List<String> recipients();

    /** The message's length in bytes. */
    long length();

    /**
     * Writes the message (RFC 5322), which names no one who is to stay hidden. The same bytes each time.
     *
     * @throws IOException if an attachment cannot be read
     */
    void writeTo(OutputStream out) throws IOException;
}
