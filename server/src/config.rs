//! Every setting. The only place that reads the environment: each setting is a flag and a variable, has a default,
//! and is explained by `sen --help`. A wrong one is said, with what was expected, and nothing starts.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::http::{HeaderName, Uri};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use clap::{Args, ValueEnum};

use crate::platform::Clock;
use crate::platform::blob::Blobs;

mod files;

pub use files::{Files, Hidden, Place};

/// The settings as they are given, by flag or by environment.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct Settings {
    /// Where data is kept: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME [default: sen.db in the data folder]
    #[arg(
        long,
        env = "SEN_DATABASE_URL",
        global = true,
        hide_env_values = true,
        value_name = "URL"
    )]
    pub database_url: Option<String>,

    /// The folder for the database and, unless SEN_FILES says otherwise, files; made when missing
    #[arg(
        long,
        env = "SEN_DATA_DIR",
        global = true,
        default_value = "data",
        value_name = "FOLDER"
    )]
    pub data_dir: PathBuf,

    #[command(flatten)]
    pub files: Files,

    /// The address and port to answer on
    #[arg(
        long,
        env = "SEN_LISTEN",
        global = true,
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS:PORT"
    )]
    pub listen: SocketAddr,

    /// The address that people type, as in https://sen.example.vn [default: http:// and the listening address]
    #[arg(long, env = "SEN_PUBLIC_URL", global = true, value_parser = origin, value_name = "URL")]
    pub public_url: Option<String>,

    /// What to log: a level, or module=level pairs, as in info,server=debug
    #[arg(
        long,
        env = "SEN_LOG",
        global = true,
        default_value = "info,sqlx=warn,sea_orm_migration=warn",
        value_name = "FILTER"
    )]
    pub log: String,

    /// How to log
    #[arg(
        long,
        env = "SEN_LOG_FORMAT",
        global = true,
        default_value = "text",
        value_name = "FORMAT"
    )]
    pub log_format: LogFormat,

    /// Play on this day instead of today: demonstrations only
    #[arg(long, env = "SEN_TODAY", global = true, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,

    /// Execute only the web page's own operations, and others for administrators and inspectors
    /// [default: on, but off in a demonstration]
    #[arg(
        long,
        env = "SEN_TRUSTED_DOCUMENTS",
        global = true,
        value_name = "ON|OFF"
    )]
    pub trusted_documents: Option<Switch>,

    /// Points that one signed-in person may spend in a minute; a request costs about one a field; 0 for no limit
    #[arg(
        long,
        env = "SEN_BUDGET",
        global = true,
        default_value_t = 60_000,
        value_name = "POINTS"
    )]
    pub budget: u32,

    /// Points that all who are not signed in may spend in a minute from one address; 0 for no limit
    #[arg(
        long,
        env = "SEN_BUDGET_ANONYMOUS",
        global = true,
        default_value_t = 6_000,
        value_name = "POINTS"
    )]
    pub budget_anonymous: u32,

    /// The server that sends mail, as in smtp://user:password@mail.example.vn:587?tls=required; none sends none
    #[arg(
        long,
        env = "SEN_SMTP_URL",
        global = true,
        hide_env_values = true,
        value_name = "URL"
    )]
    pub smtp_url: Option<String>,

    /// Whom mail comes from [default: Sen <sen@HOST>, of the public address]
    #[arg(long, env = "SEN_MAIL_FROM", global = true, value_name = "ADDRESS")]
    pub mail_from: Option<String>,

    /// The header in which a proxy of yours puts the client's address, as in x-forwarded-for; none without a proxy
    #[arg(
        long,
        env = "SEN_CLIENT_ADDRESS_HEADER",
        global = true,
        value_name = "HEADER"
    )]
    pub client_address_header: Option<HeaderName>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    On,
    Off,
}

/// The settings, settled.
#[derive(Debug, Clone)]
pub struct Config {
    pub database_url: String,
    pub data_dir: PathBuf,
    pub files: Files,
    pub listen: SocketAddr,
    /// Scheme and authority, without a slash at the end.
    pub public_url: String,
    pub today: Option<NaiveDate>,
    pub trusted_documents: Option<bool>,
    pub budget: u32,
    pub budget_anonymous: u32,
    pub client_address_header: Option<HeaderName>,
    pub smtp_url: Option<String>,
    /// Whom mail comes from.
    pub mail_from: String,
}

impl Config {
    /// For `listen` and `data_dir`, and otherwise as by default.
    pub fn new(data_dir: impl Into<PathBuf>, listen: SocketAddr) -> Self {
        let data_dir = data_dir.into();
        Self {
            database_url: sqlite_in(&data_dir),
            data_dir,
            files: Files::default(),
            listen,
            public_url: format!("http://{listen}"),
            today: None,
            trusted_documents: None,
            budget: 60_000,
            budget_anonymous: 6_000,
            client_address_header: None,
            smtp_url: None,
            mail_from: sender("http://localhost"),
        }
    }

    /// The clock: the system's, or one that began the given day now.
    pub fn clock(&self) -> Clock {
        match self.today {
            None => Clock::System,
            Some(day) => Clock::starting_at(on_day(day, Clock::System.now())),
        }
    }

    /// The database that lies in the data folder.
    pub fn own_database(&self) -> String {
        sqlite_in(&self.data_dir)
    }

    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Where files are kept, or what is wrong with the settings.
    pub fn blobs(&self) -> Result<Blobs, String> {
        self.files.open(&self.data_dir)
    }

    /// Whether files can be kept there, by trying it; or what to do.
    pub async fn probed(&self) -> Result<Blobs, String> {
        let blobs = self.blobs()?;
        let tried = blobs.probe().await;
        tried.map_err(|cause| self.files.unusable(&self.data_dir, &cause))?;
        Ok(blobs)
    }
}

impl From<Settings> for Config {
    fn from(given: Settings) -> Self {
        let public_url = given
            .public_url
            .unwrap_or_else(|| format!("http://{}", given.listen));
        Self {
            database_url: given
                .database_url
                .unwrap_or_else(|| sqlite_in(&given.data_dir)),
            smtp_url: given.smtp_url,
            mail_from: given.mail_from.unwrap_or_else(|| sender(&public_url)),
            public_url,
            data_dir: given.data_dir,
            files: given.files,
            listen: given.listen,
            today: given.today,
            trusted_documents: given.trusted_documents.map(|switch| switch == Switch::On),
            budget: given.budget,
            budget_anonymous: given.budget_anonymous,
            client_address_header: given.client_address_header,
        }
    }
}

/// Of a public address' host.
fn sender(public_url: &str) -> String {
    let uri: Option<Uri> = public_url.parse().ok();
    let host = uri.as_ref().and_then(Uri::host).unwrap_or("localhost");
    format!("Sen <sen@{host}>")
}

fn sqlite_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("sen.db").display())
}

/// The same time of day in Việt Nam, on another day.
fn on_day(day: NaiveDate, now: DateTime<Utc>) -> DateTime<Utc> {
    let time: NaiveTime = (now + TimeDelta::hours(7)).time();
    day.and_time(time).and_utc() - TimeDelta::hours(7)
}

/// An address that a browser calls an origin: no path, no question.
fn origin(given: &str) -> Result<String, String> {
    const EXPECTED: &str =
        "expected http:// or https://, a host and perhaps a port, as in https://sen.example.vn";
    let uri: Uri = given.parse().map_err(|_| EXPECTED.to_owned())?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err(EXPECTED.to_owned());
    };
    if !matches!(scheme, "http" | "https")
        || !matches!(uri.path(), "" | "/")
        || uri.query().is_some()
    {
        return Err(EXPECTED.to_owned());
    }
    Ok(format!("{scheme}://{authority}"))
}

/// How long one request may take.
pub const REQUEST_TIME: Duration = Duration::from_secs(10);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_an_origin() {
        assert_eq!(origin("https://sen.vn/").as_deref(), Ok("https://sen.vn"));
        assert_eq!(
            origin("http://10.0.0.1:8080").as_deref(),
            Ok("http://10.0.0.1:8080")
        );
        for wrong in [
            "sen.vn",
            "ftp://sen.vn",
            "https://sen.vn/app",
            "https://sen.vn/?a",
            "",
        ] {
            assert!(origin(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_given_day_keeps_the_time_of_day() -> Result<(), chrono::ParseError> {
        let now: DateTime<Utc> = "2026-11-22T20:15:00Z".parse()?;
        let at = on_day("2020-10-05".parse()?, now);
        assert_eq!(at.to_rfc3339(), "2020-10-04T20:15:00+00:00");
        assert_eq!(
            crate::platform::clock::local_date(at).to_string(),
            "2020-10-05"
        );
        Ok(())
    }
}
