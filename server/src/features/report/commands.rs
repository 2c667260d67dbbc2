//! What can be done to a report: one function an action, each in one transaction.

use std::collections::HashMap;

use entity::report::State;
use entity::report_correction::{self, Text};
use entity::{indicator, organization, report, report_value, reporting_period};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::content::{self, Answer, Answers, Content, Parsed};
use super::corrections::{self, Corrections, Mend};
use super::events::{
    ReportAccepted, ReportReturned, ReportStarted, ReportSubmitted, ReportWithdrawn,
};
use super::model::ReportErrorCode as Code;
use super::policy::{Accept, Return, Start, Submit, Update, Withdraw};
use super::prefill::{self, Known};
use super::queries::{self, AskedOf, Before};
use crate::platform::clock::local_date;
use crate::platform::text::tidy_text;
use crate::platform::{Action, Id, Outcome, Permit, Result, UserError, Writer};

const LONGEST_REASON: usize = 2_000;

/// One school's report for one period.
#[derive(Clone, Copy)]
pub struct Assignment {
    pub period: Id<reporting_period::Entity>,
    pub organization: Id<organization::Entity>,
}

/// One report, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Id<report::Entity>,
    pub version: Option<i32>,
}

type Beginning = (
    Permit<Start, organization::Entity>,
    reporting_period::Model,
    Option<report::Model>,
);

/// Saves what there is so far, and begins the report if there is none. All of it or nothing.
pub async fn save(
    w: &mut Writer,
    on: Assignment,
    version: Option<i32>,
    content: Content,
) -> Outcome<report::Model, Code> {
    let (begin, period, existing) = assigned(w, on).await?;
    let change = match &existing {
        Some(row) => Some(w.permit::<Update, _>(row.id, version).await?),
        None => None,
    };
    let asked = asked_of(w, &period, begin.row().id).await?;
    let mut known = prefill::known(w.reader(), begin.row().id, &asked).await?;
    let (before, named) = match &existing {
        Some(row) => {
            let answers = queries::answers(w.reader(), row.id).await?;
            (answers, Corrections::read(w.reader(), row.id).await?)
        }
        None => (Answers::new(), Corrections::default()),
    };
    let closed = named.closed(&asked, &before);
    known.retain(|id, _| !closed.contains(id));
    let mut parsed = content::parse(content, &asked, before, &closed)?;
    if let Some(row) = &existing {
        named.guard(row, &parsed)?;
    }
    content::work_out(&asked, &mut parsed.answers);
    let answers = std::mem::take(&mut parsed.answers);

    let saved = match change {
        Some(permit) => {
            store(w, &permit, answers, &known).await?;
            w.update(permit, |row| write(row, parsed)).await?
        }
        None => {
            let mut row = fresh(&begin, &period);
            write(&mut row, parsed);
            let begun = w.create::<_, _, report::Entity>(&begin, row).await?;
            let permit = w.permit::<Update, report::Entity>(begun.id, None).await?;
            store(w, &permit, answers, &known).await?;
            w.raise(&ReportStarted::of(&begun))?;
            begun
        }
    };
    Ok(saved)
}

/// Hands the report in. What is missing, and what cannot be, is said all at once.
pub async fn submit(w: &mut Writer, seen: Seen) -> Outcome<report::Model, Code> {
    let permit = w.permit::<Submit, _>(seen.id.uuid(), seen.version).await?;
    let period = w
        .reader()
        .get::<reporting_period::Entity>(permit.row().period_id)
        .await?;
    if !permit.row().nothing_to_report {
        let school = permit.row().organization_id;
        let asked = asked_of(w, &period, school).await?;
        let mut known = prefill::known(w.reader(), school, &asked).await?;
        let last = Before {
            body: period.organization_id,
            due_on: period.due_on,
            school,
        };
        let before = queries::before(w.reader(), &[last]).await?.remove(&last);
        let before = before.unwrap_or_default();
        let mut answers = queries::answers(w.reader(), permit.row().id).await?;
        let named = Corrections::read(w.reader(), permit.row().id).await?;
        let closed = named.closed(&asked, &answers);
        known.retain(|id, _| !closed.contains(id));
        prefill::fill(&mut answers, &known);
        content::work_out(&asked, &mut answers);
        let errors = content::missing(permit.row(), &asked, &answers, &known, &before);
        if !errors.is_empty() {
            return Err(errors.into());
        }
        store(w, &permit, answers, &known).await?;
    }
    let (now, by) = (w.now(), w.actor().user());
    let submitted = w.update(permit, |row| hand_in(row, now, by)).await?;
    w.raise(&ReportSubmitted::of(&submitted, &period))?;
    Ok(submitted)
}

/// "Không phát sinh": hands in an empty report, unless something was written already.
pub async fn nothing(w: &mut Writer, on: Assignment) -> Outcome<report::Model, Code> {
    let (begin, period, existing) = assigned(w, on).await?;
    let (now, by) = (w.now(), w.actor().user());
    let submitted = match existing {
        Some(row) => {
            let permit = w.permit::<Submit, _>(row.id, None).await?;
            let answers = queries::answers(w.reader(), row.id).await?;
            if !content::is_blank(permit.row(), &answers) {
                return Err(UserError::new(
                    "",
                    Code::AlreadyStarted,
                    "Something was written already. Clear it first, or hand it in.",
                )
                .into());
            }
            w.update(permit, |row| {
                row.nothing_to_report = Set(true);
                hand_in(row, now, by);
            })
            .await?
        }
        None => {
            let mut row = fresh(&begin, &period);
            row.nothing_to_report = Set(true);
            hand_in(&mut row, now, by);
            row.first_submitted_at = Set(Some(now));
            row.first_submitted_on = Set(Some(local_date(now)));
            w.create::<_, _, report::Entity>(&begin, row).await?
        }
    };
    w.raise(&ReportSubmitted::of(&submitted, &period))?;
    Ok(submitted)
}

/// Takes it back. What was taken back was never handed in: the next submission's day counts.
pub async fn withdraw(w: &mut Writer, seen: Seen) -> Outcome<report::Model, Code> {
    let permit = w
        .permit::<Withdraw, _>(seen.id.uuid(), seen.version)
        .await?;
    let withdrawn = w
        .update(permit, |row| {
            row.state = Set(State::Draft);
            row.first_submitted_at = Set(None);
            row.first_submitted_on = Set(None);
            row.submitted_at = Set(None);
            row.submitted_by = Set(None);
        })
        .await?;
    w.raise(&ReportWithdrawn::of(&withdrawn))?;
    Ok(withdrawn)
}

pub async fn accept(w: &mut Writer, seen: Seen) -> Outcome<report::Model, Code> {
    let permit = w.permit::<Accept, _>(seen.id.uuid(), seen.version).await?;
    let (now, by) = (w.now(), w.actor().user());
    // Nothing is left to mend.
    name(w, &permit, Vec::new()).await?;
    let accepted = w
        .update(permit, |row| {
            row.state = Set(State::Accepted);
            row.accepted_at = Set(Some(now));
            row.accepted_by = Set(by);
        })
        .await?;
    w.raise(&ReportAccepted::of(&accepted))?;
    Ok(accepted)
}

/// What is to be mended, and where; with no field named, all of it is open again.
pub struct Returned {
    pub reason: String,
    pub answers: Vec<Mend>,
    pub texts: Vec<Text>,
}

/// Sends it back, always with a reason. (`return` is a word of the language.)
pub async fn send_back(
    w: &mut Writer,
    seen: Seen,
    returned: Returned,
) -> Outcome<report::Model, Code> {
    let permit = w.permit::<Return, _>(seen.id.uuid(), seen.version).await?;
    let Some(reason) = tidy_text(&returned.reason) else {
        return Err(UserError::new(
            "reason",
            Code::ReasonRequired,
            "Say what the school has to mend.",
        )
        .into());
    };
    if reason.chars().count() > LONGEST_REASON {
        let message = format!("Use at most {LONGEST_REASON} characters.");
        return Err(UserError::new("reason", Code::TooLong, message).into());
    }
    let asked = match returned.answers.is_empty() {
        true => Vec::new(),
        false => {
            let period = permit.row().period_id;
            let period = w.reader().get::<reporting_period::Entity>(period).await?;
            asked_of(w, &period, permit.row().organization_id).await?
        }
    };
    let named = corrections::parse(returned.answers, returned.texts, &asked)?;
    name(w, &permit, named).await?;
    let returned = w
        .update(permit.noting(reason.clone()), |row| {
            row.state = Set(State::Returned);
            row.return_reason = Set(Some(reason));
        })
        .await?;
    w.raise(&ReportReturned::of(&returned))?;
    Ok(returned)
}

async fn name<A: Action<report::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, report::Entity>,
    named: Vec<report_correction::ActiveModel>,
) -> Result<()> {
    use report_correction::{Column::ReportId, Entity};
    w.replace_parts::<_, _, Entity>(permit, ReportId, named)
        .await
}

/// The right to begin the school's report, which holds the school's row so that two cannot begin at once; the period;
/// and the report, if there is one.
async fn assigned(w: &Writer, on: Assignment) -> Outcome<Beginning, Code> {
    let permit = w
        .permit::<Start, organization::Entity>(on.organization.uuid(), None)
        .await?;
    let period = w
        .reader()
        .get::<reporting_period::Entity>(on.period.uuid())
        .await?;
    if permit.row().kind != organization::Kind::School {
        return Err(
            UserError::new("organization", Code::NotASchool, "Only schools report.").into(),
        );
    }
    let asks = w
        .reader()
        .place_of::<reporting_period::Entity>(&period)
        .await?;
    let asked = permit.place().path.starts_with(&asks.path);
    if !asked || period.opens_on > w.actor().today() {
        return Err(UserError::new(
            "period",
            Code::PeriodNotOpen,
            "The period has not begun, or does not ask this school.",
        )
        .into());
    }
    let existing = queries::of_school(w.reader(), period.id, permit.row().id).await?;
    Ok((permit, period, existing))
}

async fn asked_of(
    w: &Writer,
    period: &reporting_period::Model,
    school: Uuid,
) -> Result<Vec<indicator::Model>> {
    let of = AskedOf {
        body: period.organization_id,
        due_on: period.due_on,
        school,
    };
    let asked = queries::asked_of(w.reader(), &[of]).await?.remove(&of);
    Ok(asked.unwrap_or_default())
}

fn fresh(
    begin: &Permit<Start, organization::Entity>,
    period: &reporting_period::Model,
) -> report::ActiveModel {
    report::ActiveModel {
        organization_id: Set(begin.row().id),
        period_id: Set(period.id),
        state: Set(State::Draft),
        nothing_to_report: Set(false),
        due_on: Set(period.due_on),
        ..Default::default()
    }
}

fn write(row: &mut report::ActiveModel, parsed: Parsed) {
    row.nothing_to_report = Set(false);
    for (column, text) in [
        (&mut row.difficulties, parsed.difficulties),
        (&mut row.proposals, parsed.proposals),
        (&mut row.summary, parsed.summary),
    ] {
        if let Some(text) = text {
            *column = Set(text);
        }
    }
}

fn hand_in(row: &mut report::ActiveModel, now: chrono::DateTime<chrono::Utc>, by: Option<Uuid>) {
    row.state = Set(State::Submitted);
    row.submitted_at = Set(Some(now));
    row.submitted_by = Set(by);
    row.return_reason = Set(None);
    if matches!(row.first_submitted_at.try_as_ref(), Some(None)) {
        row.first_submitted_at = Set(Some(now));
        row.first_submitted_on = Set(Some(local_date(now)));
    }
}

async fn store<A: Action<report::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, report::Entity>,
    answers: Answers,
    known: &HashMap<Uuid, Known>,
) -> Result<()> {
    // What nobody has answered is no row.
    let parts = answers
        .into_iter()
        .filter(|(_, answer)| {
            let blank = Answer {
                source: answer.source.clone(),
                ..Answer::default()
            };
            *answer != blank
        })
        .map(|(indicator, answer)| report_value::ActiveModel {
            indicator_id: Set(indicator),
            source: Set(match known.get(&indicator) {
                Some(known) => prefill::source(answer.value, Some(known)).map(str::to_owned),
                None => answer.source,
            }),
            value: Set(answer.value),
            text: Set(answer.text),
            override_reason: Set(answer.override_reason),
            explanation: Set(answer.explanation),
            ..Default::default()
        })
        .collect();
    w.replace_parts::<_, _, report_value::Entity>(permit, report_value::Column::ReportId, parts)
        .await
}
