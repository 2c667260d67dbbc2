//! Giving a workbook, having it written, having it taken back: each asks for a job.

use chrono::TimeDelta;
use entity::import::{self, Kind, State};
use entity::{job, user};
use sea_orm::Set;
use serde_json::json;
use uuid::Uuid;

use super::graphql::ImportErrorCode as Code;
use super::kinds::of;
use super::policy::{Apply, Begin, Note, Undo};
use super::run::{Input, Step, Words};
use crate::features::job::{JobErrorCode, ask};
use crate::features::upload;
use crate::platform::import::Importer;
use crate::platform::store::Refused;
use crate::platform::{Action, Failure, Outcome, UserError, Writer};

/// How long a dry run waits to be written; how long what was written can be undone.
pub const KEPT: TimeDelta = TimeDelta::hours(24);

pub struct Given {
    pub kind: Kind,
    pub upload: Uuid,
    pub place: Uuid,
    pub words: Words,
}

pub async fn check(w: &mut Writer, given: Given) -> Outcome<import::Model, Code> {
    let owner = w.actor().require_user()?;
    of!(given.kind, await begin(w, given.place))?;
    let permit = w.permit::<Begin, user::Entity>(owner, None).await?;
    let file = upload::take(w, given.upload).await?;
    let id = crate::platform::id::fresh();
    let input = Input {
        import: id,
        step: Step::Check,
        words: given.words,
    };
    let job = asked(w, &file.name, &input).await?;
    let row = import::ActiveModel {
        id: Set(id),
        owner_id: Set(owner),
        organization_id: Set(given.place),
        kind: Set(given.kind),
        file_name: Set(file.name.clone()),
        blob_id: Set(file.blob),
        state: Set(State::Checking),
        check_id: Set(job.id),
        job_id: Set(job.id),
        created: Set(0),
        changed: Set(0),
        unchanged: Set(0),
        wrong: Set(0),
        failure: Set(None),
        plan_sum: Set(None),
        shown: Set(json!([])),
        refused: Set(json!([])),
        done: Set(None),
        applied_at: Set(None),
        expires_at: Set(w.now() + KEPT),
        ..Default::default()
    };
    let permit = permit.noting(file.name);
    Ok(w.create::<_, _, import::Entity>(&permit, row).await?)
}

async fn begin<K: Importer>(w: &Writer, place: Uuid) -> Result<(), Refused> {
    K::begin(w, place).await
}

pub async fn apply(w: &mut Writer, id: Uuid) -> Outcome<import::Model, Code> {
    next::<Apply>(w, id, Step::Apply).await
}

pub async fn undo(w: &mut Writer, id: Uuid) -> Outcome<import::Model, Code> {
    next::<Undo>(w, id, Step::Undo).await
}

/// Asks for the next job, unless one is at it.
async fn next<A: Action<import::Entity>>(
    w: &mut Writer,
    id: Uuid,
    step: Step,
) -> Outcome<import::Model, Code> {
    let permit = w.permit::<A, import::Entity>(id, None).await?;
    let row = permit.row().clone();
    if row.expires_at <= w.now() {
        return Err(told(Code::Expired, "It is more than a day ago."));
    }
    let jobs = w.reader().by_ids::<job::Entity>([row.job_id, row.check_id]);
    let jobs = jobs.await?;
    let at_it = jobs.get(&row.job_id);
    if at_it.is_some_and(|job| matches!(job.state, job::State::Queued | job::State::Running)) {
        return Err(told(
            Code::WrongState,
            "It is being worked on. Wait for it.",
        ));
    }
    // If it is planned otherwise by then, the copy with what is wrong is made anew, in the same words.
    let read = jobs.get(&row.check_id).map(|job| job.input.clone());
    let read: Option<Input> = read.map(serde_json::from_value).transpose()?;
    let input = Input {
        import: id,
        step,
        words: read.map_or_else(Words::default, |read| read.words),
    };
    let job = asked(w, &row.file_name, &input).await?;
    // What is asked for is not done yet: the job's own line says that it was.
    let permit = w.permit::<Note, import::Entity>(row.id, None).await?;
    let noted = w.update(permit, |row| {
        row.job_id = Set(job.id);
        row.failure = Set(None);
        row.refused = Set(json!([]));
    });
    Ok(noted.await?)
}

fn told(code: Code, message: &str) -> Failure<Code> {
    UserError::new("", code, message).into()
}

async fn asked(w: &mut Writer, title: &str, input: &Input) -> Outcome<job::Model, Code> {
    let job = ask(w, job::Kind::Import, title.to_owned(), input).await;
    job.map_err(|failure| match failure {
        Failure::Error(error) => Failure::Error(error),
        Failure::User(errors) => {
            let errors = errors.into_iter().map(|error| UserError {
                path: error.path,
                code: match error.code {
                    JobErrorCode::TooMany => Code::TooMany,
                    JobErrorCode::WrongState => Code::WrongState,
                },
                message: error.message,
            });
            Failure::User(errors.collect())
        }
    })
}
