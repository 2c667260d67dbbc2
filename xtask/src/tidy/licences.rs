//! Under which terms we build on others, held against the list in `deny.toml`.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::source::Finding;
use crate::console;
use crate::workspace::Workspace;

pub fn allowed(workspace: &Workspace) -> Result<Vec<Finding>> {
    let list = fs::read_to_string(workspace.path("deny.toml")).context("deny.toml is missing")?;
    let list = listed(&list);
    let metadata: Value = serde_json::from_str(&console::capture(workspace.cargo().args([
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--all-features",
    ]))?)?;
    let mut findings = Vec::new();
    for package in metadata
        .get("packages")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let word = |key: &str| package.get(key).and_then(Value::as_str);
        let ours = word("source").is_none();
        let name = format!(
            "{} {}",
            word("name").unwrap_or_default(),
            word("version").unwrap_or_default()
        );
        match word("license") {
            _ if ours => {}
            Some(licence) if may_use(licence, &list) => {}
            Some(licence) => {
                findings.push(Finding::new(&name, format!("`{licence}` is not allowed")))
            }
            None => findings.push(Finding::new(&name, "names no licence")),
        }
    }
    Ok(findings)
}

fn listed(text: &str) -> BTreeSet<String> {
    let list = text
        .split("allow = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .unwrap_or_default();
    list.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// An SPDX expression: `OR` needs one of its sides, `AND` both, `AND` binds closer; `/` is an old way to write `OR`.
fn may_use(expression: &str, list: &BTreeSet<String>) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut words = words.as_slice();
    either(&mut words, list) && words.is_empty()
}

fn either(words: &mut &[&str], list: &BTreeSet<String>) -> bool {
    let mut good = both(words, list);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        good |= both(words, list);
    }
    good
}

fn both(words: &mut &[&str], list: &BTreeSet<String>) -> bool {
    let mut good = one(words, list);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        good &= one(words, list);
    }
    good
}

fn one(words: &mut &[&str], list: &BTreeSet<String>) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let good = either(words, list);
            match *words {
                [")", rest @ ..] => {
                    *words = rest;
                    good
                }
                _ => false,
            }
        }
        [name, "WITH", exception, rest @ ..] => {
            *words = rest;
            list.contains(&format!("{name} WITH {exception}"))
        }
        [name, rest @ ..] => {
            *words = rest;
            list.contains(*name)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, may_use};

    #[test]
    fn expressions_are_read_as_spdx_means_them() {
        let list = listed(
            "[licenses]\nallow = [\n  \"MIT\",\n  \"Apache-2.0 WITH LLVM-exception\",\n]\n[bans]\nx = [\"GPL-3.0\"]",
        );
        assert!(may_use("MIT", &list));
        assert!(may_use("GPL-3.0/MIT", &list));
        assert!(may_use("(GPL-3.0 OR MIT) AND MIT", &list));
        assert!(may_use("Apache-2.0 WITH LLVM-exception OR GPL-3.0", &list));
        assert!(may_use("MIT OR GPL-3.0 AND BSD-2-Clause", &list));
        assert!(!may_use("GPL-3.0", &list));
        assert!(!may_use("MIT AND GPL-3.0", &list));
        assert!(!may_use("Apache-2.0", &list));
        assert!(!may_use("(MIT", &list));
        assert!(!may_use("", &list));
    }
}
