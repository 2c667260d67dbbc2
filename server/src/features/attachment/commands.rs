//! Putting a file to a record, and taking it away: with the record's own permit.

use entity::attachment::{self, Column};
use entity::{arrival, document, task};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::model::{AttachmentErrorCode as Code, MOST};
use super::queries::{Of, files_of};
use crate::features::{
    activity as activities, arrival as arrivals, document as documents, task as tasks, upload,
};
use crate::platform::{Action, Error, Outcome, Permit, Protected, UserError, Writer};

/// Makes a completed upload of the actor's own a file of a record.
pub async fn add(w: &mut Writer, to: Of, upload: Uuid) -> Outcome<attachment::Model, Code> {
    match to {
        Of::Task(id) => {
            let permit = w.permit::<tasks::Attach, task::Entity>(id, None).await?;
            put(w, permit, to, upload).await
        }
        Of::Activity(id) => {
            let permit = activities::permit::<activities::Attach>(w, id).await?;
            put(w, permit, to, upload).await
        }
        Of::Document(id) => {
            let permit = w
                .permit::<documents::Attach, document::Entity>(id, None)
                .await?;
            put(w, permit, to, upload).await
        }
        Of::Arrival(id) => {
            let permit = w
                .permit::<arrivals::Attach, arrival::Entity>(id, None)
                .await?;
            put(w, permit, to, upload).await
        }
    }
}

async fn put<A: Action<E>, E: Protected>(
    w: &mut Writer,
    permit: Permit<A, E>,
    to: Of,
    upload: Uuid,
) -> Outcome<attachment::Model, Code> {
    // The record is held: nobody adds one more meanwhile.
    if w.reader().count(files_of(w.reader(), to)).await? >= MOST {
        let message = format!("A record has {MOST} files at most. Remove one first.");
        return Err(UserError::new("", Code::TooMany, message).into());
    }
    let file = upload::take(w, upload).await?;
    let row = attachment::ActiveModel {
        organization_id: Set(permit.place().organization),
        task_id: Set(to.by(Column::TaskId)),
        activity_id: Set(to.by(Column::ActivityId)),
        document_id: Set(to.by(Column::DocumentId)),
        arrival_id: Set(to.by(Column::ArrivalId)),
        blob_id: Set(file.blob),
        name: Set(file.name.clone()),
        content_type: Set(file.content_type),
        size: Set(file.size),
        sha256: Set(file.sha256),
        author_id: Set(w.actor().require_user()?),
        author_name: Set(w.actor().name().to_owned()),
        ..Default::default()
    };
    let permit = permit.noting(file.name);
    Ok(w.add_part::<_, _, attachment::Entity>(&permit, row).await?)
}

/// Takes a file away from its record, for good. Its bytes go when nothing names them any more.
pub async fn remove(w: &mut Writer, file: Uuid) -> Outcome<(), Code> {
    let row = w.reader().get::<attachment::Entity>(file).await?;
    match Of::row(&row).ok_or_else(|| Error::internal("a file of nothing"))? {
        Of::Task(id) => {
            let permit = w.permit::<tasks::Detach, task::Entity>(id, None).await?;
            take(w, permit.noting(row.name), Column::TaskId, file).await
        }
        Of::Activity(id) => {
            let permit = activities::permit::<activities::Detach>(w, id).await?;
            take(w, permit.noting(row.name), Column::ActivityId, file).await
        }
        Of::Document(id) => {
            let permit = w
                .permit::<documents::Detach, document::Entity>(id, None)
                .await?;
            take(w, permit.noting(row.name), Column::DocumentId, file).await
        }
        Of::Arrival(id) => {
            let permit = w
                .permit::<arrivals::Detach, arrival::Entity>(id, None)
                .await?;
            take(w, permit.noting(row.name), Column::ArrivalId, file).await
        }
    }
}

async fn take<A: Action<E>, E: Protected>(
    w: &mut Writer,
    permit: Permit<A, E>,
    link: Column,
    file: Uuid,
) -> Outcome<(), Code> {
    Ok(
        w.remove_part::<_, _, attachment::Entity>(&permit, link, file)
            .await?,
    )
}
