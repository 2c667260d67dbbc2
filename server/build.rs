//! The web page is embedded from `dist/`, which `cargo xtask dist` writes. A clean clone has none yet and must still compile: it gets an empty
//! folder, and a server without a page.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    std::fs::create_dir_all(&dist)?;
    println!("cargo:rerun-if-changed={}", dist.display());
    Ok(())
}
