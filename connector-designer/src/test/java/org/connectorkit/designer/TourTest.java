package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes a picture of each page in each state, at three widths, in both themes, to be looked at: {@code e2e/designer/screenshots --tour}. */
@EnabledIfSystemProperty(named = "tour", matches = ".+", disabledReason = "pictures are taken on demand")
class TourTest {

    private static final Path FOLDER = Path.of(System.getProperty("tour", "target/tour"));
    private static final String SEND_EMAIL = "/actions/aws-ses/sendEmail";
    private static final String LONG =
            "A very long text with Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen and"
                    + "/a/path/that/has/no/place/to/break/whatsoever/because/it/is/one/word/0123456789012345678901234567890123456789 <b>bold?</b> ";

    @Test
    void everyPageInEveryStateIsShown(@TempDir Path files) throws IOException {
        assumeThat(Browser.installed()).as("a browser").isTrue();
        try (Workbench workbench = Workbench.start();
                Browser browser = Browser.start()) {
            browser.size(1280, 800);
            browser.open(workbench.entrance());
            shoot(workbench, browser, "/inbox", "inbox-empty");
            shoot(workbench, browser, "/connections", "connections");
            shoot(workbench, browser, "/actions", "actions");
            shoot(workbench, browser, "/connections/new/aws-ses/awsRoleArn", "connection-new");
            browser.open(workbench.page("/connections/new/aws-ses/awsRoleArn"));
            browser.press("Save");
            shoot(browser, "connection-errors");
            browser.open(workbench.page("/connections/new/aws-ses/accessKey"));
            browser.type("Name", "a-connection-with-a-very-long-name-0123456789-0123456789");
            browser.type("Access Key ID", workbench.sandbox().accessKey().id());
            browser.type("Secret Access Key", "wrong/wrong/wrong/wrong/wrong/wrong/0000");
            browser.press("Save and test");
            shoot(browser, "connection-test-failed");
            browser.open(workbench.page("/connections"));
            browser.press("Test sandbox");
            shoot(browser, "connections-test-ok");
            shoot(
                    workbench,
                    browser,
                    "/connections/remove/a-connection-with-a-very-long-name-0123456789-0123456789",
                    "connection-remove");
            shoot(workbench, browser, SEND_EMAIL, "action-empty");
            browser.open(workbench.page(SEND_EMAIL));
            browser.button("Cc Address, Bcc Address optional").click();
            browser.type("To Address 1", "nobody");
            browser.type("Cc Address 1", "nobody@");
            browser.type("Bcc Address 1", LONG);
            browser.type("Sender Email", "nobody");
            browser.type("Attachments 1: File name", "no file");
            browser.press("Run");
            shoot(browser, "action-errors");
            browser.open(workbench.page(SEND_EMAIL));
            fillIn(browser, files);
            browser.type("Subject", LONG.repeat(3));
            browser.type("Text", LONG.repeat(10));
            browser.press("Preview");
            shoot(browser, "preview-long");
            browser.press("Run");
            browser.until(any -> any.driver().getTitle().startsWith("Succeeded"));
            shoot(browser, "result-long");
            browser.press("Open in inbox");
            shoot(browser, "inbox-long");
            browser.open(workbench.page(SEND_EMAIL));
            fillIn(browser, files);
            browser.press("Run");
            browser.until(any -> any.driver().getTitle().startsWith("Succeeded"));
            shoot(browser, "result");
            browser.press("Open in inbox");
            shoot(browser, "inbox-message");
            shoot(workbench, browser, "/inbox", "inbox-full");
            shoot(workbench, browser, "/inbox?q=nothing+like+this", "inbox-nothing-found");
            browser.open(workbench.page(SEND_EMAIL));
            fillIn(browser, files);
            browser.type("Sender Email", "not-verified@example.net");
            browser.press("Run");
            browser.until(any -> any.driver().getTitle().startsWith("Error: Failed"));
            shoot(browser, "refused");
            workbench.sandbox().faults().next("SendRawEmail", Fault.swallowedReply());
            browser.open(workbench.page(SEND_EMAIL));
            fillIn(browser, files);
            browser.press("Run");
            browser.until(any -> !any.driver().getTitle().contains("Running"));
            shoot(browser, "unknown");
            workbench.sandbox().faults().next("SendRawEmail", Fault.delay(Duration.ofSeconds(60)));
            browser.open(workbench.page(SEND_EMAIL));
            fillIn(browser, files);
            browser.press("Run");
            shoot(browser, "running");
            browser.press("Cancel");
            browser.until(any -> !any.driver().getTitle().contains("Running"));
            shoot(browser, "cancelled");
            shoot(workbench, browser, "/actions", "history");
            shoot(workbench, browser, SEND_EMAIL, "action-with-history");
            shoot(workbench, browser, "/docs/aws-ses", "docs");
            shoot(workbench, browser, "/no/such/page", "not-found");
        }
        try (Workbench real = Workbench.startAsReal();
                Browser browser = Browser.start()) {
            browser.size(1280, 1400);
            browser.open(real.entrance());
            browser.open(real.page(SEND_EMAIL));
            fillIn(browser, files);
            browser.press("Run…");
            shoot(browser, "confirm");
        }
        assertThat(FOLDER).isDirectoryContaining("glob:**.png");
    }

    private static void fillIn(Browser browser, Path files) throws IOException {
        Path invoice = Files.writeString(files.resolve("invoice-2026-11.pdf"), "%PDF-1.7\n");
        Path terms = Files.writeString(files.resolve("terms.txt"), "Pay within 30 days.\n");
        browser.choose("AWS Region", "eu-west-1");
        browser.choose("Connection", "sandbox");
        browser.type("To Address 1", "\"Doe, Jane\" <jane@example.com>");
        browser.button("Cc Address, Bcc Address optional").click();
        browser.type("Bcc Address 1", "archive@example.com");
        browser.type("Sender Email", "Example Shop <shop@example.com>");
        browser.type("Subject", "Your invoice for November");
        browser.type("Text", "Hello Jane,\nyour invoice is attached.");
        browser.type(
                "Html",
                "<div style=\"font: 16px sans-serif\"><h1 style=\"color: #0a5bab\">Your invoice</h1>"
                        + "<p>Hello Jane,<br>your invoice is <b>attached</b>.</p></div>");
        browser.control("Attachments 1: File").sendKeys(invoice + "\n" + terms);
    }

    private static void shoot(Workbench workbench, Browser browser, String page, String name) throws IOException {
        browser.open(workbench.page(page));
        shoot(browser, name);
    }

    private static void shoot(Browser browser, String name) throws IOException {
        for (String theme : List.of("light", "dark")) {
            browser.theme(theme);
            for (int width : List.of(1280, 768, 320)) {
                browser.screenshot(FOLDER.resolve(name + "-" + theme + "-" + width + ".png"), width, 600);
                String scroll = browser.script("return document.documentElement.scrollWidth");
                if (Integer.parseInt(scroll) > width) {
                    System.err.println("OVERFLOW " + name + " " + width + ": " + scroll);
                }
            }
        }
        browser.size(1280, 800);
    }
}
