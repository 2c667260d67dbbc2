//! Asking for a job, and stopping one.

use entity::job::{self, Kind, State};
use entity::user;
use sea_orm::{ColumnTrait as _, Set};
use serde::Serialize;
use uuid::Uuid;

use super::graphql::JobErrorCode as Code;
use super::policy::{Ask, Cancel};
use crate::platform::id::fresh;
use crate::platform::{Error, Outcome, UserError, Writer};

/// A person's jobs that wait or run at once.
const OPEN: u64 = 5;
/// A person's jobs in a day: what came of them is kept so long.
const A_DAY: u64 = 200;

/// Has it done once this is committed: say so to the server then, with `Db::job_asked`.
pub async fn ask(
    w: &mut Writer,
    kind: Kind,
    title: String,
    input: &impl Serialize,
) -> Outcome<job::Model, Code> {
    let owner = w.actor().require_user()?;
    let permit = w.permit::<Ask, user::Entity>(owner, None).await?;
    let open = w
        .reader()
        .find::<job::Entity>()
        .filter(job::Column::State.is_in([State::Queued, State::Running]));
    if w.reader().count(open).await? >= OPEN {
        let message = format!("{OPEN} jobs wait or run already. Wait for one, or cancel one.");
        return Err(UserError::new("", Code::TooMany, message).into());
    }
    let kept = w.reader().find::<job::Entity>();
    if w.reader().count(kept).await? >= A_DAY {
        let message = format!("{A_DAY} were asked for within a day. Go on tomorrow.");
        return Err(UserError::new("", Code::TooMany, message).into());
    }
    let row = job::ActiveModel {
        id: Set(fresh()),
        owner_id: Set(owner),
        session_id: Set(w.actor().session().ok_or(Error::Unauthenticated)?),
        kind: Set(kind),
        title: Set(title.clone()),
        input: Set(serde_json::to_value(input)?),
        state: Set(State::Queued),
        done: Set(0),
        total: Set(None),
        attempts: Set(0),
        ..Default::default()
    };
    let permit = permit.noting(title);
    Ok(w.create::<_, _, job::Entity>(&permit, row).await?)
}

pub async fn cancel(w: &mut Writer, job: Uuid) -> Outcome<job::Model, Code> {
    let permit = w.permit::<Cancel, job::Entity>(job, None).await?;
    let now = w.now();
    let cancelled = w.update(permit, |row| {
        row.state = Set(State::Cancelled);
        row.ended_at = Set(Some(now));
    });
    Ok(cancelled.await?)
}
