//! Opening a report again: what was handed in is kept as a version, the school mends it, and it is accepted anew. The day of the first
//! submission goes on deciding whether it came in time. Kept as a plan's versions are: numbered, with the name of the day.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::report::State;
use entity::{report, report_version};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::commands::{Seen, parse_reason};
use super::content::Answers;
use super::events::ReportReopened;
use super::model::ReportErrorCode as Code;
use super::policy::Reopen;
use super::queries;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Outcome, Permit, Result, Writer};

/// All that a report said.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    pub state: State,
    pub answers: Answers,
    pub difficulties: Option<String>,
    pub proposals: Option<String>,
    pub summary: Option<String>,
    pub nothing_to_report: bool,
    pub submitted_at: Option<DateTime<Utc>>,
    pub accepted_at: Option<DateTime<Utc>>,
}

/// Opens it again, with a reason that the school reads. It may mend it also where the period is closed. Where it was sent back
/// before, what it says now was never handed in, and is no version.
pub async fn reopen(w: &mut Writer, seen: Seen, reason: &str) -> Outcome<report::Model, Code> {
    let permit = w.permit::<Reopen, _>(seen.id.uuid(), seen.version).await?;
    let reason = parse_reason(reason)?;
    let permit = permit.noting(reason.clone());
    // What was sent back is the school's again: only what it handed in is kept.
    if permit.row().state != State::Returned {
        keep(w, &permit, &reason).await?;
    }
    let now = w.now();
    let reopened = w
        .update(permit, |row| {
            row.state = Set(State::Returned);
            row.return_reason = Set(Some(reason));
            row.accepted_at = Set(None);
            row.accepted_by = Set(None);
            row.reopened_at = Set(Some(now));
        })
        .await?;
    w.raise(&ReportReopened::of(&reopened))?;
    Ok(reopened)
}

/// Keeps all that it says, numbered.
async fn keep(w: &mut Writer, permit: &Permit<Reopen, report::Entity>, reason: &str) -> Result<()> {
    let row = permit.row();
    let answers = queries::answers(w.reader(), row.id).await?;
    let kept = Kept {
        state: row.state,
        answers,
        difficulties: row.difficulties.clone(),
        proposals: row.proposals.clone(),
        summary: row.summary.clone(),
        nothing_to_report: row.nothing_to_report,
        submitted_at: row.submitted_at,
        accepted_at: row.accepted_at,
    };
    let of = w
        .reader()
        .find::<report_version::Entity>()
        .filter(report_version::Column::ReportId.eq(row.id));
    let before = w.reader().count(of).await?;
    let version = report_version::ActiveModel {
        report_id: Set(row.id),
        number: Set(i32::try_from(before).unwrap_or(i32::MAX - 1) + 1),
        person_id: Set(w.actor().user()),
        person_name: Set(w.actor().name().to_owned()),
        saved_at: Set(w.now()),
        reason: Set(reason.to_owned()),
        content: Set(serde_json::to_value(&kept).map_err(Error::from)?),
        ..Default::default()
    };
    w.add_part::<_, _, report_version::Entity>(permit, version)
        .await?;
    Ok(())
}

/// What a report said before, the newest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct VersionsOf(pub Uuid);

impl Loader<VersionsOf> for Source {
    type Value = Vec<report_version::Model>;
    type Error = Error;

    async fn load(&self, of: &[VersionsOf]) -> Result<HashMap<VersionsOf, Self::Value>> {
        let kept = self
            .reader
            .find::<report_version::Entity>()
            .filter(report_version::Column::ReportId.is_in(of.iter().map(|of| of.0)))
            .order_by_desc(report_version::Column::Number);
        let rows = self.reader.all(kept).await?;
        Ok(grouped(rows, |row| VersionsOf(row.report_id)))
    }
}
