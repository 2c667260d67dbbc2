//! What the person at the terminal reads: short plain lines, and on failure what failed and the mend.

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

pub fn say(text: impl AsRef<str>) {
    println!("── {}", text.as_ref());
}

pub fn failure(error: &anyhow::Error) {
    println!("\n✗ {error}");
    for cause in error.chain().skip(1) {
        println!("  because: {cause}");
    }
}

/// `1 m 05 s`, `3.2 s`.
pub fn seconds(time: Duration) -> String {
    let all = time.as_secs();
    if all >= 60 {
        format!("{} m {:02} s", all / 60, all % 60)
    } else {
        format!("{:.1} s", time.as_secs_f32())
    }
}

/// Whether somebody looks on: then a long build shows how far it is.
pub fn at_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Runs a program whose output the reader sees; an error names the command line, to be tried by hand.
pub fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    let status = command
        .status()
        .with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs a program quietly and gives what it printed.
pub fn capture(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("`{line}` could not be started"))?;
    if !output.status.success() {
        bail!(
            "`{line}` failed ({}): {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program can be started at all.
pub fn present(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        let _ = write!(line, " {}", argument.to_string_lossy());
    }
    line
}
