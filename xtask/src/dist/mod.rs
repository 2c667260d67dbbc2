//! From `frontend/` to `dist/`: the web page as files that the server embeds.
//!
//! ```text
//! dist/index.html            the only file a browser must ask for again; no inline script, no inline style
//! dist/app-<hash>/           boot.js, frontend.js, *.wasm, app.css: their address changes with their content
//! dist/fonts/ … icons.svg    frontend/assets, as they are, but css/
//! ```
//!
//! Every file that gets smaller has a `.br` and a `.gz` beside it. The folder is hashed, not its files, because the main and the lazily
//! loaded modules import each other by name.

pub mod budget;
mod compress;
mod pages;
mod stamp;
pub mod wasm;

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;

use crate::console::{say, seconds};
use crate::workspace::Workspace;

#[derive(Args, Clone, Copy, Default)]
pub struct Options {
    /// Build quickly instead of small
    #[arg(long)]
    pub dev: bool,
}

pub fn dist(workspace: &Workspace, options: &Options) -> Result<()> {
    let started = Instant::now();
    let out = workspace.path("dist");
    let stamp = stamp::of(workspace, options)?;
    if stamp::is_current(&out, &stamp) {
        say("web page: unchanged");
        return Ok(());
    }
    say("web page: building (the first time takes some minutes)");
    let built = wasm::build(workspace, options)?;

    // Made aside and moved at the end, so that a failure leaves the former page.
    let fresh = workspace.target().join("spa/dist");
    clear(&fresh)?;
    let app = fresh.join("app");
    fs::create_dir_all(&app)?;
    wasm::split_and_bind(&built, &app)?;
    pages::write_app(workspace, &app)?;
    let folder = format!("app-{}", stamp::folder_hash(&app)?);
    fs::rename(&app, fresh.join(&folder))?;
    pages::write_index(workspace, &fresh, &folder)?;
    pages::copy_assets(workspace, &fresh)?;
    let sizes = compress::tree(&fresh, options)?;
    stamp::write(&fresh, &stamp)?;
    replace(&fresh, &out)?;

    for (name, size) in sizes.largest() {
        say(format!(
            "  {name}: {} KB, brotli {} KB",
            size.plain / 1024,
            size.brotli / 1024
        ));
    }
    say(format!("web page: ready in {}", seconds(started.elapsed())));
    Ok(())
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    Ok(())
}

/// Copies rather than renames: the target folder may lie on another disk.
fn replace(fresh: &Path, out: &Path) -> Result<()> {
    clear(out)?;
    copy_tree(fresh, out, |_| true)?;
    clear(fresh)
}

fn copy_tree(from: &Path, to: &Path, wanted: impl Fn(&Path) -> bool) -> Result<()> {
    for entry in walkdir::WalkDir::new(from)
        .into_iter()
        .filter_entry(|entry| wanted(entry.path()))
    {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}
