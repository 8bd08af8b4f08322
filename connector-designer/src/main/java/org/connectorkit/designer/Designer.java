package org.connectorkit.designer;

import java.net.URI;
import org.connectorkit.designer.run.Runs;
import org.connectorkit.designer.run.Uploads;
import org.connectorkit.designer.web.FormReader;
import org.connectorkit.designer.web.Routes;
import org.connectorkit.designer.web.WebServer;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.FileForm;

/**
 * The running designer: a web page on the loopback address for the user who started it. It answers only under that
 * address, only to requests of its own pages, and only to a browser that was opened with {@link #url()}, whose token
 * changes with every start.
 */
public final class Designer implements AutoCloseable {

    private final WebServer server;
    private final ConnectorHost host;
    private final Uploads uploads;

    private Designer(WebServer server, ConnectorHost host, Uploads uploads) {
        this.server = server;
        this.host = host;
        this.uploads = uploads;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @throws IllegalStateException if the port is taken
     * @throws java.io.UncheckedIOException if no folder for uploaded files can be made
     */
    public static Designer start(DesignerOptions options) {
        Uploads uploads = new Uploads();
        ConnectorHost host = options.host()
                .connections(options.connections()::find)
                .fileStore(uploads)
                .fileForms(FileForm.URI, FileForm.BASE64, FileForm.TEXT)
                .build();
        try {
            Site site = new Site(host, options);
            return new Designer(
                    new WebServer(options.port(), routes(site, host, uploads, options), site::failurePage),
                    host,
                    uploads);
        } catch (RuntimeException e) {
            host.close();
            uploads.close();
            throw e;
        }
    }

    private static Routes routes(Site site, ConnectorHost host, Uploads uploads, DesignerOptions options) {
        FormReader forms = new FormReader(uploads.folder());
        Runs runs = new Runs(host, options.clock());
        Routes routes = new Routes();
        routes.get(
                "/", exchange -> exchange.redirect(site.connections().names().isEmpty() ? "/connections" : "/actions"));
        Assets.addTo(routes, site);
        new ConnectionPages(site, forms).addTo(routes);
        new ActionPages(site, forms, uploads, runs).addTo(routes);
        new RunPages(site, runs).addTo(routes);
        site.inbox().ifPresent(inbox -> new InboxPages(site, inbox).addTo(routes));
        new DocsPages(site).addTo(routes);
        return routes;
    }

    /** The address to open: it holds the token of this start, so it is for the user's own browser and terminal alone. */
    public URI url() {
        return server.entrance();
    }

    /** The host, with the uploads and connections of the page; closed with the designer. */
    public ConnectorHost host() {
        return host;
    }

    /** Stops answering, ends what runs, and deletes the uploaded files. */
    @Override
    public void close() {
        server.close();
        host.close();
        uploads.close();
    }
}
