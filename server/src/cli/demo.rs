//! `sen demo`.

use std::process::ExitCode;

use super::Outcome;
use crate::app::make_folder;
use crate::config::Config;
use crate::demo::{self, DemoError};
use crate::platform::Db;

pub async fn run(config: Config, password: Option<String>) -> Outcome {
    make_folder(&config)?;
    let db = Db::connect(&config.database_url, config.clock()).await?;
    db.migrate().await?;
    let seeded = match demo::seed(&db, password).await {
        Ok(seeded) => seeded,
        Err(DemoError::Failed(cause)) => return Err(cause.into()),
        Err(refused) => {
            super::say(&refused.to_string());
            return Ok(ExitCode::from(2));
        }
    };
    super::answer(
        "Made an office to try everything with. All of it is made up; nobody is meant.\n",
    );
    // The offices' accounts, and those of one school of each level.
    let shown = seeded
        .accounts
        .iter()
        .filter(|(username, _)| !username.contains('-') || is_sample(username));
    for (username, whose) in shown {
        super::answer(&format!("  {username:<28}{whose}"));
    }
    super::answer(&format!(
        "\nEvery account has the password  {}\nIt is written nowhere else. Schools' accounts are hieutruong.… and \
         daumoi.…, as above.",
        seeded.password
    ));
    db.close().await?;
    Ok(ExitCode::SUCCESS)
}

fn is_sample(username: &str) -> bool {
    ["mn-anhduong", "th-anbinh", "thcs-bacho"]
        .iter()
        .any(|slug| username.ends_with(slug))
}
