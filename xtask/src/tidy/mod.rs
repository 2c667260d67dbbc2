//! `cargo xtask tidy`: the rules of the house that no compiler knows. Each is a function from the tracked files to what is wrong with them.

mod homes;
mod licences;
mod locales;
mod paths;
mod source;
mod style;
mod tiers;

use std::path::Path;

use anyhow::{Result, bail};

use crate::codegen;
use crate::console::say;
use crate::workspace::Workspace;
use source::{Finding, Source};

type Rule = fn(&[Source]) -> Vec<Finding>;

const RULES: &[(&str, Rule)] = &[
    (
        "features import downwards, and only what a feature offers",
        tiers::features,
    ),
    (
        "the platform knows no feature, migrations no entity",
        tiers::layers,
    ),
    (
        "connection, environment and clock have one home each",
        homes::homes,
    ),
    ("files stay short", style::length),
    ("names say something", style::names),
    (
        "exceptions to lints say why, nothing is put off",
        style::words,
    ),
    ("no trace of one machine", style::portable),
    ("every text in every language", locales::complete),
    ("the documents name what exists", paths::exist),
];

pub fn tidy(workspace: &Workspace) -> Result<()> {
    let rules = rules(workspace);
    generated(workspace)?;
    rules
}

/// All rules that need no compiler.
pub fn rules(workspace: &Workspace) -> Result<()> {
    let sources = source::tracked(workspace)?;
    let mut found = 0;
    for (title, rule) in RULES {
        found += report(title, &rule(&sources));
    }
    found += report(
        "licences are on the list of deny.toml",
        &licences::allowed(workspace)?,
    );
    for long in style::long(&sources) {
        say(format!("think about it: {long}"));
    }
    if found > 0 {
        bail!("the rules of the house are broken in {found} places");
    }
    Ok(())
}

pub fn generated(workspace: &Workspace) -> Result<()> {
    codegen::codegen(workspace, &codegen::Options { check: true })
}

fn report(title: &str, findings: &[Finding]) -> usize {
    if !findings.is_empty() {
        println!("✗ {title}");
        for finding in findings {
            println!("    {finding}");
        }
    }
    findings.len()
}

/// `a/b/c.rs` under `a/b`?
fn under(path: &str, folder: &str) -> bool {
    Path::new(path).starts_with(folder)
}
