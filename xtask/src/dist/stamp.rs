//! Whether there is anything to do: a hash over all that the page is made from.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::Options;
use crate::workspace::Workspace;

const NAME: &str = ".stamp";
const INPUTS: [&str; 6] = [
    "frontend",
    "schema.graphql",
    "Cargo.lock",
    "Cargo.toml",
    "rust-toolchain.toml",
    "xtask/src/dist",
];

pub fn of(workspace: &Workspace, options: &Options) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update([u8::from(options.dev)]);
    for input in INPUTS {
        let path = workspace.path(input);
        if path.exists() {
            add(&mut hash, workspace.root(), &path)?;
        }
    }
    Ok(hex::encode(hash.finalize()))
}

pub fn is_current(dist: &Path, stamp: &str) -> bool {
    fs::read_to_string(dist.join(NAME)).is_ok_and(|found| found == stamp)
}

pub fn write(dist: &Path, stamp: &str) -> Result<()> {
    Ok(fs::write(dist.join(NAME), stamp)?)
}

/// Short, for an address: 64 bits are plenty for the releases of one program.
pub fn folder_hash(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    add(&mut hash, folder, folder)?;
    Ok(hex::encode(hash.finalize()).chars().take(16).collect())
}

fn add(hash: &mut Sha256, base: &Path, path: &Path) -> Result<()> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in WalkDir::new(path) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    files.sort();
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        hash.update(file.strip_prefix(base)?.to_string_lossy().as_bytes());
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(&content);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_follows_content_and_name() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("a"), "1")?;
        let first = folder_hash(&folder)?;
        assert_eq!(first, folder_hash(&folder)?);
        fs::write(folder.join("a"), "2")?;
        let second = folder_hash(&folder)?;
        assert_ne!(first, second);
        fs::rename(folder.join("a"), folder.join("b"))?;
        assert_ne!(second, folder_hash(&folder)?);
        Ok(fs::remove_dir_all(&folder)?)
    }
}
