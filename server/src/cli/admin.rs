//! `sen admin …`: the way in when nobody else has one.

use std::process::ExitCode;

use clap::Subcommand;

use super::Outcome;
use crate::config::Config;
use crate::features::account;
use crate::platform::{Db, Failure};

#[derive(Subcommand)]
pub enum Command {
    /// Make an administrator and print the link with which he chooses a password
    Create {
        /// As papers write it
        #[arg(long)]
        name: String,
        /// What he signs in with
        #[arg(long)]
        username: String,
    },
}

pub async fn run(config: Config, command: Command) -> Outcome {
    let Command::Create { name, username } = command;
    let db = Db::open(&config.database_url, config.clock()).await?;
    let made = account::create_administrator(&db, &config.public_url, name, username).await;
    let code = match made {
        Ok(link) => {
            super::say("This link works once, and for seven days:");
            super::answer(&link);
            ExitCode::SUCCESS
        }
        Err(Failure::User(errors)) => {
            for error in errors {
                super::say(&format!("{}: {}", error.path.join("."), error.message));
            }
            ExitCode::from(2)
        }
        Err(Failure::Error(error)) => return Err(error.into()),
    };
    db.close().await?;
    Ok(code)
}
