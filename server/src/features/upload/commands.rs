//! Asking for a link, receiving the bytes, completing; and reading a file that was completed.

use chrono::TimeDelta;
use entity::{upload, user};
use sea_orm::Set;
use uuid::Uuid;

use super::graphql::UploadErrorCode;
use super::link::{KEY_FOR, Link};
use super::policy::{Ask, Complete, Receive, Use};
use super::{name, sniff};
use crate::features::account;
use crate::platform::blob::Blobs;
use crate::platform::id::fresh;
use crate::platform::store::Refused;
use crate::platform::{Db, Error, Id, Outcome, Reader, Result, UserError, Writer, apart};

/// The most bytes that a file may have.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// A person's uploads that nothing has used yet.
const OPEN: u64 = 40;
const OPEN_FOR: TimeDelta = TimeDelta::minutes(15);

pub async fn request(
    w: &mut Writer,
    named: &str,
    size: i32,
) -> Outcome<upload::Model, UploadErrorCode> {
    let owner = w.actor().require_user()?;
    let permit = w.permit::<Ask, user::Entity>(owner, None).await?;
    if size <= 0 {
        return Err(size_error(UploadErrorCode::Empty, "The file is empty."));
    }
    if usize::try_from(size).unwrap_or(usize::MAX) > MOST_BYTES {
        return Err(size_error(
            UploadErrorCode::TooLarge,
            "A file has at most 20 MiB.",
        ));
    }
    let open = w.reader().find::<upload::Entity>();
    if w.reader().count(open).await? >= OPEN {
        let message =
            "There are many files that were sent and not used. Use them, or wait two days.";
        return Err(UserError::new("name", UploadErrorCode::TooMany, message).into());
    }
    let row = upload::ActiveModel {
        id: Set(fresh()),
        owner_id: Set(permit.row().id),
        name: Set(name::tidy(named)),
        size: Set(i64::from(size)),
        received: Set(false),
        completed: Set(false),
        content_type: Set(None),
        sha256: Set(None),
        expires_at: Set(w.now() + OPEN_FOR),
        ..Default::default()
    };
    Ok(w.create::<_, _, upload::Entity>(&permit, row).await?)
}

/// Where to send an upload's bytes.
pub async fn url(db: &Db, row: &upload::Model) -> Result<String> {
    let link = Link {
        tenant: row.tenant_id,
        upload: row.id,
        expires: row.expires_at,
    };
    link.url(&account::keys_for(db, KEY_FOR).await?)
}

fn size_error(code: UploadErrorCode, message: &str) -> crate::platform::Failure<UploadErrorCode> {
    UserError::new("size", code, message).into()
}

/// Keeps the bytes that came. Sent again before it is completed, they take the place of the first.
pub async fn receive(
    w: &mut Writer,
    blobs: &Blobs,
    upload: Uuid,
    bytes: &[u8],
) -> Outcome<(), UploadErrorCode> {
    let permit = w.permit::<Receive, upload::Entity>(upload, None).await?;
    // While the row is held, so that bytes never change once they were looked at.
    blobs.put(upload, bytes).await?;
    w.update(permit, |row| row.received = Set(true)).await?;
    Ok(())
}

/// What came, looked at: in seconds, so while nothing is held.
pub struct Looked {
    /// Of the row whose bytes these were.
    version: i32,
    found: sniff::Examined,
}

/// `None` where nothing came yet, or it was looked at before.
pub async fn look(
    reader: &Reader,
    blobs: &Blobs,
    upload: Uuid,
) -> Outcome<Option<Looked>, UploadErrorCode> {
    let row = reader.get::<upload::Entity>(upload).await?;
    if row.completed || !row.received {
        return Ok(None);
    }
    let (bytes, version) = (blobs.bytes(upload).await?, row.version);
    let found = apart(move || sniff::examine(&row.name, bytes)).await??;
    Ok(Some(Looked { version, found }))
}

pub async fn complete(
    w: &mut Writer,
    blobs: &Blobs,
    upload: Uuid,
    looked: Option<Looked>,
) -> Outcome<upload::Model, UploadErrorCode> {
    // Other bytes that came meanwhile were not looked at.
    let version = looked.as_ref().map(|looked| looked.version);
    let permit = w
        .permit::<Complete, upload::Entity>(upload, version)
        .await?;
    if permit.row().completed {
        return Ok(permit.row().clone());
    }
    let told = |code, message: &str| Err(UserError::new("upload", code, message).into());
    let Some(Looked { found, .. }) = looked else {
        if permit.row().expires_at <= w.now() {
            return told(
                UploadErrorCode::Expired,
                "The link expired before the file came. Ask for another.",
            );
        }
        return told(UploadErrorCode::NotReceived, "The file has not come yet.");
    };
    if found.changed {
        blobs.put(upload, &found.bytes).await?;
    }
    let permit = permit.noting(found.content_type);
    let size = i64::try_from(found.bytes.len()).map_err(Error::internal)?;
    let completed = w.update(permit, |row| {
        row.completed = Set(true);
        row.name = Set(found.name);
        row.content_type = Set(Some(found.content_type.to_owned()));
        row.size = Set(size);
        row.sha256 = Set(Some(found.sha256));
    });
    Ok(completed.await?)
}

/// A completed upload that was made a file of some record.
pub struct Taken {
    pub blob: Uuid,
    pub name: String,
    pub content_type: String,
    pub size: i64,
    pub sha256: Vec<u8>,
}

/// Gives a completed upload of the actor's own away: its bytes are the caller's to keep from now on.
pub async fn take(w: &mut Writer, upload: Uuid) -> Result<Taken, Refused> {
    let permit = w.permit::<Use, upload::Entity>(upload, None).await?;
    let row = permit.row().clone();
    // Completed by an older release, which kept no sum.
    let (Some(content_type), Some(sha256)) = (row.content_type, row.sha256) else {
        return Err(Refused::State);
    };
    w.delete(permit).await?;
    Ok(Taken {
        blob: row.id,
        name: row.name,
        content_type,
        size: row.size,
        sha256,
    })
}

/// The name and bytes of a completed file of the actor's own.
pub async fn file(
    reader: &Reader,
    blobs: &Blobs,
    id: Id<upload::Entity>,
) -> Result<(String, Vec<u8>)> {
    let row = reader.get::<upload::Entity>(id.uuid()).await?;
    if !row.completed {
        return Err(Error::NotFound);
    }
    Ok((row.name, blobs.bytes(row.id).await?))
}
