//! `cargo xtask bench`: builds, as it is delivered, what the promises put figures to, and measures it.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use crate::console::{self, say};
use crate::dist;
use crate::workspace::Workspace;

#[derive(Args)]
pub struct Options {
    /// What to measure
    what: Bench,
    /// How many requests of each kind
    #[arg(long, default_value_t = 1_000)]
    requests: u32,
}

#[derive(Clone, Copy, ValueEnum)]
enum Bench {
    /// What answers cost, against handlers written by hand; start and memory
    Graphql,
    /// What a plan costs: each save of its clauses, its issue to 50,000 schools, and their receipts
    Plans,
}

pub fn bench(workspace: &Workspace, options: &Options) -> Result<ExitCode> {
    let mut bench = workspace.cargo_at_length("bench");
    bench
        .args(["--package", "tests", "--bench", "graphql"])
        .env("SEN_BENCH_REQUESTS", options.requests.to_string());
    match options.what {
        Bench::Graphql => {
            dist::dist(workspace, &dist::Options { dev: false })?;
            say("server: building as it is delivered (this takes some minutes)");
            bench.env("SEN_BENCH_PROGRAM", workspace.build_server(true)?);
        }
        Bench::Plans => {
            bench.env("SEN_BENCH_ONLY", "plans");
        }
    }
    console::run(&mut bench).context("a promise was not kept")?;
    Ok(ExitCode::SUCCESS)
}
