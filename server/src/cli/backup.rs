//! `sen backup` and `sen restore`.

use std::path::Path;
use std::process::ExitCode;

use super::Outcome;
use crate::app::StartError;
use crate::backup::{self, BackupError, Held};
use crate::config::Config;
use crate::platform::Db;

pub async fn make(config: Config, into: &Path) -> Outcome {
    let db = Db::connect(&config.database_url, config.clock()).await?;
    let files = config.blobs().map_err(StartError::Setting)?;
    let kept = config.files.place(&config.data_dir).to_string();
    let made = backup::make(&db, &files, &kept, into).await;
    db.close().await?;
    told(made, "Backed up", into)
}

pub async fn restore(config: Config, from: &Path) -> Outcome {
    if config.database_url != config.own_database() {
        super::say(
            "error: a backup is restored to the data folder. Leave SEN_DATABASE_URL unset, or restore PostgreSQL with \
             its own tools.",
        );
        return Ok(ExitCode::from(2));
    }
    let files = config.blobs().map_err(StartError::Setting)?;
    told(
        backup::restore(from, &config.data_dir, &files).await,
        "Restored",
        &config.data_dir,
    )
}

fn told(done: Result<Held, BackupError>, what: &str, folder: &Path) -> Outcome {
    match done {
        Ok(held) => {
            super::answer(&format!(
                "{what} to {}: {} rows, {} files, {} lines of the record; all of it was looked through.",
                folder.display(),
                held.rows,
                held.files,
                held.audit_lines
            ));
            Ok(ExitCode::SUCCESS)
        }
        Err(
            refused
            @ (BackupError::Postgres(_) | BackupError::Exists(_) | BackupError::Occupied(_)),
        ) => {
            super::say(&format!("error: {refused}"));
            Ok(ExitCode::from(2))
        }
        Err(failed) => {
            super::say(&format!("error: {failed}"));
            Ok(ExitCode::FAILURE)
        }
    }
}
