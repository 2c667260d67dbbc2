//! `cargo xtask test`: everything that must hold before a change is good. Every step runs, whatever became of the one before; the last line is
//! the sum.

mod browser;
mod machine;
mod postgres;
mod steps;
mod suites;
mod tally;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;

use crate::console::{self, say, seconds};
use crate::workspace::Workspace;
use steps::STEPS;
use tally::Tally;

#[derive(Args)]
pub struct Options {
    /// Only this step; may be given more than once
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
    /// Name the steps and stop
    #[arg(long)]
    list: bool,
}

pub fn test(workspace: &Workspace, options: &Options) -> Result<ExitCode> {
    if options.list {
        for step in STEPS {
            println!("{:<14}{}", step.name, step.title);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(unknown) = options
        .only
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != name.as_str()))
    {
        bail!("there is no step `{unknown}`; `cargo xtask test --list` names them");
    }

    let started = Instant::now();
    let mut sum = Tally::default();
    let mut lines = Vec::new();
    for step in STEPS {
        if !options.only.is_empty() && !options.only.iter().any(|name| name == step.name) {
            continue;
        }
        println!();
        say(step.title);
        let begun = Instant::now();
        let tally = (step.run)(workspace).unwrap_or_else(|error| {
            console::failure(&error);
            Tally::broken()
        });
        lines.push(format!(
            "{} {:<48} {:>9}  {tally}",
            if tally.good() { "✓" } else { "✗" },
            step.title,
            seconds(begun.elapsed()),
        ));
        sum.add(tally);
    }
    println!();
    for line in lines {
        println!("{line}");
    }
    println!("  in {}", seconds(started.elapsed()));
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(if sum.good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
