//! `sen` from a terminal: one file a subcommand. Answers go to standard output, everything else to standard error.
//! Ends with 0 when done, 1 when something failed or was found wrong, 2 when it was asked wrongly.

mod admin;
mod backup;
mod demo;
mod doctor;
mod migrate;
mod permissions;
mod plan;
mod schema;
mod serve;
mod verify_audit;

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use futures_util::future::BoxFuture;
use tracing_subscriber::EnvFilter;

use crate::app::StartError;
use crate::config::{Config, LogFormat, Settings};
use crate::platform::store::OpenError;

/// Sen: plans, reports and papers of education offices and their schools.
#[derive(Parser)]
#[command(
    name = "sen",
    version,
    subcommand_required = true,
    arg_required_else_help = true
)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests until told to stop
    Serve,
    /// Bring the database up to date; makes it when there is none
    Migrate,
    /// Print the GraphQL schema
    Schema,
    /// Print who may do what, from the rules themselves
    Permissions,
    /// Look whether everything is in order; changes nothing
    Doctor,
    /// Look whether the record, issued plans, signed copies and registers' numbers are as they were
    VerifyAudit,
    /// Copy the database and the files to a new folder, while others work, and look through the copy
    Backup {
        /// The folder to make
        folder: PathBuf,
    },
    /// Put a backup where the settings expect the data, if there is none, and look through it
    Restore {
        /// What `sen backup` made
        folder: PathBuf,
    },
    /// Put an office to try everything with into an empty database, and print its accounts
    Demo {
        /// The password of all its accounts [default: a new one, printed]
        #[arg(long, env = "SEN_DEMO_PASSWORD", hide_env_values = true)]
        password: Option<String>,
    },
    /// Administrators
    #[command(subcommand)]
    Admin(admin::Command),
    /// Plans, without a server
    #[command(subcommand)]
    Plan(plan::Command),
}

/// What a subcommand answers.
type Outcome = Result<ExitCode, StartError>;

/// Boxed, as [`Schema::execute`](crate::schema::Schema::execute) is.
pub fn run() -> BoxFuture<'static, ExitCode> {
    Box::pin(command())
}

async fn command() -> ExitCode {
    let Cli { settings, command } = Cli::parse();
    let outcome = match log(&settings) {
        Ok(()) => obey(command, settings.into()).await,
        Err(error) => Err(error),
    };
    outcome.unwrap_or_else(|error| {
        say(&format!("error: {error}"));
        match error {
            StartError::Setting(_) | StartError::Database(OpenError::Scheme(_)) => {
                ExitCode::from(2)
            }
            _ => ExitCode::FAILURE,
        }
    })
}

async fn obey(command: Command, config: Config) -> Outcome {
    match command {
        Command::Serve => serve::run(config).await,
        Command::Migrate => migrate::run(config).await,
        Command::Schema => Ok(schema::run()),
        Command::Permissions => permissions::run(),
        Command::Doctor => doctor::run(config).await,
        Command::VerifyAudit => verify_audit::run(config).await,
        Command::Backup { folder } => backup::make(config, &folder).await,
        Command::Restore { folder } => backup::restore(config, &folder).await,
        Command::Demo { password } => demo::run(config, password).await,
        Command::Admin(command) => admin::run(config, command).await,
        Command::Plan(command) => plan::run(&command),
    }
}

fn log(settings: &Settings) -> Result<(), StartError> {
    let filter = EnvFilter::try_new(&settings.log).map_err(|cause| {
        StartError::Setting(format!(
            "SEN_LOG is «{}»: {cause}; expected a level (error, warn, info, debug, trace) or pairs as in \
             info,server=debug",
            settings.log
        ))
    })?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
    Ok(())
}

/// What the subcommand was asked for. Whoever stops reading it has read enough.
fn answer(text: &str) {
    let _enough = writeln!(std::io::stdout(), "{text}");
}

/// For whoever sits at the terminal.
fn say(text: &str) {
    let _nobody = writeln!(std::io::stderr(), "{text}");
}
