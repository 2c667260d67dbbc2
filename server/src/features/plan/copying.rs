//! Last year's plan in a new school year: what would be another there is proposed, and done only where a person says so.

mod proposing;

use std::collections::HashSet;

use entity::plan::State;
use entity::{organization, plan, school_year};
use sea_orm::Set;
use uuid::Uuid;

pub use proposing::{Proposal, proposals};
use proposing::{Years, carried};

use super::commands::{Planned, valid, write_head};
use super::content::Content;
use super::policy::{Copy, Create, Update};
use super::vocabulary::PlanErrorCode;
use super::{parts, versions};
use crate::features::calendar::working_days;
use crate::platform::{Error, Outcome, Reader, UserError, Writer};

/// A plan to copy, and what of the proposals is taken.
pub struct CopyInto {
    pub plan: Uuid,
    pub school_year: Uuid,
    pub accepted: HashSet<String>,
}

/// What a copy in that year would say otherwise.
pub async fn proposed(
    reader: &Reader,
    plan: Uuid,
    school_year: Uuid,
) -> Outcome<Vec<Proposal>, PlanErrorCode> {
    let row = reader.get::<plan::Entity>(plan).await?;
    reader.require::<Copy, plan::Entity>(&row).await?;
    let years = years(reader, &row, school_year).await?;
    let content = content(reader, &row).await?;
    Ok(proposals(&content, &years))
}

async fn years(
    reader: &Reader,
    plan: &plan::Model,
    school_year: Uuid,
) -> Outcome<Years, PlanErrorCode> {
    let from = reader
        .get::<school_year::Entity>(plan.school_year_id)
        .await?;
    let into = reader
        .one(reader.find::<school_year::Entity>().by_id(school_year))
        .await?;
    let says = |code, message| Err(UserError::new("schoolYear", code, message).into());
    let Some(into) = into else {
        return says(
            PlanErrorCode::SchoolYearUnknown,
            "There is no such school year.",
        );
    };
    if into.id == from.id {
        return says(
            PlanErrorCode::SameYear,
            "The plan is for that school year already.",
        );
    }
    Ok(Years::new(&from, &into, working_days(reader).await?))
}

/// All of the text but what a copy gets anew: number, date, signer.
async fn content(reader: &Reader, row: &plan::Model) -> Outcome<Content, PlanErrorCode> {
    let parts = parts::read(reader, row.id).await?;
    Ok(Content {
        title: row.title.clone(),
        school_year: row.school_year_id,
        symbol: row.symbol.clone(),
        place: row.place.clone(),
        issued_on: None,
        citations: parts.citations,
        clauses: parts.clauses,
        recipients: parts.recipients,
        signer: None,
    })
}

pub async fn copy(w: &mut Writer, copy: CopyInto) -> Planned {
    let created_by = w.actor().require_user()?;
    let permit = w.permit::<Copy, plan::Entity>(copy.plan, None).await?;
    let before = permit.row().clone();
    let _open = w
        .permit::<Create, organization::Entity>(before.organization_id, None)
        .await?;
    let years = years(w.reader(), &before, copy.school_year).await?;
    let mut content = carried(content(w.reader(), &before).await?, &years, &copy.accepted);
    content.school_year = copy.school_year;
    for clause in &mut content.clauses {
        (clause.id, clause.source, clause.line) = (None, None, None);
    }
    for citation in &mut content.citations {
        citation.line = None;
    }
    let content = valid(w, content).await?;
    let mut row = plan::ActiveModel {
        organization_id: Set(before.organization_id),
        state: Set(State::Draft),
        findings: Set(serde_json::json!([])),
        created_by: Set(created_by),
        ..Default::default()
    };
    write_head(&mut row, &content);
    let made = w.create::<_, _, plan::Entity>(&permit, row).await?;
    let inside = w.permit::<Update, plan::Entity>(made.id, None).await;
    let inside = inside.map_err(|_| Error::internal("a copy that cannot be written"))?;
    parts::write(w, &inside, &content).await?;
    versions::begin(w, &inside).await?;
    Ok(made)
}
