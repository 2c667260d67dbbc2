//! `sen plan …`: what can be done with a plan without a server or a database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::Outcome;

#[derive(Subcommand)]
pub enum Command {
    /// Read a plan from a .md, .txt or .docx file and print its structure as JSON
    Read {
        /// The plan's file
        file: PathBuf,
    },
}

pub fn run(command: &Command) -> Outcome {
    match command {
        Command::Read { file } => match read(file) {
            Ok(json) => {
                super::answer(&json);
                Ok(ExitCode::SUCCESS)
            }
            Err(wrong) => {
                super::say(&format!("error: {}: {wrong}", file.display()));
                Ok(ExitCode::FAILURE)
            }
        },
    }
}

fn read(file: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let bytes = std::fs::read(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let reading = reader::read_bytes(&name, &bytes)?;
    Ok(serde_json::to_string_pretty(&reading)?)
}
