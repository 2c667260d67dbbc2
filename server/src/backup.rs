//! A backup: a data folder of its own, made while the server goes on and looked through before it counts as made.
//! Restoring is copying it to where there is none.

use std::io;
use std::path::{Path, PathBuf};

use crate::platform::store::OpenError;
use crate::platform::{Clock, Db, Error};
use crate::verify::verify;

/// Why there is no backup, or none to restore.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(
        "PostgreSQL is backed up by its own tools: pg_dump for the database, then a copy of {0}"
    )]
    Postgres(String),
    #[error(
        "{0} is there already, and no backup is written over another: name a folder that is not there, each time \
         another, as in backup-2026-11-23"
    )]
    Exists(String),
    #[error(
        "{0} is there already, and nothing is restored over it: name another data folder with SEN_DATA_DIR, or move \
         this one away"
    )]
    Occupied(String),
    #[error("{0} holds no backup: there is no sen.db in it")]
    NoBackup(String),
    #[error("what was copied is not whole: {0}")]
    NotWhole(String),
    #[error("cannot copy {file}: {cause}")]
    Copy { file: String, cause: io::Error },
    #[error(transparent)]
    Database(#[from] OpenError),
    #[error("the database does not answer: {0:?}")]
    Failed(Error),
}

impl From<Error> for BackupError {
    fn from(cause: Error) -> Self {
        Self::Failed(cause)
    }
}

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub rows: i64,
    pub files: usize,
    pub audit_lines: i64,
}

fn database_in(folder: &Path) -> PathBuf {
    folder.join("sen.db")
}

fn files_in(folder: &Path) -> PathBuf {
    folder.join("files")
}

/// Copies the database, then the files, so that the copy has every file that its rows speak of.
pub async fn make(db: &Db, files: &Path, into: &Path) -> Result<Held, BackupError> {
    if db.is_postgres() {
        return Err(BackupError::Postgres(files.display().to_string()));
    }
    if into.exists() {
        return Err(BackupError::Exists(into.display().to_string()));
    }
    make_folder(&files_in(into))?;
    let before = db.rows_by_table().await?;
    db.copy_to(&database_in(into)).await?;
    let after = db.rows_by_table().await?;
    copy_files(files, &files_in(into))?;
    let copy = open(into).await?;
    // Whoever wrote meanwhile is in the copy or not; when nobody did, every row must be.
    if before == after && copy.rows_by_table().await? != before {
        return Err(BackupError::NotWhole("rows are missing".to_owned()));
    }
    let held = look_through(&copy, into).await;
    copy.close().await?;
    held
}

/// Puts a backup where the settings expect the data, if there is none yet.
pub async fn restore(from: &Path, data: &Path) -> Result<Held, BackupError> {
    if !database_in(from).is_file() {
        return Err(BackupError::NoBackup(from.display().to_string()));
    }
    let database = database_in(data);
    if database.exists() {
        return Err(BackupError::Occupied(database.display().to_string()));
    }
    let backup = open(from).await?;
    let held = look_through(&backup, from).await?;
    let rows = backup.rows_by_table().await?;
    make_folder(&files_in(data))?;
    copy_files(&files_in(from), &files_in(data))?;
    // The database is last: data without it is no data folder yet, and can be restored to again.
    backup.copy_to(&database).await?;
    backup.close().await?;
    let restored = open(data).await?;
    if restored.rows_by_table().await? != rows {
        return Err(BackupError::NotWhole("rows are missing".to_owned()));
    }
    let found = look_through(&restored, data).await?;
    restored.close().await?;
    if found != held {
        return Err(BackupError::NotWhole(format!("{found:?}, not {held:?}")));
    }
    Ok(held)
}

async fn open(folder: &Path) -> Result<Db, BackupError> {
    let url = format!("sqlite:{}", database_in(folder).display());
    Ok(Db::connect(&url, Clock::System).await?)
}

/// Integrity, what must not change, and every file that a row speaks of.
async fn look_through(db: &Db, folder: &Path) -> Result<Held, BackupError> {
    let complaints = db.integrity().await.map_err(Error::from)?;
    if let Some(first) = complaints.first() {
        return Err(BackupError::NotWhole(first.clone()));
    }
    let found = verify(db).await?;
    if !found.whole {
        return Err(BackupError::NotWhole(found.lines.join("\n")));
    }
    let files = db.files().await?;
    for (id, size) in &files {
        let file = files_in(folder).join(id.simple().to_string());
        let there = std::fs::metadata(&file).map(|file| file.len()).ok();
        if there != u64::try_from(*size).ok() {
            let missing = format!("the file {id} is missing or cut off");
            return Err(BackupError::NotWhole(missing));
        }
    }
    Ok(Held {
        rows: db.rows_by_table().await?.values().sum(),
        files: files.len(),
        audit_lines: found.recorded,
    })
}

fn make_folder(folder: &Path) -> Result<(), BackupError> {
    std::fs::create_dir_all(folder).map_err(|cause| failed(folder, cause))
}

/// Files are written once and never changed; what is half written ends in `.part`.
fn copy_files(from: &Path, to: &Path) -> Result<(), BackupError> {
    if !from.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(from).map_err(|cause| failed(from, cause))? {
        let file = entry.map_err(|cause| failed(from, cause))?.path();
        if let Some(name) = file.file_name()
            && file.is_file()
            && file.extension().is_none()
        {
            std::fs::copy(&file, to.join(name)).map_err(|cause| failed(&file, cause))?;
        }
    }
    Ok(())
}

fn failed(file: &Path, cause: io::Error) -> BackupError {
    BackupError::Copy {
        file: file.display().to_string(),
        cause,
    }
}
