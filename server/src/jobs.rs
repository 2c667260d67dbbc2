//! Jobs, done: taken one after the other from what people asked for, each with the rights that its owner has at that moment.
//! What each is, its feature says; nothing is decided here.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use entity::job::{self, Kind};
use uuid::Uuid;

use crate::app::App;
use crate::features::export::{self, Question, Stop};
use crate::features::import;
use crate::http::caller::Caller;
use crate::http::graphql::operation::Operation;
use crate::http::graphql::params::Params;
use crate::http::request::RequestId;
use crate::platform::store::Ended;
use crate::platform::{Error, Result};

/// Jobs that this server does at once: what people look at meanwhile comes first.
const AT_ONCE: usize = 2;

/// A job is kept up so often: three times before it would be another's.
const BEAT: Duration = Duration::from_secs(20);

/// Does jobs for as long as the server runs.
pub async fn for_ever(app: Arc<App>) {
    let workers: Vec<_> = (0..AT_ONCE).map(|_| worker(app.clone())).collect();
    futures_util::future::join_all(workers).await;
}

async fn worker(app: Arc<App>) {
    let holder = Uuid::now_v7();
    loop {
        app.db.job_waiting().await;
        if let Err(cause) = rest(&app, holder).await {
            tracing::error!(?cause, "jobs could not be taken up");
        }
    }
}

/// Does what waits, until nothing does.
pub async fn rest(app: &Arc<App>, holder: Uuid) -> Result<()> {
    while let Some(job) = app.db.take_job(holder).await? {
        let doing = tokio::spawn({
            let (app, job) = (app.clone(), job.clone());
            async move { one(&app, &job).await }
        });
        let done = tokio::select! {
            done = doing => done,
            never = hold(app, &job) => match never {},
        };
        // What is wrong with one keeps nobody else's.
        let ended = match done {
            Ok(Ok(ended)) => ended,
            Ok(Err(cause)) => {
                tracing::error!(?cause, job = %job.id, "a job failed");
                Some(Ended::Failed("FAILED"))
            }
            Err(cause) => {
                tracing::error!(%cause, job = %job.id, "a job broke off");
                Some(Ended::Failed("FAILED"))
            }
        };
        if let Some(ended) = ended {
            settle(app, &job, ended).await?;
        }
    }
    Ok(())
}

/// Keeps a job up for as long as it is at work, however long a page or a transaction takes: no other server takes it meanwhile.
async fn hold(app: &App, job: &job::Model) -> Infallible {
    let mut beat = tokio::time::interval(BEAT);
    loop {
        beat.tick().await;
        match app.db.hold_job(job).await {
            Ok(true) => {}
            // Who cancelled or took it is noticed by who works at it.
            Ok(false) => return std::future::pending().await,
            Err(cause) => tracing::warn!(?cause, job = %job.id, "a job could not be kept up"),
        }
    }
}

/// A file that nobody waits for any more is removed.
async fn settle(app: &App, job: &job::Model, ended: Ended) -> Result<()> {
    let blob = match &ended {
        Ended::Done(made) => made.as_ref().map(|made| made.blob),
        Ended::Failed(_) => None,
    };
    if !app.db.end_job(job, ended).await?
        && let Some(blob) = blob
    {
        app.blobs.remove(blob).await?;
    }
    Ok(())
}

async fn one(app: &App, job: &job::Model) -> Result<Option<Ended>> {
    let ask = |question| answer(app, job, question);
    match job.kind {
        Kind::Export => export::run(&app.db, &app.blobs, job, ask).await,
        Kind::Import => import::run(&app.db, &app.blobs, &app.gate, job).await,
    }
}

/// As the endpoint would answer the job's owner now, but on no budget: of jobs only so many are done at once.
async fn answer(
    app: &App,
    job: &job::Model,
    question: Question,
) -> Result<serde_json::Value, Stop> {
    let owner = app.gate.resume(job.tenant_id, job.owner_id, job.session_id);
    let owner = owner.await.map_err(|error| match error {
        Error::Unauthenticated => Stop::SignedOut,
        other => {
            tracing::error!(?other, "a job's owner could not be found");
            Stop::Failed
        }
    })?;
    let caller = Caller::working(Arc::new(owner));
    let params = Params {
        query: question.query,
        operation_name: question.operation_name,
        variables: Some(question.variables),
        document_id: question.document,
        ..Params::default()
    };
    let operation = Operation::prepare(app, &caller, params).map_err(|_| Stop::Refused)?;
    if !operation.is_query() {
        return Err(Stop::Refused);
    }
    let answer = operation.execute(app, &caller, RequestId::fresh()).await;
    // It took too long: nobody's rights are to blame.
    let answer = answer.map_err(|_| Stop::Failed)?;
    let stop = match answer.is_own_fault() {
        true => Stop::Failed,
        false => Stop::Refused,
    };
    answer.into_data().ok_or(stop)
}
