//! `sen doctor`: looks, and changes nothing but a file that it writes to the data folder, another where files are
//! kept, and removes.

use std::process::ExitCode;

use super::Outcome;
use crate::config::Config;
use crate::http::{room, spa};
use crate::platform::{Clock, Db};

/// A clock before this program was written is wrong.
const WRITTEN: &str = "2026-11-01";

pub async fn run(config: Config) -> Outcome {
    let mut findings = vec![
        ("data folder", writable(&config)),
        ("files", files(&config).await),
        ("clock", clock()),
        ("open files", room::examine()),
    ];
    findings.push((
        "web page",
        spa::is_embedded()
            .then(|| "embedded".to_owned())
            .ok_or_else(|| "none: build it with `cargo xtask dist`, then the server".to_owned()),
    ));
    match Db::connect(&config.database_url, config.clock()).await {
        Ok(db) => findings.extend(database(&db).await),
        Err(error) => findings.push(("database", Err(error.to_string()))),
    }
    let mut sound = true;
    for (what, finding) in findings {
        match finding {
            Ok(found) => super::answer(&format!("ok     {what}: {found}")),
            Err(wrong) => {
                sound = false;
                super::answer(&format!("WRONG  {what}: {wrong}"));
            }
        }
    }
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

type Finding = Result<String, String>;

async fn database(db: &Db) -> Vec<(&'static str, Finding)> {
    let engine = db.engine().await.map_err(|cause| format!("{cause:?}"));
    let migrations = match db.migrations_to_run().await {
        Ok(0) => Ok("up to date".to_owned()),
        Ok(behind) => Err(format!("{behind} to run: start `sen migrate`")),
        Err(cause) => Err(cause.to_string()),
    };
    let integrity = match db.integrity().await {
        Ok(complaints) if complaints.is_empty() => Ok("sound".to_owned()),
        Ok(complaints) => Err(complaints.join("; ")),
        Err(cause) => Err(cause.to_string()),
    };
    vec![
        ("database", engine),
        ("migrations", migrations),
        ("integrity", integrity),
    ]
}

fn writable(config: &Config) -> Finding {
    let folder = config.data_dir.display();
    let probe = config.data_dir.join(".doctor");
    std::fs::write(&probe, b"")
        .and_then(|()| std::fs::remove_file(&probe))
        .map(|()| format!("{folder} can be written to"))
        .map_err(|cause| format!("{folder} cannot be written to: {cause}"))
}

async fn files(config: &Config) -> Finding {
    config.probed().await?;
    let place = config.files.place(&config.data_dir);
    Ok(format!("{place} keeps, gives and removes them"))
}

fn clock() -> Finding {
    let now = Clock::System.now();
    if Clock::System.today().to_string().as_str() < WRITTEN {
        return Err(format!("it is not {now}; set the machine's clock"));
    }
    Ok(now.to_rfc3339())
}
