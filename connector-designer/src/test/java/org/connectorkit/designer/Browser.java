package org.connectorkit.designer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The machine's own Chromium, without a window. */
final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<Path> CHROMIUM =
            found("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<Path> DRIVER = found("chromedriver");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Whether this machine has what it takes. */
    static boolean installed() {
        return !CHROMIUM.isEmpty() && !DRIVER.isEmpty();
    }

    static Browser start() throws IOException {
        Path profile = Files.createTempDirectory("chromium-profile-");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.get(0).toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("performance", Level.ALL);
        logs.enable("browser", Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.get(0).toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    private static List<Path> found(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(names)
                .flatMap(name ->
                        Stream.of(path.split(java.io.File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .toList();
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(Object address) {
        driver.get(address.toString());
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void theme(String theme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    String text(String css) {
        return find(css).getText();
    }

    /** The control that a label names, as a person finds it. */
    WebElement control(String label) {
        for (WebElement candidate : all("label")) {
            if (label.equals(textContent(candidate))) {
                return driver.findElement(By.id(String.valueOf(candidate.getDomAttribute("for"))));
            }
        }
        throw new AssertionError("no control is labelled '" + label + "'");
    }

    /** The button or link of a name, as a screen reader reads it. */
    WebElement button(String name) {
        return all("button, a, summary").stream()
                .filter(candidate -> name.equals(textContent(candidate)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button or link is named '" + name + "'"));
    }

    static String textContent(WebElement element) {
        return String.valueOf(element.getDomProperty("textContent"))
                .replaceAll("\\s+", " ")
                .strip();
    }

    void type(String label, String text) {
        WebElement control = control(label);
        control.clear();
        control.sendKeys(text);
    }

    void choose(String label, String option) {
        control(label).findElements(By.tagName("option")).stream()
                .filter(each -> option.equals(each.getText()) || option.equals(each.getDomAttribute("value")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("'" + label + "' has no option '" + option + "'"))
                .click();
    }

    /** Presses a button that leads to another page, and waits for it. */
    void press(String name) {
        WebElement page = find("html");
        button(name).click();
        until(browser -> {
            try {
                page.isEnabled();
                return false;
            } catch (StaleElementReferenceException e) {
                return browser.script("return document.readyState").equals("complete");
            }
        });
    }

    void keys(CharSequence... keys) {
        new org.openqa.selenium.interactions.Actions(driver).sendKeys(keys).perform();
    }

    /** Moves the focus by Tab until it is on what the condition names. */
    void tabTo(Function<WebElement, Boolean> condition) {
        for (int i = 0; i < 100; i++) {
            keys(Keys.TAB);
            if (condition.apply(driver.switchTo().activeElement())) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not get there");
    }

    <T> T until(Function<Browser, T> condition) {
        return new WebDriverWait(driver, Duration.ofSeconds(15), Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .until(any -> condition.apply(this));
    }

    /** What a script returns, as text. */
    String script(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** Every address that was asked for since the last question, with its status; 0 where it failed. */
    List<String> requests() {
        List<String> lines = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get("performance")) {
            JsonNode message = JSON.readTree(entry.getMessage()).path("message");
            JsonNode parameters = message.path("params");
            switch (message.path("method").asString("")) {
                case "Network.requestWillBeSent" ->
                    lines.add(
                            "request " + parameters.path("request").path("url").asString(""));
                case "Network.responseReceived" ->
                    lines.add("status "
                            + parameters.path("response").path("status").asInt() + " "
                            + parameters.path("response").path("url").asString(""));
                case "Network.loadingFailed" -> lines.add("failed " + parameters);
                default -> {}
            }
        }
        return lines;
    }

    /** What the page complained of since the last question, such as what its policy refused. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The WCAG 2 A and AA rules that the page breaks, with the elements that break them. */
    List<String> accessibilityViolations() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        String violations = String.valueOf(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
                  .then((result) => done(JSON.stringify(result.violations.flatMap((violation) => violation.nodes.map(
                    (node) => `${violation.id}: ${node.html} ${node.any.map((check) => check.message).join('; ')}`)))));
                """));
        return JSON.readTree(violations).valueStream().map(JsonNode::asString).toList();
    }

    /** Saves a picture of the whole page, in a window as high as it. */
    void screenshot(Path file, int width, int leastHeight) throws IOException {
        size(width, leastHeight);
        int height = Integer.parseInt(script("return document.documentElement.scrollHeight"));
        size(width, Math.max(height, leastHeight));
        Map<String, Object> picture = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "browser at %s", driver.getCurrentUrl());
    }
}
