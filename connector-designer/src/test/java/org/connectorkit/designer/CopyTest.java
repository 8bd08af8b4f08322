package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Copying from the page of a result, in a real browser. */
class CopyTest {

    @BeforeAll
    static void needsABrowser() {
        assumeThat(Browser.installed())
                .as("a browser: install Debian's packages chromium and chromium-driver to run these tests")
                .isTrue();
    }

    @Test
    void theCommandAndTheJsonAreCopiedAsTheyStand() throws IOException {
        try (Workbench workbench = Workbench.start();
                Browser browser = Browser.start()) {
            String result = new Client(workbench)
                    .sendMail("It's <copied> & pasted")
                    .uri()
                    .getPath();
            browser.open(workbench.entrance());
            browser.open(workbench.page(result));
            browser.driver()
                    .executeCdpCommand(
                            "Browser.grantPermissions",
                            Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));

            for (String form : List.of("cli", "json")) {
                browser.find("[data-copy=" + form + "]").click();
                browser.until(any -> any.text("[data-copy=" + form + "]").equals("Copied"));

                assertThat(String.valueOf(browser.driver()
                                .executeAsyncScript("navigator.clipboard.readText().then(arguments[0])")))
                        .isEqualTo(browser.find("#" + form).getDomProperty("textContent"))
                        .contains("<copied> & pasted");
            }
            browser.until(any -> any.text("[data-copy=cli]").equals("Copy as CLI"));
        }
    }

    @Test
    void whereTheBrowserRefusesTheTextIsSelectedAndThatIsTold() throws IOException {
        try (Workbench workbench = Workbench.start();
                Browser browser = Browser.start()) {
            String result = new Client(workbench).sendMail("Selected").uri().getPath();
            browser.open(workbench.entrance());
            browser.open(workbench.page(result));
            browser.script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))");

            browser.find("[data-copy=json]").click();

            browser.until(any -> Browser.textContent(any.find("#status")).contains("The text is selected"));
            assertThat(browser.script("return window.getSelection().toString()"))
                    .contains("\"subject\": \"Selected\"");
        }
    }
}
