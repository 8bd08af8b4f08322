package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of the documentation; run it with {@code e2e/designer/screenshots}. */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+", disabledReason = "pictures are taken on demand")
class ScreenshotsTest {

    private static final Path FOLDER = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    @Test
    void everyPictureOfTheDocumentationIsTaken(@TempDir Path files) throws IOException {
        assumeThat(Browser.installed()).as("a browser").isTrue();
        try (Workbench workbench = Workbench.start();
                Browser browser = Browser.start()) {
            browser.size(WIDTH, HEIGHT);
            browser.theme("light");
            browser.open(workbench.entrance());
            browser.open(workbench.page("/connections/new/aws-ses/awsRoleArn"));
            take(browser, "connection-light");
            browser.open(workbench.page("/actions/aws-ses/sendEmail"));
            browser.press("Run");
            take(browser, "errors-light");
            browser.open(workbench.page("/actions/aws-ses/sendEmail"));
            fillIn(browser, files);
            take(browser, "send-email-light");
            browser.press("Run");
            browser.until(any -> any.driver().getTitle().startsWith("Succeeded"));
            take(browser, "result-light");
            browser.press("Open in inbox");
            take(browser, "inbox-light");
            browser.theme("dark");
            take(browser, "inbox-dark");
        }
        assertThat(FOLDER).isDirectoryContaining("glob:**.png");
    }

    private static void fillIn(Browser browser, Path files) throws IOException {
        Path invoice = Files.writeString(files.resolve("invoice-2026-11.pdf"), "%PDF-1.7\n");
        Path terms = Files.writeString(files.resolve("terms.txt"), "Pay within 30 days.\n");
        browser.choose("AWS Region", "eu-west-1");
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

    private static void take(Browser browser, String name) throws IOException {
        browser.screenshot(FOLDER.resolve(name + ".png"), WIDTH, HEIGHT);
    }
}
