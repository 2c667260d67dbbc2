//! The page's code: compiled for the browser, cut into lazily loaded parts, and bound to JavaScript.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::Options;
use crate::console::{self, say};
use crate::workspace::Workspace;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// The names the parts know each other by.
const MAIN: &str = "./frontend.js";
const LINK: &str = "./__wasm_split.______________________.js";

pub fn build(workspace: &Workspace, options: &Options) -> Result<PathBuf> {
    ensure_target(workspace)?;
    let profile = if options.dev { "wasm-dev" } else { "wasm" };
    let folder = workspace.target().join("spa");
    console::run(
        workspace
            .cargo_at_length("build")
            .args(["--package", "frontend", "--bin", "frontend"])
            .args(["--profile", profile, "--target", TARGET, "--target-dir"])
            .arg(&folder)
            .env(
                "CARGO_ENCODED_RUSTFLAGS",
                rustflags(workspace).join("\u{1f}"),
            ),
    )
    .context("the web page's code does not compile")?;
    Ok(folder.join(TARGET).join(profile).join("frontend.wasm"))
}

/// Splitting needs to know what refers to what (`--emit-relocs`); and no path of this machine may end in what is shipped.
fn rustflags(workspace: &Workspace) -> Vec<String> {
    let mut flags = vec![
        "-Clink-args=--emit-relocs".to_owned(),
        "--cfg=erase_components".to_owned(),
    ];
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    for registry in registries.into_iter().flatten().flatten() {
        flags.push(format!(
            "--remap-path-prefix={}=crates",
            registry.path().display()
        ));
    }
    flags.push(format!(
        "--remap-path-prefix={}=sen",
        workspace.root().display()
    ));
    flags
}

/// Adds the browser's target to the toolchain when it is missing.
pub fn ensure_target(workspace: &Workspace) -> Result<()> {
    let installed = console::capture(workspace.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))
    .is_ok_and(|path| Path::new(path.trim()).is_dir());
    if installed {
        return Ok(());
    }
    if !console::present("rustup") {
        bail!(
            "the Rust target {TARGET} is missing, and there is no rustup to add it.\n  Install Rust from https://rustup.rs, \
             or the package of your system that brings this target (Debian, Ubuntu: libstd-rust-dev-wasm32)."
        );
    }
    say(format!("adding the Rust target {TARGET}"));
    console::run(workspace.command("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("run `rustup target add {TARGET}` by hand and start again"))
}

pub fn split_and_bind(module: &Path, app: &Path) -> Result<()> {
    say("web page: splitting into lazily loaded parts");
    let input = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    // Under the name that wasm-bindgen derives the parts' names from; its own output takes the place at the end.
    let main = app.join("frontend.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = app;
    options.main_out_path = &main;
    options.main_module = MAIN;
    options.link_name = LINK;
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("splitting failed: {error:#}"))?;

    Bindgen::new()
        .input_path(&main)
        .out_name("frontend")
        .web(true)?
        .typescript(false)
        .demangle(false)
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(false)
        .generate(app)
        .context("binding to JavaScript failed; do frontend and xtask ask for the same version of wasm-bindgen?")?;
    Ok(fs::remove_file(&main)?)
}
