//! What the rules read: every file that belongs to the project, as text.

use std::fmt;
use std::fs;

use anyhow::{Context, Result};

use crate::console;
use crate::workspace::Workspace;

pub struct Source {
    /// From the root, with `/`
    pub path: String,
    /// Empty for what is not text
    pub text: String,
}

impl Source {
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// The rules quote what they forbid.
    pub fn is_rule(&self) -> bool {
        super::under(&self.path, "xtask/src/tidy")
    }

    /// Numbered lines without those that are only a comment.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..)
            .zip(self.text.lines())
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

pub struct Finding {
    path: String,
    line: Option<usize>,
    message: String,
}

impl Finding {
    pub fn new(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line: None,
            message: message.into(),
        }
    }

    pub fn at(source: &Source, line: usize, message: impl Into<String>) -> Self {
        Self {
            path: source.path.clone(),
            line: Some(line),
            message: message.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: {}", self.path, self.message),
            None => write!(out, "{}: {}", self.path, self.message),
        }
    }
}

/// What git tracks or would track; generated and ignored files are nobody's style.
pub fn tracked(workspace: &Workspace) -> Result<Vec<Source>> {
    let listed = console::capture(workspace.command("git").args([
        "-c",
        "core.quotePath=off",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))
    .context("the rules are checked in a git checkout")?;
    let mut sources = Vec::new();
    for path in listed.lines() {
        // A file deleted but not yet committed is listed, too.
        if let Ok(bytes) = fs::read(workspace.path(path)) {
            sources.push(Source {
                path: path.to_owned(),
                text: String::from_utf8(bytes).unwrap_or_default(),
            });
        }
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources.dedup_by(|one, other| one.path == other.path);
    Ok(sources)
}

#[cfg(test)]
pub fn sources(files: &[(&str, &str)]) -> Vec<Source> {
    files
        .iter()
        .map(|(path, text)| Source {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        })
        .collect()
}

#[cfg(test)]
pub fn shown(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}
