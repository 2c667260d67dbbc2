//! A PostgreSQL of our own for the length of one step: in a temporary folder, on a free loopback port, with a password nobody knows, and gone
//! afterwards whatever happened.

use std::env;
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::machine::{self, Need};
use crate::console;
use crate::workspace::Workspace;

const NEED: Need = Need {
    what: "PostgreSQL",
    debian: &["postgresql"],
    elsewhere: "the server programs of PostgreSQL 14 or later, with `initdb` in PATH \
                (Fedora: dnf install postgresql-server; Arch: pacman -S postgresql; macOS: brew install postgresql@17).",
};

/// PostgreSQL refuses to run as root; this is the account its packages make.
const ACCOUNT: &str = "postgres";

pub struct Postgres<'a> {
    workspace: &'a Workspace,
    programs: PathBuf,
    folder: PathBuf,
    as_account: bool,
    server: Option<Child>,
    url: String,
}

impl<'a> Postgres<'a> {
    pub fn start(workspace: &'a Workspace) -> Result<Self> {
        let programs = match programs(workspace) {
            Some(found) => found,
            None => {
                machine::install(workspace, &NEED)?;
                programs(workspace)
                    .context("PostgreSQL was installed, but its `initdb` is nowhere to be found")?
            }
        };
        let folder = env::temp_dir().join(format!("sen-postgres-{}", std::process::id()));
        let as_account = machine::is_root(workspace);
        let mut postgres = Self {
            workspace,
            programs,
            folder,
            as_account,
            server: None,
            url: String::new(),
        };
        postgres
            .bring_up()
            .context("the temporary PostgreSQL did not start")?;
        Ok(postgres)
    }

    pub fn url(&self) -> String {
        self.url.clone()
    }

    fn bring_up(&mut self) -> Result<()> {
        let password = password();
        fs::create_dir(&self.folder)
            .with_context(|| format!("cannot make {}", self.folder.display()))?;
        let secret = self.folder.join("password");
        fs::write(&secret, &password)?;
        if self.as_account {
            console::capture(
                self.workspace
                    .command("chown")
                    .args(["-R", ACCOUNT])
                    .arg(&self.folder),
            )?;
        }
        console::capture(
            self.workspace
                .command("chmod")
                .args(["-R", "go="])
                .arg(&self.folder),
        )?;
        let cluster = self.folder.join("cluster");
        console::capture(
            self.program("initdb")
                .args([
                    "--username=sen",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync",
                ])
                .arg(format!("--pwfile={}", secret.display()))
                .arg(&cluster),
        )?;
        let port = machine::free_port()?;
        let log = fs::File::create(self.workspace.target().join("postgres.log"))?;
        let server = self
            .program("postgres")
            .arg("-D")
            .arg(&cluster)
            .args(["-p", &port.to_string(), "-k", ""])
            .args([
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "max_connections=300",
            ])
            // Its content is worth nothing an hour later.
            .args([
                "-c",
                "fsync=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "full_page_writes=off",
            ])
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        self.server = Some(server);
        self.url = format!("postgres://sen:{password}@127.0.0.1:{port}/postgres");
        for _ in 0..150 {
            let asked = self
                .program("pg_isready")
                .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
                .status()?;
            if asked.success() {
                return Ok(());
            }
            if let Some(status) = self
                .server
                .as_mut()
                .map(Child::try_wait)
                .transpose()?
                .flatten()
            {
                bail!(
                    "it ended at once ({status}); see {}",
                    self.workspace.target().join("postgres.log").display()
                );
            }
            sleep(Duration::from_millis(200));
        }
        bail!(
            "it does not answer after 30 s; see {}",
            self.workspace.target().join("postgres.log").display()
        )
    }

    /// In its own folder, since the account may not enter ours.
    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if self.as_account {
            let mut runuser = self.workspace.command("runuser");
            runuser.args(["-u", ACCOUNT, "--"]).arg(path);
            runuser
        } else {
            self.workspace.command(&path.to_string_lossy())
        };
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Postgres<'_> {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let cluster = self.folder.join("cluster");
            let stop = console::capture(
                self.program("pg_ctl")
                    .args(["stop", "-m", "immediate", "-D"])
                    .arg(&cluster),
            );
            if stop.is_err() {
                let _ = server.kill();
            }
            let _ = server.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Where the server's programs lie; Debian keeps them out of PATH.
fn programs(workspace: &Workspace) -> Option<PathBuf> {
    let mut candidates = Vec::new();
    if let Ok(versions) = fs::read_dir("/usr/lib/postgresql") {
        candidates.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    candidates.sort();
    candidates.extend(
        env::var_os("PATH")
            .iter()
            .flat_map(env::split_paths)
            .collect::<Vec<_>>()
            .into_iter()
            .rev(),
    );
    if let Ok(folder) = console::capture(workspace.command("pg_config").arg("--bindir")) {
        candidates.push(PathBuf::from(folder.trim()));
    }
    candidates.into_iter().rev().find(|folder| complete(folder))
}

fn complete(folder: &Path) -> bool {
    ["initdb", "postgres", "pg_ctl", "pg_isready"]
        .iter()
        .all(|name| {
            folder
                .join(format!("{name}{}", env::consts::EXE_SUFFIX))
                .is_file()
        })
}

/// 128 bits from the system, by way of the standard library's hash keys.
fn password() -> String {
    let half = || RandomState::new().hash_one(std::process::id());
    format!("{:016x}{:016x}", half(), half())
}
