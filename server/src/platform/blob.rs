//! Files' bytes, in a folder or in a bucket. Names are ids that the server made: nothing from outside becomes a path.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt as _, RetryConfig};
use uuid::Uuid;

use super::error::{Error, Result};

/// A bucket that does not answer is given up soon: whoever waits may try again.
const CONNECT: Duration = Duration::from_secs(3);
/// For one whole file, 20 MiB at most.
const TRANSFER: Duration = Duration::from_secs(20);
const RETRIES: usize = 2;
const RETRY: Duration = Duration::from_secs(3);

/// A place in an S3 bucket, and what opens it.
pub struct Bucket<'s> {
    pub name: &'s str,
    pub prefix: &'s str,
    /// Scheme, host and port; none is Amazon's of the region.
    pub endpoint: Option<&'s str>,
    pub region: &'s str,
    pub key_id: &'s str,
    pub secret: &'s str,
}

#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    place: Path,
}

impl Blobs {
    /// In a folder, which is made with its first file.
    pub fn in_folder(folder: &std::path::Path) -> Result<Self> {
        let folder = settled(folder).map_err(Error::internal)?;
        Ok(Self {
            // What a row speaks of is on the disk, as it would be in a bucket.
            store: Arc::new(LocalFileSystem::new().with_fsync(true)),
            place: Path::from_absolute_path(folder).map_err(Error::internal)?,
        })
    }

    pub fn in_bucket(bucket: &Bucket<'_>) -> Result<Self> {
        // The one that mail and the database use; there before, it stays.
        let _there = rustls::crypto::ring::default_provider().install_default();
        let options = ClientOptions::new()
            .with_connect_timeout(CONNECT)
            .with_timeout(TRANSFER)
            .with_allow_http(
                bucket
                    .endpoint
                    .is_some_and(|address| address.starts_with("http://")),
            );
        let retry = RetryConfig {
            max_retries: RETRIES,
            retry_timeout: RETRY,
            ..RetryConfig::default()
        };
        let mut store = AmazonS3Builder::new()
            .with_client_options(options)
            .with_retry(retry)
            .with_bucket_name(bucket.name)
            .with_region(bucket.region)
            .with_access_key_id(bucket.key_id)
            .with_secret_access_key(bucket.secret);
        if let Some(endpoint) = bucket.endpoint {
            store = store.with_endpoint(endpoint);
        }
        Ok(Self {
            store: Arc::new(store.build().map_err(Error::internal)?),
            place: Path::parse(bucket.prefix).map_err(Error::internal)?,
        })
    }

    /// Whether files can be kept, read and removed: by doing so.
    pub async fn probe(&self) -> Result<()> {
        let id = Uuid::now_v7();
        self.put(id, id.as_bytes()).await?;
        let read = self.bytes(id).await?;
        self.remove(id).await?;
        if read != id.as_bytes() {
            return Err(Error::internal("other bytes came back than were put there"));
        }
        Ok(())
    }

    /// Complete or not at all.
    pub async fn put(&self, id: Uuid, bytes: &[u8]) -> Result<()> {
        let (path, bytes) = (self.path(id), bytes.to_vec());
        let put = self.store.put(&path, bytes.into()).await;
        put.map(drop).map_err(Error::internal)
    }

    pub async fn bytes(&self, id: Uuid) -> Result<Vec<u8>> {
        let found = self.store.get(&self.path(id)).await.map_err(absent)?;
        Ok(found.bytes().await.map_err(absent)?.into())
    }

    /// How many bytes it has; nothing where it is not there.
    pub async fn size(&self, id: Uuid) -> Result<Option<u64>> {
        match self.store.head(&self.path(id)).await.map_err(absent) {
            Ok(found) => Ok(Some(found.size)),
            Err(Error::NotFound) => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    /// Nothing, if it was never there.
    pub async fn remove(&self, id: Uuid) -> Result<()> {
        match self.store.delete(&self.path(id)).await.map_err(absent) {
            Err(Error::NotFound) | Ok(()) => Ok(()),
            Err(cause) => Err(cause),
        }
    }

    fn path(&self, id: Uuid) -> Path {
        self.place.clone().join(id.simple().to_string())
    }
}

/// Without steps up and links, as far as it is there already.
fn settled(folder: &std::path::Path) -> std::io::Result<PathBuf> {
    let folder = std::path::absolute(folder)?;
    for there in folder.ancestors() {
        if let (Ok(whole), Ok(rest)) = (there.canonicalize(), folder.strip_prefix(there)) {
            return Ok(whole.join(rest));
        }
    }
    Ok(folder)
}

fn absent(cause: object_store::Error) -> Error {
    match cause {
        object_store::Error::NotFound { .. } => Error::NotFound,
        cause => Error::internal(cause),
    }
}
