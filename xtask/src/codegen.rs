//! The files that are made from code and yet checked in, so that a review shows what changed for those who rely on them.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::console::{self, say};
use crate::workspace::Workspace;

#[derive(Args, Default)]
pub struct Options {
    /// Only say which files are stale, and fail if any is
    #[arg(long)]
    pub check: bool,
}

pub fn codegen(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut stale = Vec::new();
    for (path, content) in generate(workspace)? {
        let target = workspace.path(path);
        if fs::read_to_string(&target).is_ok_and(|found| same(&found, &content)) {
            continue;
        }
        if options.check {
            stale.push(path);
            continue;
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&target, content).with_context(|| format!("cannot write {path}"))?;
        say(format!("wrote {path}"));
    }
    if !stale.is_empty() {
        bail!(
            "stale: {}; run `cargo xtask codegen` and commit what it writes",
            stale.join(", ")
        );
    }
    Ok(())
}

/// Line ends are the checkout's business.
fn same(found: &str, made: &str) -> bool {
    found.replace("\r\n", "\n") == made
}

fn generate(workspace: &Workspace) -> Result<Vec<(&'static str, String)>> {
    let sen = workspace.build_server(false)?;
    let print = |what: &str| printed(workspace.command(&sen.to_string_lossy()).arg(what));
    let mut files = vec![
        ("schema.graphql", print("schema")?),
        ("docs/permissions.md", print("permissions")?),
    ];
    let operations = workspace.path("frontend/src/bin/operations.rs");
    if operations.is_file() {
        let program = workspace.build("operations", false)?;
        files.push((
            "frontend/operations.graphql",
            printed(&mut workspace.command(&program.to_string_lossy()))?,
        ));
    }
    Ok(files)
}

/// A program that prints nothing has not understood us: no file is replaced by nothing.
fn printed(command: &mut Command) -> Result<String> {
    let text = console::capture(command)?;
    ensure!(
        !text.trim().is_empty(),
        "`{}` printed nothing",
        console::shown(command)
    );
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn only_line_ends_may_differ() {
        assert!(same("type A\r\n", "type A\n"));
        assert!(!same("type A\n", "type B\n"));
    }
}
