//! Running tests, by `cargo nextest` where it is installed and by `cargo test` elsewhere. All suites select the same packages, so that what they
//! share is compiled once.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::tally::Tally;
use crate::console;
use crate::workspace::Workspace;

/// The suites that need more than the code: they lie in the crate `tests`, each a binary of its own.
pub const COMPILE_FAIL: &str = "compile_fail";
pub const JOURNEYS: &str = "e2e";

#[derive(Clone, Copy)]
pub enum Suite {
    /// Unit tests everywhere, and the integration tests
    Plain,
    /// The integration tests alone: those that a database server is given to
    Integration,
    /// One binary of the crate `tests`
    Only(&'static str),
}

pub fn run(workspace: &Workspace, suite: Suite, settings: &[(&str, String)]) -> Result<Tally> {
    let mut command = workspace.cargo();
    if nextest(workspace) {
        command.args(["nextest", "run"]);
        if matches!(suite, Suite::Only(JOURNEYS)) {
            command.args(["--profile", "journeys"]);
        }
    } else {
        command.arg("test");
    }
    command.args(["--workspace", "--locked", "--no-fail-fast"]);
    if matches!(suite, Suite::Plain) {
        command.args(["--lib", "--bins"]);
    }
    match suite {
        Suite::Plain | Suite::Integration => {
            for name in integration_targets(workspace)? {
                command.args(["--test", &name]);
            }
        }
        Suite::Only(name) => {
            command.args(["--test", name]);
        }
    }
    for name in [
        "SEN_TEST_POSTGRES_URL",
        "SEN_TEST_WEBDRIVER_URL",
        "SEN_DATABASE_URL",
        "SEN_DATA_DIR",
        "SEN_FILES",
    ] {
        command.env_remove(name);
    }
    for (name, value) in settings {
        command.env(name, value);
    }
    counted(&mut command)
}

fn nextest(workspace: &Workspace) -> bool {
    console::capture(workspace.cargo().args(["nextest", "--version"])).is_ok()
}

/// The integration binaries of all crates but those with a step of their own.
fn integration_targets(workspace: &Workspace) -> Result<Vec<String>> {
    let metadata: Value = serde_json::from_str(&console::capture(workspace.cargo().args([
        "metadata",
        "--no-deps",
        "--format-version",
        "1",
    ]))?)?;
    let mut names = Vec::new();
    for package in metadata
        .get("packages")
        .and_then(Value::as_array)
        .context("cargo metadata names no packages")?
    {
        for target in package
            .get("targets")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let test = target
                .get("kind")
                .and_then(Value::as_array)
                .is_some_and(|kinds| kinds.iter().any(|kind| kind == "test"));
            if let Some(name) = target.get("name").and_then(Value::as_str)
                && test
                && ![COMPILE_FAIL, JOURNEYS].contains(&name)
            {
                names.push(name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Shows what the runner prints while it prints it, and adds up what it says.
fn counted(command: &mut Command) -> Result<Tally> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cargo could not be started")?;
    let sum = Mutex::new(Tally::default());
    let (out, err) = (child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(|| relay(out, &sum));
        scope.spawn(|| relay(err, &sum));
    });
    let status = child.wait()?;
    let tally = *sum
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    // The runner failed and yet counted no failure: it did not come to run.
    if !status.success() && tally.good() {
        bail!("the tests could not be run ({status}); the lines above say why");
    }
    if tally == Tally::default() {
        bail!("no test was run");
    }
    Ok(tally)
}

fn relay(stream: Option<impl Read>, sum: &Mutex<Tally>) {
    for line in stream
        .into_iter()
        .flat_map(|stream| BufReader::new(stream).lines())
        .map_while(Result::ok)
    {
        println!("{line}");
        if let (Some(tally), Ok(mut sum)) = (Tally::read(&line), sum.lock()) {
            sum.add(tally);
        }
    }
}
