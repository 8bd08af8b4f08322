package org.connectorkit.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a person does and sees, in a real browser. The command's own part is in e2e/designer. */
class AcceptanceTest {

    private static final String SEND_EMAIL = "/actions/aws-ses/sendEmail";

    private Workbench workbench;
    private Browser browser;

    @BeforeAll
    static void needsABrowser() {
        assumeThat(Browser.installed())
                .as("a browser: install Debian's packages chromium and chromium-driver to run these tests")
                .isTrue();
    }

    @BeforeEach
    void openTheDesigner() throws IOException {
        workbench = Workbench.start();
        browser = Browser.start();
        browser.size(1280, 900);
        browser.open(workbench.entrance());
    }

    @AfterEach
    void closeTheDesigner() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (workbench != null) {
            workbench.close();
        }
    }

    @Test
    void check02EveryPageLoadsFromLoopbackWithoutAFailedRequest() {
        sendAMail("Loading");
        String origin = String.valueOf(workbench.page("/")).replaceFirst("/$", "");
        browser.requests();
        browser.complaints();
        for (String page : pages()) {
            browser.open(workbench.page(page));
            assertThat(browser.requests())
                    .as(page)
                    .isNotEmpty()
                    .filteredOn(line -> line.startsWith("request"))
                    .allMatch(line -> line.startsWith("request " + origin));
            assertThat(browser.complaints()).as(page).isEmpty();
        }
    }

    @Test
    void check03NoRegionIsPreselectedAndWithoutOneNothingIsSent() {
        browser.open(workbench.page("/actions/aws-ses/listIdentities"));
        assertThat(selected("AWS Region")).isEqualTo("Choose…");
        assertThat(selected("Identity Type")).isEqualTo("EmailAddress");

        browser.open(workbench.page(SEND_EMAIL));
        fillIn("No region");
        browser.choose("AWS Region", "Choose…");
        run();

        assertThat(browser.driver().getTitle()).startsWith("Error:");
        assertThat(browser.text("#form-summary")).contains("AWS Region is required");
        assertThat(workbench.sandbox().inbox().size()).isZero();
    }

    @Test
    void check04EveryInputStandsWithItsLabelAndItsCommentInOrder() {
        browser.open(workbench.page(SEND_EMAIL));

        assertThat(browser.all("[data-input]"))
                .extracting(input -> input.getDomAttribute("data-input"))
                .containsExactly(
                        "in-connection",
                        "in-awsRegion",
                        "in-toAddresses",
                        "in-ccAddresses",
                        "in-bccAddresses",
                        "in-sender",
                        "in-replyTo",
                        "in-subject",
                        "in-text",
                        "in-html",
                        "in-attachments");
        assertThat(browser.all("[data-input] > .form-label"))
                .extracting(Browser::textContent)
                .containsExactly(
                        "Connection required",
                        "AWS Region required",
                        "To Address",
                        "Cc Address",
                        "Bcc Address",
                        "Sender Email required",
                        "Reply To",
                        "Subject required",
                        "Text",
                        "Html",
                        "Attachments");
        assertThat(browser.all("[data-input] > .form-help")).hasSize(10).allMatch(help -> !Browser.textContent(help)
                .isEmpty());
    }

    @Test
    void check05ABadSecondAddressIsToldInTheSummaryAndBesideItsRowUntilItIsFixed() {
        browser.open(workbench.page(SEND_EMAIL));
        fillIn("Addresses");
        browser.button("Add To Address").click();
        browser.control("To Address 2").sendKeys("not an address");
        run();

        assertThat(browser.text("#form-summary")).contains("To Address 2");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("form-summary");
        WebElement second = browser.control("To Address 2");
        assertThat(second.getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.control("To Address 1").getDomAttribute("aria-invalid"))
                .isNull();
        String described = String.valueOf(second.getDomAttribute("aria-describedby"));
        assertThat(browser.text("#" + described.split(" ", -1)[0])).contains("To Address 2");
        browser.find("#form-summary a").click();
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(second);

        browser.type("To Address 2", "joe@example.com");
        run();

        assertThat(browser.all("#form-summary, .form-error")).isEmpty();
        assertThat(browser.driver().getTitle()).startsWith("Succeeded");
    }

    @Test
    void check06AfterAFailedSubmitAllTextAndChosenFilesAreStillThere(@TempDir Path folder) throws IOException {
        browser.open(workbench.page(SEND_EMAIL));
        fillIn("Kept");
        browser.type("Sender Email", "");
        browser.type("Text", "First line\nsecond & <last>");
        chooseFile(1, file(folder, "a.pdf", "one"));
        run();

        assertThat(browser.driver().getTitle()).startsWith("Error:");
        assertThat(value("To Address 1")).isEqualTo("jane@example.com");
        assertThat(value("Subject")).isEqualTo("Kept");
        assertThat(value("Text")).isEqualTo("First line\nsecond & <last>");
        assertThat(selected("AWS Region")).startsWith("us-east-1");
        assertThat(browser.text("[data-kept]")).contains("a.pdf", "3 bytes");

        browser.type("Sender Email", "shop@example.com");
        run();

        assertThat(onlyMail().mail().attachment("a.pdf").orElseThrow().content())
                .isEqualTo("one".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void check07ASavedSecretIsInNoPage() throws IOException {
        saveConnection("work", workbench.sandbox().accessKey().secret(), "Save");
        browser.open(workbench.page("/connections/edit/work"));
        assertThat(browser.control("Secret Access Key").getDomAttribute("placeholder"))
                .isEqualTo("Saved – leave blank to keep");

        browser.open(workbench.page("/connections/edit/work"));
        browser.press("Save and test");
        assertThat(browser.text(".notice")).contains("works");
        assertThat(workbench.connections().secret("work.secretAccessKey"))
                .contains(workbench.sandbox().accessKey().secret());

        List<String> seen =
                new ArrayList<>(List.of(String.valueOf(browser.driver().getPageSource())));
        browser.open(workbench.page(SEND_EMAIL));
        fillIn("Secret");
        browser.choose("Connection", "work");
        run();
        seen.add(String.valueOf(browser.driver().getPageSource()));
        for (String page : pages()) {
            browser.open(workbench.page(page));
            seen.add(String.valueOf(browser.driver().getPageSource()));
        }
        assertThat(seen)
                .noneMatch(html -> html.contains(workbench.sandbox().accessKey().secret()));
    }

    @Test
    void check08ATestTellsWhoWeAreOrTheCauseAndTheNextStep() {
        saveConnection("good", workbench.sandbox().accessKey().secret(), "Save and test");
        assertThat(browser.text(".notice")).contains("works", "Connected as");

        saveConnection("bad", "this/is/not/the/secret/of/that/key/00000", "Save and test");
        assertThat(browser.text(".notice")).contains("does not work", "Next step");
        assertThat(browser.driver().getTitle()).startsWith("Error:");
    }

    @Test
    void check08ARoleIsTestedToo() {
        workbench
                .sandbox()
                .account()
                .createRole("mailer")
                .trust("arn:aws:iam::123456789012:user/sandbox")
                .allow("ses:*", "*");
        browser.open(workbench.page("/connections/new/aws-ses/awsRoleArn"));
        browser.type("Name", "role");
        browser.type("Role ARN", "arn:aws:iam::123456789012:role/mailer");
        browser.type("Access Key ID", workbench.sandbox().accessKey().id());
        browser.type("Secret Access Key", workbench.sandbox().accessKey().secret());
        browser.press("Save and test");

        assertThat(browser.text(".notice")).contains("works", "mailer");
    }

    @Test
    void check09EveryRecipientIsInTheEnvelopeAndTheBlindOneNotInTheHeader() {
        browser.open(workbench.page(SEND_EMAIL));
        fillIn("Recipients");
        browser.button("Add To Address").click();
        browser.control("To Address 2").sendKeys("joe@example.com");
        browser.button("Cc Address, Bcc Address optional").click();
        browser.type("Cc Address 1", "cc@example.com");
        browser.type("Bcc Address 1", "blind@example.com");
        run();
        browser.press("Open in inbox");

        assertThat(browser.all(".addresses li"))
                .extracting(WebElement::getText)
                .containsExactly("jane@example.com", "joe@example.com", "cc@example.com", "blind@example.com Bcc");
        assertThat(browser.text("[aria-labelledby=header-title]"))
                .contains("jane@example.com", "cc@example.com")
                .doesNotContain("blind@example.com");
        browser.button("Source").click();
        assertThat(browser.text("#panel-source")).contains("cc@example.com").doesNotContain("blind@example.com");
    }

    @Test
    void check10TwoAttachmentsComeBackByteForByteUnderTheirNames(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[50_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Path binary = Files.write(folder.resolve("päth & more.bin"), bytes);
        browser.open(workbench.page(SEND_EMAIL));
        fillIn("Two files");
        browser.control("Attachments 1: File").sendKeys(binary + "\n" + file(folder, "b.txt", "two"));
        assertThat(value("Attachments 2: File name")).isEqualTo("b.txt");
        run();
        browser.press("Open in inbox");

        assertThat(browser.all(".files a")).extracting(WebElement::getText).containsExactly("päth & more.bin", "b.txt");
        assertThat(download(browser.all(".files a").get(0))).isEqualTo(bytes);
        assertThat(download(browser.all(".files a").get(1))).isEqualTo("two".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void check11AnOpenInboxShowsANewMailByItself() {
        browser.open(workbench.page("/inbox"));
        assertThat(browser.text("[data-mails]")).contains("No mail yet");
        browser.script("window.still = 'here'");
        browser.until(any -> any.requests().stream()
                .anyMatch(line -> line.startsWith("status 200") && line.endsWith("/inbox/events")));
        String tab = browser.driver().getWindowHandle();

        new Client(workbench).sendMail("Live");

        browser.until(any -> any.text("[data-mails]").contains("Live"));
        assertThat(browser.text("[data-inbox-count]")).isEqualTo("1");
        browser.until(any -> Browser.textContent(any.find("#status")).equals("New mail: Live"));
        assertThat(browser.script("return window.still")).isEqualTo("here");
        assertThat(browser.driver().getWindowHandle()).isEqualTo(tab);
    }

    @Test
    void check12AMailsHtmlRunsAndAsksForNothingButKeepsItsStyles() {
        browser.open(workbench.page(SEND_EMAIL));
        fillIn("Hostile");
        browser.type(
                "Html",
                "<p id='p' style='color: rgb(1, 2, 3)'>Hello</p><script>document.body.textContent = 'ran'</script>"
                        + "<img src='https://example.com/x.png' onerror='alert(1)'>"
                        + "<link rel='stylesheet' href='https://example.com/x.css'>"
                        + "<form action='https://example.com/'><button id='b'>Go</button></form>");
        run();
        browser.requests();
        browser.press("Open in inbox");
        browser.driver().switchTo().frame(browser.find("iframe"));
        browser.until(any -> !any.all("#p").isEmpty());

        assertThat(browser.text("#p")).isEqualTo("Hello");
        assertThat(browser.find("#p").getCssValue("color")).contains("1, 2, 3");
        browser.find("#b").click();
        assertThat(browser.text("body")).contains("Hello", "Go");
        browser.driver().switchTo().defaultContent();
        assertThat(browser.requests().stream().filter(line -> line.startsWith("status")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("example.com"));
        assertThat(browser.find("iframe").getDomAttribute("sandbox")).isEmpty();
    }

    @Test
    void check15NoPageBreaksAnAccessibilityRuleInEitherThemeOrOverflowsANarrowScreen() throws IOException {
        sendAMail("Accessible");
        for (String page : pages()) {
            browser.open(workbench.page(page));
            checkThePage(page);
        }
        browser.open(workbench.page(SEND_EMAIL));
        run();
        checkThePage("a form with errors");
        browser.open(workbench.page("/connections/new/aws-ses/awsRoleArn"));
        browser.press("Save");
        checkThePage("a connection with errors");
    }

    private void checkThePage(String page) throws IOException {
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

    @Test
    void check15AMailIsSentAndReadByKeyboardAlone() {
        browser.open(workbench.page("/actions"));
        browser.keys(Keys.TAB);
        assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo("Skip to the content");
        follow("Send Email");
        fillByKeyboard("AWS Region", "us-east-1");
        fillByKeyboard("To Address 1", "jane@example.com");
        browser.tabTo(element -> "Add To Address".equals(element.getText()));
        browser.keys(Keys.ENTER);
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(browser.control("To Address 2"));
        browser.tabTo(element -> "Remove To Address 2".equals(Browser.textContent(element)));
        browser.keys(Keys.ENTER);
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(browser.control("To Address 1"));
        fillByKeyboard("Sender Email", "shop@example.com");
        fillByKeyboard("Subject", "By keyboard");
        fillByKeyboard("Text", "Hello");
        follow("Run");
        browser.until(any -> any.driver().getTitle().startsWith("Succeeded"));
        follow("Open in inbox");
        browser.until(any -> !any.all("[role=tab]").isEmpty());
        browser.tabTo(element -> "tab-text".equals(element.getDomAttribute("id")));
        assertThat(browser.text("#panel-text")).isEqualTo("Hello");
        browser.keys(Keys.ARROW_RIGHT);
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("tab-headers");
        assertThat(browser.text("#panel-headers")).contains("By keyboard");
    }

    @Test
    void realAwsAsksBeforeItRuns() {
        try (Workbench real = Workbench.startAsReal()) {
            browser.open(real.entrance());
            browser.open(real.page(SEND_EMAIL));
            fillIn("Real");
            browser.press("Run…");
            assertThat(browser.text("h1")).contains("real AWS");
            assertThat(real.sandbox().inbox().size()).isZero();

            browser.press("Back to the form");
            assertThat(value("Subject")).isEqualTo("Real");
            browser.press("Run…");
            browser.press("Run in real AWS");
            waitForTheResult();

            assertThat(browser.driver().getTitle()).startsWith("Succeeded");
            assertThat(real.sandbox().inbox().size()).isEqualTo(1);
        }
    }

    @Test
    void aPreviewSendsNothingAndKeepsTheForm() {
        browser.open(workbench.page(SEND_EMAIL));
        fillIn("Preview");
        browser.press("Preview");

        assertThat(browser.text(".notice")).contains("nothing was sent");
        assertThat(value("Subject")).isEqualTo("Preview");
        assertThat(workbench.sandbox().inbox().size()).isZero();
    }

    private void run() {
        browser.press("Run");
        waitForTheResult();
    }

    private void waitForTheResult() {
        browser.until(any -> !any.driver().getTitle().startsWith("Running"));
    }

    private List<String> pages() {
        return List.of(
                "/actions",
                SEND_EMAIL,
                "/actions/aws-ses/listIdentities",
                "/connections",
                "/connections/new/aws-ses/accessKey",
                "/connections/new/aws-ses/awsRoleArn",
                "/inbox",
                "/inbox/" + onlyMail().messageId(),
                "/docs/aws-ses");
    }

    private void sendAMail(String subject) {
        browser.open(workbench.page(SEND_EMAIL));
        fillIn(subject);
        browser.type("Html", "<p>Hello</p>");
        run();
        assertThat(workbench.sandbox().inbox().size()).isEqualTo(1);
    }

    private void fillIn(String subject) {
        browser.choose("AWS Region", "us-east-1");
        browser.type("To Address 1", "jane@example.com");
        browser.type("Sender Email", "shop@example.com");
        browser.type("Subject", subject);
        browser.type("Text", "Hello");
    }

    private void saveConnection(String name, String secret, String button) {
        browser.open(workbench.page("/connections/new/aws-ses/accessKey"));
        browser.type("Name", name);
        browser.type("Access Key ID", workbench.sandbox().accessKey().id());
        browser.type("Secret Access Key", secret);
        browser.press(button);
    }

    private void chooseFile(int row, Path file) {
        browser.control("Attachments " + row + ": File").sendKeys(file.toString());
        assertThat(value("Attachments " + row + ": File name")).isEqualTo(String.valueOf(file.getFileName()));
    }

    private static Path file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void fillByKeyboard(String label, String text) {
        browser.tabTo(element -> element.equals(browser.control(label)));
        browser.keys(text);
    }

    private void follow(String name) {
        browser.tabTo(element -> name.equals(Browser.textContent(element)));
        browser.keys(Keys.ENTER);
        browser.until(
                any -> !any.driver().switchTo().activeElement().getTagName().equals("a"));
    }

    private SentMessage onlyMail() {
        assertThat(workbench.sandbox().inbox().messages()).hasSize(1);
        return workbench.sandbox().inbox().messages().get(0);
    }

    private String value(String label) {
        return String.valueOf(browser.control(label).getDomProperty("value"));
    }

    private String selected(String label) {
        return browser.script("return arguments[0].selectedOptions[0].textContent", browser.control(label));
    }

    private byte[] download(WebElement link) {
        String bytes = String.valueOf(browser.driver()
                .executeAsyncScript(
                        "const done = arguments[1]; fetch(arguments[0].href).then((answer) => answer.arrayBuffer())"
                                + ".then((bytes) => done([...new Uint8Array(bytes)].join(',')));",
                        link));
        String[] numbers = bytes.split(",", -1);
        byte[] all = new byte[numbers.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return all;
    }
}
