package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.connectorkit.sandbox.fault.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run that takes long, in a real browser. */
class ProgressTest {

    @BeforeAll
    static void needsABrowser() {
        assumeThat(Browser.installed())
                .as("a browser: install Debian's packages chromium and chromium-driver to run these tests")
                .isTrue();
    }

    @Test
    void theProgressPageCountsIsAccessibleAndCanBeCancelled() throws IOException {
        try (Workbench workbench = Workbench.start();
                Browser browser = Browser.start()) {
            workbench.sandbox().faults().next("SendRawEmail", Fault.delay(Duration.ofMinutes(2)));
            HttpResponse<String> running = new Client(workbench).startMail("Slow");
            browser.size(1280, 900);
            browser.open(workbench.entrance());
            browser.open(workbench.page(running.uri().getPath()));

            assertThat(browser.driver().getTitle()).startsWith("Running: Send Email");
            browser.until(any -> any.text("[data-seconds]").equals("2 s"));
            checkTheThemes(browser, "progress");

            browser.press("Cancel");
            browser.until(any -> any.driver().getTitle().startsWith("Error: Outcome unknown"));
            browser.until(any -> Browser.textContent(any.find("#status")).startsWith("Outcome unknown"));
            checkTheThemes(browser, "unknown outcome");
        }
    }

    @Test
    void theResultShowsByItselfWhenTheServiceAnswers() throws IOException {
        try (Workbench workbench = Workbench.start();
                Browser browser = Browser.start()) {
            workbench.sandbox().faults().next("SendRawEmail", Fault.delay(Duration.ofSeconds(3)));
            HttpResponse<String> running = new Client(workbench).startMail("Slow but sure");
            browser.open(workbench.entrance());
            browser.open(workbench.page(running.uri().getPath()));

            browser.until(any -> any.driver().getTitle().startsWith("Succeeded: Send Email"));
        }
    }

    private static void checkTheThemes(Browser browser, String page) throws IOException {
        for (String theme : List.of("light", "dark")) {
            browser.theme(theme);
            assertThat(browser.accessibilityViolations())
                    .as(page + " in " + theme)
                    .isEmpty();
        }
        browser.size(320, 800);
        assertThat(Integer.parseInt(browser.script("return document.documentElement.scrollWidth")))
                .as("width of " + page)
                .isLessThanOrEqualTo(320);
        browser.size(1280, 900);
    }
}
