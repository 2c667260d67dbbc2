//! `sen verify-audit`: ends with 1 when a line of the record is not as it was written, a plan not as it was issued, a signed
//! copy not the file that was put there, or a register's number is missing.

use std::process::ExitCode;

use super::Outcome;
use crate::app::StartError;
use crate::config::Config;
use crate::platform::Db;
use crate::verify::verify;

pub async fn run(config: Config) -> Outcome {
    let db = Db::open(&config.database_url, config.clock()).await?;
    let blobs = config.blobs().map_err(StartError::Setting)?;
    let found = verify(&db, &blobs).await?;
    for line in &found.lines {
        super::answer(line);
    }
    db.close().await?;
    Ok(if found.whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
