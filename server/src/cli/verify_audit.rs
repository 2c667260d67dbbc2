//! `sen verify-audit`: ends with 1 when a line of the record is not as it was written.

use std::process::ExitCode;

use super::Outcome;
use crate::config::Config;
use crate::platform::Db;

pub async fn run(config: Config) -> Outcome {
    let db = Db::open(&config.database_url, config.clock()).await?;
    let mut whole = true;
    for tenant in db.tenants().await? {
        match db.verify_audit(tenant.id).await? {
            Ok(lines) => super::answer(&format!("{}: {lines} lines hold", tenant.name)),
            Err(broken) => {
                whole = false;
                super::answer(&format!("{}: BROKEN: {broken}", tenant.name));
            }
        }
    }
    db.close().await?;
    Ok(if whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
