//! What the tests need on the machine beyond Rust: installed where we know how, named exactly where we do not.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::console::{self, say};
use crate::workspace::Workspace;

pub struct Need {
    pub what: &'static str,
    pub debian: &'static [&'static str],
    pub elsewhere: &'static str,
}

/// Installs on Debian and Ubuntu; elsewhere fails with the words to follow.
pub fn install(workspace: &Workspace, need: &Need) -> Result<()> {
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!(
            "{} is missing. Install it and start again: {}",
            need.what,
            need.elsewhere
        );
    }
    say(format!(
        "installing {} ({})",
        need.what,
        need.debian.join(", ")
    ));
    apt(workspace, &["update", "-qq"])
        .and_then(|()| {
            apt(
                workspace,
                &[
                    &["install", "-y", "-qq", "--no-install-recommends"],
                    need.debian,
                ]
                .concat(),
            )
        })
        .with_context(|| {
            format!(
                "{} is missing; install {} by hand and start again",
                need.what,
                need.debian.join(" ")
            )
        })
}

fn apt(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    let mut command = if is_root(workspace) {
        workspace.command("apt-get")
    } else {
        let mut sudo = workspace.command("sudo");
        sudo.args([
            "--non-interactive",
            "--preserve-env=DEBIAN_FRONTEND",
            "apt-get",
        ]);
        sudo
    };
    console::run(
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments),
    )
}

pub fn is_root(workspace: &Workspace) -> bool {
    console::capture(workspace.command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// A port that nobody listens on at this moment.
pub fn free_port() -> Result<u16> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on this machine")?;
    Ok(listener.local_addr()?.port())
}
