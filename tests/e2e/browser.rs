//! A browser window as a person uses it: what is named by a test id is found, waited for, clicked, filled. What the person
//! would call a barrier, axe calls one too.

use std::env;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::cdp::domains::network::NetworkConditions;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities};
use tokio::sync::Mutex;

use crate::server::{PASSWORD, Server};

/// Long enough for a busy machine: only what never comes is waited for to the end.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

fn desk() -> Arc<tempfile::TempDir> {
    Arc::new(tempfile::tempdir().expect("a folder"))
}

/// One journey's server and windows.
#[derive(Clone)]
pub struct World {
    pub server: Arc<Server>,
    windows: Arc<Mutex<Vec<WebDriver>>>,
    /// Where what the windows bring is kept, a folder each.
    desk: Arc<tempfile::TempDir>,
}

/// The line to the server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Cut,
    Back,
}

/// What the page is drawn for.
#[derive(Clone, Copy, Debug)]
pub enum Medium {
    Print,
    Screen,
}

#[derive(Clone, Copy, Debug)]
pub enum Screen {
    Desktop,
    Phone,
}

impl World {
    pub async fn start() -> Self {
        Self {
            server: Arc::new(Server::demonstration().await),
            windows: Arc::default(),
            desk: desk(),
        }
    }

    /// Another world, whose server nobody has set up.
    pub async fn empty() -> Self {
        Self {
            server: Arc::new(Server::empty().await),
            windows: Arc::default(),
            desk: desk(),
        }
    }

    /// A window of its own: another person, or the same at another machine.
    pub async fn window(&self, screen: Screen) -> Window {
        let driver = env::var("SEN_TEST_WEBDRIVER_URL")
            .expect("SEN_TEST_WEBDRIVER_URL: run `cargo xtask test --only journeys`");
        let mut wanted = DesiredCapabilities::chrome();
        for switch in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--force-prefers-reduced-motion",
            "--lang=vi",
            "--accept-lang=vi",
        ] {
            wanted.add_arg(switch).expect("a switch");
        }
        if let Ok(browser) = env::var("SEN_TEST_BROWSER") {
            wanted.set_binary(&browser).expect("a browser");
        }
        let size = match screen {
            Screen::Desktop => "--window-size=1440,900",
            // A window is never narrower than 500 px: a phone is told as one.
            Screen::Phone => {
                wanted
                    .add_experimental_option(
                        "mobileEmulation",
                        json!({ "deviceMetrics": { "width": 360, "height": 740, "pixelRatio": 2.0, "touch": true } }),
                    )
                    .expect("a phone");
                "--window-size=500,900"
            }
        };
        wanted.add_arg(size).expect("a size");
        let number = self.windows.lock().await.len();
        let desk = self.desk.path().join(number.to_string());
        std::fs::create_dir_all(&desk).expect("a folder");
        wanted
            .add_experimental_option(
                "prefs",
                json!({ "download.default_directory": desk, "download.prompt_for_download": false }),
            )
            .expect("a place for what is brought");
        // The driver's client brings none of its own; there before, it stays.
        let _there = rustls::crypto::ring::default_provider().install_default();
        let driver = WebDriver::new(&driver, wanted)
            .await
            .expect("a browser window");
        self.windows.lock().await.push(driver.clone());
        Window {
            driver,
            url: self.server.url.clone(),
            desk,
            _kept: Arc::clone(&self.desk),
        }
    }

    /// A signed-in person's window.
    pub async fn signed_in(&self, username: &str, screen: Screen) -> Window {
        let window = self.window(screen).await;
        window.open("/").await;
        window.sign_in(username, PASSWORD).await;
        window.sees("me").await;
        window
    }

    /// Closes the windows; of a journey that stopped, each leaves a picture and the words on it.
    pub async fn finish(self, journey: &str, stopped: bool) {
        for (number, window) in self.windows.lock().await.drain(..).enumerate() {
            if stopped {
                let folder =
                    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
                let _made = std::fs::create_dir_all(&folder);
                let _kept = window
                    .screenshot(&folder.join(format!("{journey}-{number}.png")))
                    .await;
            }
            let _closed = window.quit().await;
        }
        if stopped {
            eprintln!("the server said:\n{}", self.server.log());
        }
    }
}

#[derive(Clone)]
pub struct Window {
    pub driver: WebDriver,
    url: String,
    desk: PathBuf,
    _kept: Arc<tempfile::TempDir>,
}

impl Window {
    pub async fn open(&self, path: &str) {
        self.driver
            .goto(format!("{}{path}", self.url))
            .await
            .expect("the page opens");
    }

    pub async fn path(&self) -> String {
        let address = self.driver.current_url().await.expect("an address");
        match address.query() {
            Some(query) => format!("{}?{query}", address.path()),
            None => address.path().to_owned(),
        }
    }

    pub async fn sign_in(&self, username: &str, password: &str) {
        self.fill("username", username).await;
        self.fill("password", password).await;
        self.click("sign-in").await;
    }

    /// Waits until it is there to be seen.
    pub async fn sees(&self, test_id: &str) -> WebElement {
        self.sees_selector(&format!("[data-testid=\"{test_id}\"]"))
            .await
    }

    pub async fn sees_selector(&self, selector: &str) -> WebElement {
        let found = self
            .driver
            .query(By::Css(selector))
            .wait(PATIENCE, LOOK_AGAIN)
            // What is drawn anew between being found and being looked at is looked for again.
            .ignore_errors(true)
            .and_displayed()
            .first()
            .await;
        match found {
            Ok(element) => element,
            Err(why) => panic!(
                "«{selector}» is not to be seen at {} ({why}):\n{}",
                self.path().await,
                self.words().await
            ),
        }
    }

    /// Waits until it is gone.
    pub async fn loses(&self, test_id: &str) {
        let selector = format!("[data-testid=\"{test_id}\"]");
        let gone = self
            .driver
            .query(By::Css(&selector))
            .wait(PATIENCE, LOOK_AGAIN)
            .not_exists()
            .await;
        assert!(
            gone.unwrap_or(false),
            "«{test_id}» stays at {}",
            self.path().await
        );
    }

    pub async fn has(&self, test_id: &str) -> bool {
        let selector = format!("[data-testid=\"{test_id}\"]");
        self.driver
            .query(By::Css(&selector))
            .nowait()
            .exists()
            .await
            .unwrap_or(false)
    }

    /// How many there are, once one is to be seen.
    pub async fn count(&self, test_id: &str) -> usize {
        self.sees(test_id).await;
        let selector = format!("[data-testid=\"{test_id}\"]");
        let found = self.driver.find_all(By::Css(&selector)).await;
        found.map_or(0, |found| found.len())
    }

    /// Waits until it stays where it is for some frames: what arrives above it would move another button under the pointer.
    async fn stands_still(&self, element: &WebElement) {
        let watch = "const [element, done] = arguments; let [still, before] = [0, '']; \
                     const look = () => { const { top, left } = element.getBoundingClientRect(); const now = `${top} ${left}`; \
                     still = now === before ? still + 1 : 0; before = now; \
                     still === 4 ? done() : requestAnimationFrame(look); }; look();";
        let element = vec![element.to_json().expect("the element")];
        let _still = self.driver.execute_async(watch, element).await;
    }

    pub async fn click(&self, test_id: &str) {
        let element = self.sees(test_id).await;
        let _in_view = element.scroll_into_view().await;
        self.stands_still(&element).await;
        if let Err(refused) = element.click().await {
            panic!("«{test_id}» cannot be clicked: {refused}");
        }
    }

    pub async fn fill(&self, test_id: &str, text: &str) {
        let element = self.sees(test_id).await;
        element.clear().await.expect("a field that can be cleared");
        element
            .send_keys(text)
            .await
            .expect("a field that can be filled");
    }

    /// Chooses a file from this machine.
    pub async fn attach(&self, test_id: &str, file: &std::path::Path) {
        // The field itself lies unseen under the words that one clicks.
        let selector = format!("[data-testid=\"{test_id}\"]");
        let field = self
            .driver
            .query(By::Css(&selector))
            .wait(PATIENCE, LOOK_AGAIN);
        let field = field.first().await.expect("a field for a file");
        field
            .send_keys(file.to_string_lossy())
            .await
            .expect("a file is chosen");
    }

    /// What the server answers when this browser asks for an address by itself: a picture, a download.
    pub async fn fetches(&self, address: &str) -> i64 {
        let ask = "const done = arguments[arguments.length - 1]; \
                   fetch(arguments[0], { cache: 'no-store' }).then(answer => done(answer.status));";
        let answer = self.driver.execute_async(ask, vec![json!(address)]).await;
        let status = answer.expect("an answer").json().as_i64();
        status.expect("a status")
    }

    /// Waits until a picture is there, and not only its frame.
    pub async fn shows(&self, selector: &str) {
        let picture = self.sees_selector(selector).await;
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while picture
            .prop("naturalWidth")
            .await
            .ok()
            .flatten()
            .as_deref()
            .unwrap_or("0")
            == "0"
        {
            assert!(
                tokio::time::Instant::now() < deadline,
                "«{selector}» shows nothing"
            );
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits for a file that the page hands over; it is taken away, so that the next is another.
    pub async fn brought(&self, ending: &str) -> Vec<u8> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let files = std::fs::read_dir(&self.desk).expect("the folder");
            let mut files = files.filter_map(|file| Some(file.ok()?.path()));
            // On its way it has another ending.
            let there = files.find(|file| file.extension().is_some_and(|found| found == ending));
            if let Some(file) = there {
                let bytes = std::fs::read(&file).expect("the file");
                std::fs::remove_file(&file).expect("the file is taken away");
                return bytes;
            }
            assert!(
                tokio::time::Instant::now() < deadline,
                "no .{ending} comes at {}",
                self.path().await
            );
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Looks at the page as it will be printed, or as on the screen again.
    pub async fn looks_at(&self, medium: Medium) {
        let medium = match medium {
            Medium::Print => "print",
            Medium::Screen => "",
        };
        let tools = self.driver.cdp();
        let set = tools
            .send_raw("Emulation.setEmulatedMedia", json!({ "media": medium }))
            .await;
        set.expect("another medium");
    }

    /// What stands in a field.
    pub async fn value(&self, test_id: &str) -> String {
        let field = self.sees(test_id).await;
        field
            .prop("value")
            .await
            .expect("a field")
            .unwrap_or_default()
    }

    /// Takes the machine off the network, or puts it back.
    pub async fn goes(&self, line: Line) {
        let conditions = NetworkConditions {
            offline: line == Line::Cut,
            latency: 0,
            download_throughput: -1,
            upload_throughput: -1,
            connection_type: None,
        };
        let tools = self.driver.cdp();
        let network = tools.network();
        network.enable().await.expect("the network can be held");
        let set = network.emulate_network_conditions(conditions).await;
        set.expect("the network can be cut and joined");
    }

    /// The tab is closed without a word; another one, on the line again, takes its place.
    pub async fn is_killed_and_opened_anew(&self) {
        let other = self.driver.new_tab().await.expect("another tab");
        self.driver.close_window().await.expect("the tab is closed");
        self.driver
            .switch_to_window(other)
            .await
            .expect("the other tab");
    }

    /// Remembers a preference as the page does, before it opens.
    pub async fn prefers(&self, language: &str, theme: &str) {
        let keep = "localStorage.setItem('sen.language', arguments[0]); localStorage.setItem('sen.theme', arguments[1]);";
        self.driver
            .execute(keep, vec![json!(language), json!(theme)])
            .await
            .expect("preferences are kept");
    }

    /// Puts in at once what a person would paste.
    pub async fn paste(&self, test_id: &str, text: &str) {
        let element = self.sees(test_id).await;
        let put = "const [field, text] = arguments; field.focus(); field.value = text; \
                   field.dispatchEvent(new Event('input', { bubbles: true }));";
        let arguments = vec![element.to_json().expect("the field"), json!(text)];
        self.driver
            .execute(put, arguments)
            .await
            .expect("the text is pasted");
    }

    /// Waits until the words stand in it.
    pub async fn reads(&self, test_id: &str, words: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let text = self.sees(test_id).await.text().await.unwrap_or_default();
            if text.contains(words) {
                return;
            }
            assert!(
                tokio::time::Instant::now() < deadline,
                "«{test_id}» reads «{text}», not «{words}»"
            );
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    pub async fn words(&self) -> String {
        match self.driver.find(By::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// No barrier that axe knows, and nothing wider than the screen.
    pub async fn is_accessible(&self) {
        self.sees_selector("h1").await;
        self.loses("loading").await;
        let axe = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("e2e/node_modules/axe-core/axe.min.js");
        let axe =
            std::fs::read_to_string(axe).expect("axe-core is installed: `npm ci` in tests/e2e");
        let place = self.path().await;
        self.driver.execute(&axe, vec![]).await.expect("axe loads");
        let run = "const done = arguments[0]; axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })\
                   .then(found => done(found.violations.map(barrier => ({ id: barrier.id, help: barrier.help, \
                   nodes: barrier.nodes.slice(0, 5).map(node => node.html.slice(0, 200) + ' :: ' + node.failureSummary) }))))\
                   .catch(error => done([{ id: 'axe', help: String(error), nodes: [] }]));";
        let found = self
            .driver
            .execute_async(run, vec![])
            .await
            .expect("axe runs");
        assert_eq!(found.json(), &Value::Array(vec![]), "barriers at {place}");
        let wide =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        let over = self.driver.execute(wide, vec![]).await.expect("a width");
        assert_eq!(
            over.json().as_i64(),
            Some(0),
            "{place} is wider than the screen"
        );
    }
}
