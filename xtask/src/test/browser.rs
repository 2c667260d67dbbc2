//! A driver for the browser, for the length of one step.

use std::env;
use std::io::Write as _;
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::machine::{self, Need};
use crate::console;
use crate::workspace::Workspace;

const NEED: Need = Need {
    what: "Chromium with its driver",
    debian: &["chromium", "chromium-driver"],
    elsewhere: "Chromium or Chrome, and a `chromedriver` of the same version in PATH \
                (Fedora: dnf install chromium chromedriver; Arch: pacman -S chromium; macOS: brew install --cask chromium chromedriver).",
};

const NPM: Need = Need {
    what: "npm, which brings axe-core",
    debian: &["npm"],
    elsewhere: "Node.js with npm (https://nodejs.org, or your system's package of that name).",
};

const CURL: Need = Need {
    what: "curl, which the README's commands are typed with",
    debian: &["curl", "ca-certificates"],
    elsewhere: "curl (https://curl.se, or your system's package of that name).",
};

/// What somebody at a terminal needs to follow the README.
pub fn terminal(workspace: &Workspace) -> Result<()> {
    if find(&["curl", "curl.exe"]).is_none() {
        machine::install(workspace, &CURL)?;
    }
    Ok(())
}

/// What the journeys load into a page to look for barriers, in the version of the lock file.
pub fn barrier_checker(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root().join("tests/e2e");
    if folder.join("node_modules/axe-core/axe.min.js").is_file() {
        return Ok(());
    }
    if find(&["npm", "npm.cmd"]).is_none() {
        machine::install(workspace, &NPM)?;
    }
    let npm = find(&["npm", "npm.cmd"]).context("`npm` is not in PATH")?;
    console::run(
        workspace
            .command(&npm.to_string_lossy())
            .current_dir(folder)
            .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]),
    )
}

const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

pub struct Driver {
    driver: Child,
    port: u16,
    browser: PathBuf,
}

impl Driver {
    pub fn start(workspace: &Workspace) -> Result<Self> {
        if find(&["chromedriver"]).is_none() || find(&BROWSERS).is_none() {
            machine::install(workspace, &NEED)?;
        }
        let program = find(&["chromedriver"]).context("`chromedriver` is not in PATH")?;
        let browser = find(&BROWSERS).context("no Chromium in PATH")?;
        let port = machine::free_port()?;
        let driver = workspace
            .command(&program.to_string_lossy())
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("`chromedriver` could not be started")?;
        let driver = Self {
            driver,
            port,
            browser,
        };
        for _ in 0..100 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(driver);
            }
            sleep(Duration::from_millis(100));
        }
        bail!("`{}` does not answer after 10 s", program.display())
    }

    pub fn settings(&self) -> [(&'static str, String); 2] {
        [
            (
                "SEN_TEST_WEBDRIVER_URL",
                format!("http://127.0.0.1:{}", self.port),
            ),
            ("SEN_TEST_BROWSER", self.browser.display().to_string()),
        ]
    }

    /// Asked to go, it takes its browsers along.
    fn ask_to_go(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream
            .write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        std::io::copy(&mut stream, &mut std::io::sink()).map(|_| ())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.ask_to_go();
        for _ in 0..30 {
            if matches!(self.driver.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| {
            folders
                .iter()
                .map(move |folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        })
        .find(|candidate| candidate.is_file())
}
