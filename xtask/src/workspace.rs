//! Where things are: the repository's root and cargo's target folder.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::console;

pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    pub fn find() -> Result<Self> {
        // As cargo says while it runs us, not as it was when we were compiled: several checkouts may share a target folder.
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .context("xtask must lie in a folder of the repository")?
            .to_path_buf();
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        Ok(Self {
            target: std::path::absolute(target)?,
            root,
        })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Cargo, started at the root, without what the cargo that started us told us about *this* package.
    pub fn cargo(&self) -> Command {
        let mut command = self.command("cargo");
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name.as_ref());
            }
        }
        command
    }

    pub fn build_server(&self, release: bool) -> Result<PathBuf> {
        self.build("sen", release)
    }

    /// Builds one program for this machine and says where it lies. For work, all members are selected although one program is built: another
    /// choice would switch other features on in what they share, and compile it again. For delivery, only what it asks for is in it.
    pub fn build(&self, program: &str, release: bool) -> Result<PathBuf> {
        let mut cargo = self.cargo_at_length("build");
        if release {
            cargo.args(["--release", "--package", "server"]);
        } else {
            cargo.arg("--workspace");
        }
        cargo.args(["--bin", program]);
        console::run(&mut cargo)
            .with_context(|| format!("the program `{program}` does not compile"))?;
        let folder = if release { "release" } else { "debug" };
        Ok(self
            .target
            .join(folder)
            .join(format!("{program}{}", env::consts::EXE_SUFFIX)))
    }

    /// Cargo for something that may take minutes: shows its progress to whoever looks on, and only warnings and errors to a log.
    pub fn cargo_at_length(&self, subcommand: &str) -> Command {
        let mut cargo = self.cargo();
        cargo.args([subcommand, "--locked"]);
        if !console::at_terminal() {
            cargo.arg("--quiet");
        }
        cargo
    }

    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }
}
