//! `cargo xtask run`: from a fresh clone to a page in the browser. Refuses nothing and overwrites nothing: an existing database is served as it is.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use clap::Args;

use crate::console::{self, say};
use crate::dist;
use crate::workspace::Workspace;

#[derive(Args)]
pub struct Options {
    /// Build the server optimised, as it is delivered
    #[arg(long)]
    release: bool,
    /// Build the web page quickly instead of small
    #[arg(long)]
    dev: bool,
    /// Passed on to `sen serve`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

pub fn run(workspace: &Workspace, options: &Options) -> Result<ExitCode> {
    dist::dist(workspace, &dist::Options { dev: options.dev })?;
    say("server: building (the first time takes some minutes)");
    let server = workspace.build_server(options.release)?;

    let data = env::var_os("SEN_DATA_DIR")
        .map_or_else(|| workspace.path("data"), |given| workspace.path(given));
    let sen = |command: &str| {
        let mut sen = workspace.command(&server.to_string_lossy());
        sen.env("SEN_DATA_DIR", &data).arg(command);
        sen
    };
    // Somebody's own database server is his to fill.
    let fresh = is_empty(&data) && env::var_os("SEN_DATABASE_URL").is_none();
    fs::create_dir_all(&data)
        .with_context(|| format!("cannot make the folder {}", data.display()))?;
    say(format!("database: bringing {} up to date", data.display()));
    console::run(&mut sen("migrate"))?;
    if fresh {
        say("database: new, filling in a demo");
        console::run(&mut sen("demo")).with_context(|| {
            format!(
                "the demo is incomplete; delete {} and start again",
                data.display()
            )
        })?;
    }
    say("serving; Ctrl-C ends it");
    serve(sen("serve").args(&options.arguments))
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

/// Becomes the server, so that signals and the exit code are its own.
#[cfg(unix)]
fn serve(server: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(server.exec()).context("the server could not be started")
}

#[cfg(not(unix))]
fn serve(server: &mut Command) -> Result<ExitCode> {
    console::run(server)?;
    Ok(ExitCode::SUCCESS)
}
