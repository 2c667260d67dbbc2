//! `sen migrate`.

use std::process::ExitCode;

use super::Outcome;
use crate::app::make_folder;
use crate::config::Config;
use crate::platform::Db;

pub async fn run(config: Config) -> Outcome {
    make_folder(&config)?;
    let db = Db::connect(&config.database_url, config.clock()).await?;
    let behind = db.migrations_to_run().await?;
    db.migrate().await?;
    super::say(&match behind {
        0 => "The database is up to date.".to_owned(),
        1 => "Ran 1 migration; the database is up to date.".to_owned(),
        many => format!("Ran {many} migrations; the database is up to date."),
    });
    db.close().await?;
    Ok(ExitCode::SUCCESS)
}
