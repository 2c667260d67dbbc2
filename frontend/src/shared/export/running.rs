//! A job on its way: looked at again and again, less often the longer it takes, until it has ended.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::operations::{
    ExportErrorCode, ExportRequest, ExportRequestInput, ExportRequestVariables, Job, JobCancel,
    JobCancelInput, JobCancelVariables, JobFailure, JobNow, JobState, JobVariables,
};
use crate::shared::api::send;
use crate::shared::files::keep;
use crate::tr;

const AT_FIRST: Duration = Duration::from_millis(300);
const AT_LAST: Duration = Duration::from_secs(3);
/// So often in a row it may stay unknown how it stands, before that is said.
const MISSES: u32 = 5;

/// What is known of a list on its way out.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Standing {
    #[default]
    Nothing,
    /// Asked for, and not answered yet.
    Asked,
    Running(Job),
    /// Why it did not come.
    Refused(String),
}

/// Asks for it, follows it, and hands its file to the browser, whichever screen is open by then.
pub fn begin(standing: RwSignal<Standing>, input: ExportRequestInput) {
    standing.set(Standing::Asked);
    spawn_local(async move {
        let asked = send::<ExportRequest>(ExportRequestVariables { input }).await;
        match asked.map(|asked| asked.export_request) {
            Ok(payload) => match payload.job {
                Some(job) => {
                    standing.try_set(Standing::Running(job.clone()));
                    follow(standing, job, AT_FIRST);
                }
                None => {
                    let code = payload.user_errors.first().map(|error| error.code);
                    refuse(standing, not_taken(code));
                }
            },
            Err(error) => refuse(standing, error.words()),
        }
    });
}

/// Stops it.
pub fn cancel(standing: RwSignal<Standing>, job: cynic::Id) {
    standing.set(Standing::Nothing);
    spawn_local(stop(job));
}

/// Stops a job.
pub async fn stop(job: cynic::Id) {
    let input = JobCancelInput { id: job };
    // One that ended meanwhile is not stopped, and nobody waits for what came of it.
    let _stopped = send::<JobCancel>(JobCancelVariables { input }).await;
}

/// Nobody stopped this job and began another; also when the screen on which it was asked for is gone.
fn is_wanted(standing: RwSignal<Standing>, id: &cynic::Id) -> bool {
    let wanted =
        standing.try_with_untracked(|now| matches!(now, Standing::Running(job) if job.id == *id));
    wanted.unwrap_or(true)
}

fn follow(standing: RwSignal<Standing>, job: Job, wait: Duration) {
    if !is_wanted(standing, &job.id) {
        return;
    }
    match job.state {
        JobState::Done => {
            standing.try_set(Standing::Nothing);
            if let Some(file) = &job.file {
                keep(&file.url, &file.name);
            }
        }
        JobState::Failed => refuse(standing, failed(job.failure)),
        JobState::Cancelled => {
            standing.try_set(Standing::Nothing);
        }
        JobState::Queued | JobState::Running => {
            let id = job.id.clone();
            standing.try_set(Standing::Running(job));
            set_timeout(move || look_again(standing, id, wait, 0), wait);
        }
    }
}

fn look_again(standing: RwSignal<Standing>, id: cynic::Id, wait: Duration, missed: u32) {
    if !is_wanted(standing, &id) {
        return;
    }
    spawn_local(async move {
        match send::<JobNow>(JobVariables { id: id.clone() }).await {
            Ok(now) => follow(standing, now.job, (wait * 3 / 2).min(AT_LAST)),
            // The job goes on meanwhile.
            Err(error) if error.may_retry() && missed < MISSES => {
                set_timeout(move || look_again(standing, id, wait, missed + 1), AT_LAST);
            }
            Err(error) if is_wanted(standing, &id) => refuse(standing, error.words()),
            Err(_) => {}
        }
    });
}

fn refuse(standing: RwSignal<Standing>, words: String) {
    standing.try_set(Standing::Refused(words));
}

fn not_taken(code: Option<ExportErrorCode>) -> String {
    match code {
        Some(ExportErrorCode::TooMany) => tr!(export.too_many),
        Some(ExportErrorCode::Invalid) | None => tr!(export.failed),
    }
}

fn failed(why: Option<JobFailure>) -> String {
    match why {
        Some(JobFailure::SignedOut) => tr!(export.signed_out),
        Some(JobFailure::Refused) => tr!(export.refused),
        Some(JobFailure::TooLarge) => tr!(export.too_large),
        Some(JobFailure::Failed) | None => tr!(export.failed),
    }
}
