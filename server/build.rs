//! The web page is embedded from `dist/`, which `cargo xtask dist` writes. A clean clone has none yet and must still compile: it gets an empty
//! folder, and a server without a page.

use std::env;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let dist = Path::new(&manifest).join("../dist");
    std::fs::create_dir_all(&dist)?;
    // A debug build reads the page from disk while it runs: a new page must not cost it a compilation.
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed={}", dist.display());
    } else {
        println!("cargo:rerun-if-changed=build.rs");
    }
    embed_operations(Path::new(&manifest))
}

/// The operations that the page sends, which `cargo xtask codegen` lists. Without that list no document is trusted.
fn embed_operations(manifest: &Path) -> std::io::Result<()> {
    let list = manifest.join("../frontend/operations.graphql");
    println!("cargo:rerun-if-changed={}", list.display());
    let operations = match std::fs::read_to_string(&list) {
        Ok(operations) => operations,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(cause) => return Err(cause),
    };
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    std::fs::write(Path::new(&out).join("operations.graphql"), operations)
}
