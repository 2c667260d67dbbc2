//! What a first visit costs over the wire: everything a browser fetches until the sign-in page stands. Not counted are
//! the lazily loaded parts, which come after sign-in when their page is opened, and the faces of paper (Tinos): a
//! browser fetches a face when text is set in it, and only a plan's paper is.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use walkdir::WalkDir;

use crate::console::say;
use crate::workspace::Workspace;

const FIRST_VISIT: u64 = 350 * 1024;

pub fn check(workspace: &Workspace) -> Result<()> {
    let bytes = first_visit(&workspace.path("dist"))?;
    say(format!(
        "web page: a first visit fetches {} KB of {} KB",
        bytes / 1024,
        FIRST_VISIT / 1024
    ));
    ensure!(
        bytes <= FIRST_VISIT,
        "the web page is too large for a first visit; make a route lazy, or drop a dependency"
    );
    Ok(())
}

fn first_visit(dist: &Path) -> Result<u64> {
    let mut sum = 0;
    for entry in WalkDir::new(dist) {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy();
        if !entry.file_type().is_file() || !fetched(&name) {
            continue;
        }
        let compressed = entry.path().with_file_name(format!("{name}.br"));
        sum += fs::metadata(&compressed)
            .or_else(|_| fs::metadata(entry.path()))?
            .len();
    }
    Ok(sum)
}

fn fetched(name: &str) -> bool {
    let kind = name.rsplit('.').next().unwrap_or_default();
    let later = ["split_", "chunk_", "tinos-"]
        .iter()
        .any(|start| name.starts_with(start));
    !later && ["html", "js", "css", "wasm", "svg", "woff2"].contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_sign_in_needs_is_counted_and_once() -> Result<()> {
        let dist = std::env::temp_dir().join(format!("xtask-budget-{}", std::process::id()));
        fs::create_dir_all(dist.join("app"))?;
        fs::create_dir_all(dist.join("fonts"))?;
        for (name, size) in [
            ("index.html", 7),
            ("app/frontend_bg.wasm", 1000),
            ("app/frontend_bg.wasm.br", 100),
            ("app/frontend_bg.wasm.gz", 120),
            ("app/split_plan.wasm", 5000),
            ("app/chunk_1.wasm", 5000),
            ("fonts/be-vietnam-pro-latin-400-normal.woff2", 20),
            ("fonts/tinos-latin-400-normal.woff2", 5000),
            (".stamp", 64),
        ] {
            fs::write(dist.join(name), vec![0; size])?;
        }
        assert_eq!(first_visit(&dist)?, 127);
        Ok(fs::remove_dir_all(&dist)?)
    }
}
