//! A browser driven over WebDriver, and the few things a test does with a page.
//!
//! Every browser has its own driver process and its own temporary folder; both are gone when it ends, however it ends.
//! Chromium is used by one test after the other (`super::pool`); a test that failed in it, or that changed it by its
//! developer tools, was its last.

use std::cell::Cell;
use std::env;
use std::fs;
use std::future::{Future, poll_fn};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::{Child, Command, Stdio};
use std::task::Poll;
use std::thread;
use std::time::{Duration, Instant};

use super::display::Display;
use super::pool;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Deserializer, Value, json};
use tokio::time::{sleep, timeout};

/// How long a page may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a whole session may last, so that a hung browser fails one test and not the run.
const SESSION_LIMIT: Duration = Duration::from_secs(240);
/// What is run before each page where `SLOW` is set, in Chromium.
const SLOW: &str = include_str!("slow.js");

/// The engines a test can run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
    /// WebKitGTK, on a screen of its own.
    Webkit,
}

impl Browser {
    /// The engine that `BROWSER` names; Chromium if it names none.
    pub fn from_env() -> Self {
        match env::var("BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::Webkit,
            Ok(other) => panic!("BROWSER={other}: chromium, firefox or webkit"),
        }
    }

    fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::Webkit => "WebKitWebDriver",
        }
    }

    fn capabilities(self, dark: bool, keeps_left_pages: bool) -> Capabilities {
        let capabilities = match self {
            Self::Chromium => {
                let mut args = vec!["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
                // By a pipe the browser also notices when its driver is gone, and ends.
                args.push("--remote-debugging-pipe");
                if !keeps_left_pages {
                    // Its process stays with a page that is kept, and the next page needs a new one: half of all work.
                    args.push("--disable-features=BackForwardCache");
                }
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": {"args": args},
                    "goog:loggingPrefs": {"browser": "ALL"},
                })
            }
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {"layout.css.prefers-color-scheme.content-override": u8::from(!dark)},
                },
            }),
            Self::Webkit => {
                assert!(!dark, "WebKit has no switch for a dark scheme: use the page's data-theme");
                json!({
                    "browserName": "MiniBrowser",
                    "webkitgtk:browserOptions": {"binary": mini_browser(), "args": ["--automation"]},
                })
            }
        };
        serde_json::from_value(capabilities).unwrap()
    }
}

/// WebKitGTK's own browser, which Debian puts beside the library of each kind of machine.
fn mini_browser() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut places = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
    places.find(|place| place.exists()).expect("WebKit's MiniBrowser; run .ci/setup test")
}

/// Runs a driver until this process ends, however it ends, or closes the pipe; then removes the driver's folder.
const KEEPER: &str = r#"command -v "$1" || exit
"$@" &
read -r _
kill $!
wait $!
until rm -rf "$TMPDIR"; do sleep 0.1; done"#;

/// A running driver; stopped, with its temporary folder removed, when dropped.
pub struct Driver {
    process: Child,
    port: u16,
    _display: Option<Display>,
}

impl Driver {
    async fn start(browser: Browser) -> Self {
        let port = free_port();
        // Profiles of all browsers go where TMPDIR points, so this folder is all there is to clean up.
        let folder = env::temp_dir().join(format!("scim-tax-e2e-{port}"));
        fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", KEEPER, "keeper", browser.driver()]).arg(format!("--port={port}")).env("TMPDIR", &folder);
        if browser == Browser::Firefox {
            command.arg(format!("--websocket-port={}", free_port()));
        }
        let display = (browser == Browser::Webkit).then(Display::start);
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        let process = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut driver = Self { process, port, _display: display };

        let began = Instant::now();
        while driver.ask("GET", "/status", "").is_none_or(|answer| answer["value"]["ready"] != true) {
            let name = browser.driver();
            assert!(driver.process.try_wait().unwrap().is_none(), "there is no {name}; run .ci/setup test");
            assert!(began.elapsed() < PATIENCE, "{name} was not ready within {PATIENCE:?}");
            sleep(Duration::from_millis(20)).await;
        }
        driver
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// One plain HTTP request to the driver, for what fantoccini has no command for.
    fn ask(&self, method: &str, path: &str, body: &str) -> Option<Value> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
        // chromedriver leaves the connection open: the answer ends where its JSON ends.
        let mut answer = BufReader::new(stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            answer.read_line(&mut line).ok().filter(|&read| read > 0)?;
        }
        Deserializer::from_reader(answer).into_iter().next()?.ok()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap().port()
}

/// How a browser is started. The engine is the one `BROWSER` names, unless a test names another.
pub struct Session {
    browser: Browser,
    size: (u32, u32),
    dark: bool,
    keeps_left_pages: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self { browser: Browser::from_env(), size: (1280, 900), dark: false, keeps_left_pages: false }
    }
}

impl Session {
    /// This engine, whatever `BROWSER` names.
    pub fn engine(self, browser: Browser) -> Self {
        Self { browser, ..self }
    }

    /// The size of the window. Its inside is less high; Firefox and WebKit do not go below some 450 to 500 px in width.
    pub fn size(self, width: u32, height: u32) -> Self {
        Self { size: (width, height), ..self }
    }

    /// A system set to dark colours.
    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// A browser that keeps pages one leaves as they are, and shows them again on the way back. Only Chromium is
    /// otherwise kept from it.
    pub fn keeps_left_pages(self) -> Self {
        Self { keeps_left_pages: true, ..self }
    }

    /// The sessions in which `Page::axe_in_both_schemes` has seen both: one where the engine can be switched.
    pub fn both_schemes(self) -> Vec<Self> {
        match self.browser {
            Browser::Chromium | Browser::Webkit => vec![self],
            Browser::Firefox => vec![Self { ..self }, self.dark()],
        }
    }
}

/// Runs a test in a browser without a past. A failed test leaves a screenshot.
pub async fn with_browser<T>(test: impl AsyncFnOnce(&Page) -> T) -> T {
    with_session(Session::default(), test).await
}

/// The same with a browser started in another way.
pub async fn with_session<T>(session: Session, test: impl AsyncFnOnce(&Page) -> T) -> T {
    let Session { browser, size, dark, keeps_left_pages } = session;
    let idle = if browser == Browser::Chromium { pool::take(keeps_left_pages) } else { None };
    let page = match idle {
        Some(idle) => idle.page().await,
        None => Page::start(browser, dark, keeps_left_pages).await,
    };

    let limited = async {
        // Not by an option at the start: Chromium's stops at 500 px, WebKit has none.
        page.resize(size.0, size.1).await;
        if browser == Browser::Chromium {
            page.show_scheme(dark).await;
        }
        timeout(SESSION_LIMIT, test(&page)).await.expect("a test ends within its limit")
    };
    let outcome = caught(limited).await;
    if outcome.is_err() {
        page.keep_evidence().await;
    }
    if outcome.is_ok() && browser == Browser::Chromium && !page.is_changed.get() {
        pool::give_back(page, keeps_left_pages).await;
    } else {
        // Closed by the driver, before the driver itself ends: not every browser ends with its driver.
        let _ = page.client.close().await;
        drop(page.driver);
    }
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

/// The future's result, or the panic that ended it.
async fn caught<T>(future: impl Future<Output = T>) -> thread::Result<T> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page in a browser. What it is asked for and does not find fails the test.
pub struct Page {
    /// For all that has no helper here.
    pub client: Client,
    /// The engine, for the few tests that differ.
    pub browser: Browser,
    pub(super) driver: Driver,
    /// Whether developer tools were used, after which nobody knows how the browser is.
    is_changed: Cell<bool>,
}

impl Page {
    /// A new browser.
    async fn start(browser: Browser, dark: bool, keeps_left_pages: bool) -> Self {
        let driver = Driver::start(browser).await;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(browser.capabilities(dark, keeps_left_pages))
            .connect(&driver.url())
            .await
            .expect("a browser session");
        let page = Self::of(client, browser, driver);
        if browser == Browser::Chromium && env::var_os("SLOW").is_some() {
            page.developer_tools("Page.addScriptToEvaluateOnNewDocument", json!({"source": SLOW})).await;
        }
        page
    }

    /// A browser that runs.
    pub(super) fn of(client: Client, browser: Browser, driver: Driver) -> Self {
        Self { client, browser, driver, is_changed: Cell::new(false) }
    }

    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    pub async fn find(&self, css: &str) -> Element {
        self.client.find(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    pub async fn find_all(&self, css: &str) -> Vec<Element> {
        self.client.find_all(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// The visible text of an element.
    pub async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap()
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> String {
        self.find(css).await.prop("value").await.unwrap().unwrap_or_default()
    }

    pub async fn click(&self, css: &str) {
        self.in_the_middle(css).await.click().await.unwrap_or_else(|error| panic!("click on {css}: {error}"));
    }

    /// The element, scrolled to where nothing that stays at an edge of the window can cover it.
    async fn in_the_middle(&self, css: &str) -> Element {
        let element = self.find(css).await;
        let given = serde_json::to_value(&element).unwrap();
        self.client.execute("arguments[0].scrollIntoView({block: 'center'})", vec![given]).await.unwrap();
        element
    }

    /// Replaces what stands in a field by typing.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.in_the_middle(css).await;
        // In a frame WebKit takes no keys before a click.
        field.click().await.unwrap_or_else(|error| panic!("click on {css}: {error}"));
        self.mark_all().await;
        // WebDriver's own way to clear a field tells the page nothing.
        let keys = if text.is_empty() { String::from(char::from(Key::Backspace)) } else { text.to_owned() };
        field.send_keys(&keys).await.unwrap_or_else(|error| panic!("type into {css}: {error}"));
    }

    /// Replaces what stands in a field all at once.
    pub async fn paste(&self, css: &str, text: &str) {
        self.click(css).await;
        self.mark_all().await;
        let script = "const [text] = arguments;
            return document.execCommand(text ? 'insertText' : 'delete', false, text)";
        self.client.execute(script, vec![text.into()]).await.unwrap();
    }

    /// Marks all that stands in the field with the focus, so that it is typed over.
    async fn mark_all(&self) {
        self.js("document.activeElement.select()").await;
    }

    /// Chooses an option by its value.
    pub async fn select(&self, css: &str, value: &str) {
        let chosen = self.find(css).await.select_by_value(value).await;
        chosen.unwrap_or_else(|error| panic!("choose {value} in {css}: {error}"));
    }

    /// Presses a key (`fantoccini::key::Key`) or types a character wherever the focus is.
    pub async fn press(&self, key: impl Into<char>) {
        let focused = self.client.active_element().await.unwrap();
        focused.send_keys(&key.into().to_string()).await.unwrap();
    }

    /// Waits for an element. `#seats:enabled` waits for the page to run: its static shell is there before.
    pub async fn wait_for(&self, css: &str) -> Element {
        self.eventually(css, async || match self.client.find(Locator::Css(css)).await {
            Ok(element) => Ok(element),
            Err(error) => Err(format!("{error}; the page shows {}", self.js("return document.body.innerText").await)),
        })
        .await
    }

    /// Waits until an element's visible text contains this.
    pub async fn wait_until_text(&self, css: &str, wanted: &str) {
        self.eventually(&format!("{css} to contain {wanted:?}"), async || {
            let element = self.client.find(Locator::Css(css)).await.map_err(|error| error.to_string())?;
            let seen = element.text().await.map_err(|error| error.to_string())?;
            if seen.contains(wanted) { Ok(()) } else { Err(format!("it contains {seen:?}")) }
        })
        .await;
    }

    /// The visible text of an element with each run of white space as one space.
    pub async fn words(&self, css: &str) -> String {
        one_line(&self.text(css).await)
    }

    /// Waits until the visible text of an element is this, each run of white space taken as one space.
    pub async fn wait_until_reads(&self, css: &str, wanted: &str) {
        self.eventually(&format!("{css} to read {wanted:?}"), async || {
            let element = self.client.find(Locator::Css(css)).await.map_err(|error| error.to_string())?;
            let seen = one_line(&element.text().await.map_err(|error| error.to_string())?);
            if seen == wanted { Ok(()) } else { Err(format!("it reads {seen:?}")) }
        })
        .await;
    }

    /// Waits until a script returns true.
    pub async fn wait_until(&self, script: &str) {
        self.eventually(script, async || match self.client.execute(script, vec![]).await {
            Ok(Value::Bool(true)) => Ok(()),
            other => Err(format!("{other:?}")),
        })
        .await;
    }

    /// Waits until what the page writes after its next paint is written too.
    pub async fn settle(&self) {
        // As the page does it, and asked for later: a frame, and a task of its own after it.
        self.js_later("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done))").await;
    }

    async fn eventually<T>(&self, what: &str, probe: impl AsyncFn() -> Result<T, String>) -> T {
        let began = Instant::now();
        loop {
            match probe().await {
                Ok(found) => return found,
                Err(seen) => assert!(began.elapsed() < PATIENCE, "waited {PATIENCE:?} for {what}: {seen}"),
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Runs the body of a function and gives what it returns.
    pub async fn js(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Everything after this happens in that frame, until `leave_frame`.
    pub async fn enter_frame(&self, css: &str) {
        self.wait_for(css).await.enter_frame().await.unwrap_or_else(|error| panic!("enter {css}: {error}"));
    }

    pub async fn leave_frame(&self) {
        self.client.clone().enter_parent_frame().await.unwrap();
    }

    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
    }

    /// Runs the body of a function whose last argument is called with the result.
    pub async fn js_later(&self, script: &str) -> Value {
        self.client.execute_async(script, vec![]).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What axe-core finds wrong with the current page or frame, as "rule: selector: help". Frames inside are left out.
    pub async fn axe(&self) -> Vec<String> {
        self.settle().await;
        self.axe_with("").await
    }

    /// The same in the light and then, where the engine can be switched, in the dark, of which only what depends on
    /// colours is asked: `accessibility::the_dark_changes_colours_alone` holds that nothing else changes.
    pub async fn axe_in_both_schemes(&self) -> Vec<String> {
        let mut found = self.axe().await;
        if self.browser == Browser::Chromium {
            self.show_scheme(true).await;
            let of_colours = "runOnly: ['color-contrast', 'link-in-text-block'],";
            found.extend(self.axe_with(of_colours).await.into_iter().map(|it| format!("{it} (in the dark)")));
            self.show_scheme(false).await;
        }
        found
    }

    /// The colours that the system asks for, of Chromium's page.
    pub async fn show_scheme(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.developer_tools("Emulation.setEmulatedMedia", features).await;
    }

    async fn axe_with(&self, options: &str) -> Vec<String> {
        if self.js("return typeof axe").await == "undefined" {
            let path = env::var("AXE_SCRIPT").expect("AXE_SCRIPT, the path of axe.min.js: .ci/env sets it");
            let axe = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}; run .ci/setup test"));
            self.js(&axe).await;
        }
        let run = format!(
            "const done = arguments[0];
            axe.run(document, {{{options} iframes: false, resultTypes: ['violations']}}).then(
                ({{violations}}) => done(violations.flatMap(({{id, help, nodes}}) =>
                    nodes.map(({{target}}) => `${{id}}: ${{target.join(' ')}}: ${{help}}`))),
                error => done([`axe failed: ${{error}}`]))"
        );
        serde_json::from_value(self.js_later(&run).await).unwrap()
    }

    /// The same in a frame of the page.
    pub async fn axe_in_frame(&self, css: &str) -> Vec<String> {
        self.enter_frame(css).await;
        let violations = self.axe().await;
        self.leave_frame().await;
        violations
    }

    /// The errors in the console since the last call, failed requests included. Only Chromium's driver tells.
    pub async fn console_errors(&self) -> Vec<String> {
        assert_eq!(self.browser, Browser::Chromium, "only Chromium's driver gives the console");
        let entries = self.vendor_command("se/log", &json!({"type": "browser"})).await;
        let entries = entries.as_array().expect("a list of log entries");
        let errors = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        errors.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// A command of Chromium's developer tools, such as `Emulation.setEmulatedMedia`.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.is_changed.set(true);
        self.developer_tools(command, parameters).await
    }

    /// The same for a command after which the browser is as it was.
    pub(super) async fn developer_tools(&self, command: &str, parameters: Value) -> Value {
        self.vendor_command("goog/cdp/execute", &json!({"cmd": command, "params": parameters})).await
    }

    async fn vendor_command(&self, endpoint: &str, body: &Value) -> Value {
        let session = self.client.session_id().await.unwrap().expect("an open session");
        let path = format!("/session/{session}/{endpoint}");
        let mut answer = self.driver.ask("POST", &path, &body.to_string()).expect("an answer of the driver");
        assert!(answer["value"]["error"].is_null(), "{endpoint} {body}: {}", answer["value"]);
        answer["value"].take()
    }

    /// Saves a picture of what the window shows.
    pub async fn screenshot(&self, path: impl AsRef<Path>) {
        let picture = self.client.screenshot().await.unwrap();
        fs::write(path, picture).unwrap();
    }

    /// After a failure: what the window shows, and where it was. Must not fail itself.
    async fn keep_evidence(&self) {
        let name = thread::current().name().unwrap_or("test").replace("::", "-");
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        if let Ok(picture) = self.client.screenshot().await {
            let kept = fs::write(&path, picture).is_ok();
            let url = self.client.current_url().await.map(String::from).unwrap_or_default();
            eprintln!("at {url}; screenshot {}", if kept { path.display().to_string() } else { "not kept".to_owned() });
        }
    }
}
