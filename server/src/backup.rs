//! A backup: a data folder of its own, made while the server goes on and looked through before it counts as made.
//! Restoring is copying it to where there is none. Files go along wherever they are kept, in a folder or in a bucket, and
//! are restored to where the settings say.

use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::platform::blob::Blobs;
use crate::platform::store::OpenError;
use crate::platform::{Clock, Db, Error};
use crate::verify::verify;

/// Why there is no backup, or none to restore.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(
        "PostgreSQL is backed up by its own tools: pg_dump for the database, then a copy of the files in {0}"
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
    #[error("cannot make {file}: {cause}")]
    Folder { file: String, cause: io::Error },
    #[error("cannot copy the file {file}: {}", .cause.why())]
    File { file: Uuid, cause: Error },
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

fn files_in(folder: &Path) -> Result<Blobs, Error> {
    Blobs::in_folder(&folder.join("files"))
}

/// Copies the database, then the files, so that the copy has every file that its rows speak of.
pub async fn make(db: &Db, files: &Blobs, kept: &str, into: &Path) -> Result<Held, BackupError> {
    if db.is_postgres() {
        return Err(BackupError::Postgres(kept.to_owned()));
    }
    if into.exists() {
        return Err(BackupError::Exists(into.display().to_string()));
    }
    make_folder(into)?;
    let before = db.rows_by_table().await?;
    db.copy_to(&database_in(into)).await?;
    let after = db.rows_by_table().await?;
    let copy = open(into).await?;
    // Whoever wrote meanwhile is in the copy or not; when nobody did, every row must be.
    if before == after && copy.rows_by_table().await? != before {
        return Err(BackupError::NotWhole("rows are missing".to_owned()));
    }
    let copied = files_in(into)?;
    copy_files(&copy, files, &copied).await?;
    let held = look_through(&copy, &copied).await;
    copy.close().await?;
    held
}

/// Puts a backup where the settings expect the data, if there is none yet.
pub async fn restore(from: &Path, data: &Path, files: &Blobs) -> Result<Held, BackupError> {
    if !database_in(from).is_file() {
        return Err(BackupError::NoBackup(from.display().to_string()));
    }
    let database = database_in(data);
    if database.exists() {
        return Err(BackupError::Occupied(database.display().to_string()));
    }
    let backup = open(from).await?;
    let held = look_through(&backup, &files_in(from)?).await?;
    let rows = backup.rows_by_table().await?;
    make_folder(data)?;
    copy_files(&backup, &files_in(from)?, files).await?;
    // The database is last: data without it is no data folder yet, and can be restored to again.
    backup.copy_to(&database).await?;
    backup.close().await?;
    let restored = open(data).await?;
    if restored.rows_by_table().await? != rows {
        return Err(BackupError::NotWhole("rows are missing".to_owned()));
    }
    let found = look_through(&restored, files).await?;
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
async fn look_through(db: &Db, kept: &Blobs) -> Result<Held, BackupError> {
    let complaints = db.integrity().await.map_err(Error::from)?;
    if let Some(first) = complaints.first() {
        return Err(BackupError::NotWhole(first.clone()));
    }
    let found = verify(db, kept).await?;
    if !found.whole {
        return Err(BackupError::NotWhole(found.lines.join("\n")));
    }
    let files = db.files().await?;
    for (id, size) in &files {
        if kept.size(*id).await? != u64::try_from(*size).ok() {
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
    std::fs::create_dir_all(folder).map_err(|cause| BackupError::Folder {
        file: folder.display().to_string(),
        cause,
    })
}

/// Every file that a row speaks of; one that is missing is found when the copy is looked through.
async fn copy_files(db: &Db, from: &Blobs, to: &Blobs) -> Result<(), BackupError> {
    let files = db.files().await?.into_keys();
    for file in files.chain(db.passing_files().await?) {
        let copied = async {
            match from.bytes(file).await {
                Ok(bytes) => to.put(file, &bytes).await,
                Err(Error::NotFound) => Ok(()),
                Err(cause) => Err(cause),
            }
        };
        copied
            .await
            .map_err(|cause| BackupError::File { file, cause })?;
    }
    Ok(())
}
