//! Files' bytes, in a folder. Names are ids that the server made: nothing from outside becomes a path.

use std::path::PathBuf;

use uuid::Uuid;

use super::error::{Error, Result};

#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Complete or not at all: written beside, then moved into place.
    pub async fn put(&self, id: Uuid, bytes: &[u8]) -> Result<()> {
        tokio::fs::create_dir_all(&self.folder)
            .await
            .map_err(Error::internal)?;
        let beside = self.folder.join(format!("{}.part", id.simple()));
        tokio::fs::write(&beside, bytes)
            .await
            .map_err(Error::internal)?;
        tokio::fs::rename(&beside, self.path(id))
            .await
            .map_err(Error::internal)
    }

    pub async fn bytes(&self, id: Uuid) -> Result<Vec<u8>> {
        match tokio::fs::read(self.path(id)).await {
            Ok(bytes) => Ok(bytes),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Err(Error::NotFound),
            Err(cause) => Err(Error::internal(cause)),
        }
    }

    /// Nothing, if it was never there.
    pub async fn remove(&self, id: Uuid) -> Result<()> {
        match tokio::fs::remove_file(self.path(id)).await {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::internal(cause))
            }
            _ => Ok(()),
        }
    }

    fn path(&self, id: Uuid) -> PathBuf {
        self.folder.join(id.simple().to_string())
    }
}
