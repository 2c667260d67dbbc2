//! The project's own commands: everything one does to this repository beyond plain `cargo`.

mod bench;
mod codegen;
mod console;
mod dist;
mod run;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use workspace::Workspace;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Builds, runs and checks Sen"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build all, make a database with demo data if there is none, and serve
    Run(run::Options),
    /// Check everything: format, lints, rules of the house, tests on both databases and in a browser
    Test(test::Options),
    /// Build the web page into dist/, ready to be embedded in the server
    Dist(dist::Options),
    /// Write the generated files that are checked in: schema.graphql, docs/permissions.md, frontend/operations.graphql
    Codegen(codegen::Options),
    /// Check the rules of the house that no compiler knows
    Tidy,
    /// Measure what the promises put figures to
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match execute(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            console::failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn execute(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        Command::Run(options) => return run::run(&workspace, &options),
        Command::Test(options) => return test::test(&workspace, &options),
        Command::Dist(options) => dist::dist(&workspace, &options)?,
        Command::Bench(options) => return bench::bench(&workspace, &options),
        Command::Codegen(options) => codegen::codegen(&workspace, &options)?,
        Command::Tidy => tidy::tidy(&workspace)?,
    }
    Ok(ExitCode::SUCCESS)
}
