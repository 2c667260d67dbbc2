//! The steps, in their order: what fails soonest comes first.

use anyhow::{Context, Result};

use super::browser::{self, Driver};
use super::postgres::Postgres;
use super::suites::{self, COMPILE_FAIL, JOURNEYS, Suite};
use super::tally::Tally;
use crate::console::{self, say};
use crate::dist;
use crate::tidy;
use crate::workspace::Workspace;

pub struct Step {
    pub name: &'static str,
    pub title: &'static str,
    pub run: fn(&Workspace) -> Result<Tally>,
}

pub const STEPS: &[Step] = &[
    Step {
        name: "format",
        title: "Format",
        run: format,
    },
    Step {
        name: "rules",
        title: "Rules of the house",
        run: rules,
    },
    Step {
        name: "lints",
        title: "Lints",
        run: lints,
    },
    Step {
        name: "deny",
        title: "Known weaknesses in what we build on",
        run: deny,
    },
    Step {
        name: "page",
        title: "Web page as delivered",
        run: page,
    },
    Step {
        name: "sqlite",
        title: "Unit tests, integration tests on SQLite",
        run: sqlite,
    },
    Step {
        name: "fuzz",
        title: "The reader, given any bytes",
        run: fuzz,
    },
    Step {
        name: "generated",
        title: "Generated files are fresh",
        run: generated,
    },
    Step {
        name: "postgres",
        title: "Integration tests on PostgreSQL",
        run: postgres,
    },
    Step {
        name: "compile-fail",
        title: "What must not compile does not",
        run: compile_fail,
    },
    Step {
        name: "journeys",
        title: "Journeys in a browser, and the README's commands",
        run: journeys,
    },
];

fn format(workspace: &Workspace) -> Result<Tally> {
    console::run(workspace.cargo().args(["fmt", "--all", "--check"]))
        .context("run `cargo fmt --all`")?;
    Ok(Tally::whole())
}

fn rules(workspace: &Workspace) -> Result<Tally> {
    tidy::rules(workspace)?;
    Ok(Tally::whole())
}

fn lints(workspace: &Workspace) -> Result<Tally> {
    console::run(workspace.cargo_at_length("clippy").args([
        "--workspace",
        "--all-targets",
        "--",
        "-Dwarnings",
    ]))?;
    Ok(Tally::whole())
}

fn deny(workspace: &Workspace) -> Result<Tally> {
    if console::capture(workspace.cargo().args(["deny", "--version"])).is_err() {
        say(
            "left out: cargo-deny is not installed (`cargo install cargo-deny`); the licences are checked among the rules",
        );
        return Ok(Tally::default());
    }
    console::run(workspace.cargo().args(["deny", "check"]))?;
    Ok(Tally::whole())
}

fn page(workspace: &Workspace) -> Result<Tally> {
    dist::dist(workspace, &dist::Options::default())?;
    dist::budget::check(workspace)?;
    Ok(Tally::whole())
}

fn sqlite(workspace: &Workspace) -> Result<Tally> {
    suites::run(workspace, Suite::Plain, &[])
}

/// A minute from the documents that its tests read; what it finds in an hour is a reason to fuzz for an hour.
fn fuzz(workspace: &Workspace) -> Result<Tally> {
    if console::capture(workspace.cargo().args(["+nightly", "fuzz", "--version"])).is_err() {
        say(
            "left out: it needs `rustup toolchain install nightly` and `cargo install cargo-fuzz`; the reader's own tests read random bytes too",
        );
        return Ok(Tally::default());
    }
    std::fs::create_dir_all(workspace.path("server/reader/fuzz/corpus/read"))?;
    console::run(workspace.cargo().args([
        "+nightly",
        "fuzz",
        "run",
        "--fuzz-dir=server/reader/fuzz",
        "read",
        "server/reader/fuzz/corpus/read",
        "server/reader/tests/documents",
        "--",
        "-max_total_time=60",
        "-timeout=20",
    ]))?;
    Ok(Tally::whole())
}

fn generated(workspace: &Workspace) -> Result<Tally> {
    tidy::generated(workspace)?;
    Ok(Tally::whole())
}

fn postgres(workspace: &Workspace) -> Result<Tally> {
    let postgres = Postgres::start(workspace)?;
    suites::run(
        workspace,
        Suite::Integration,
        &[("SEN_TEST_POSTGRES_URL", postgres.url())],
    )
}

fn compile_fail(workspace: &Workspace) -> Result<Tally> {
    suites::run(workspace, Suite::Only(COMPILE_FAIL), &[])
}

fn journeys(workspace: &Workspace) -> Result<Tally> {
    dist::dist(workspace, &dist::Options::default())?;
    let server = workspace.build_server(false)?;
    browser::barrier_checker(workspace)?;
    browser::terminal(workspace)?;
    let driver = Driver::start(workspace)?;
    let mut settings = driver.settings().to_vec();
    settings.push(("SEN_TEST_SERVER", server.display().to_string()));
    suites::run(workspace, Suite::Only(JOURNEYS), &settings)
}
