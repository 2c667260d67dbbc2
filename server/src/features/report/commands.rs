//! What can be done to a report: one function an action, each in one transaction.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::report::State;
use entity::report_correction::{self, Text};
use entity::{indicator, organization, report, report_value, reporting_period};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::assigned::{Assignment, Beginning, assigned, granted, held_for, still_open};
use super::content::{self, Answer, Answers, Content, Parsed};
use super::corrections::{self, Corrections, Mend};
use super::events::{
    ReportAccepted, ReportEntered, ReportReturned, ReportStarted, ReportSubmitted, ReportWithdrawn,
};
use super::model::ReportErrorCode as Code;
use super::policy::{Accept, Return, Start, Submit, Update, WRITERS, Withdraw};
use super::prefill::{self, Known};
use super::queries::{self, AskedOf, Before};
use crate::features::period;
use crate::platform::clock::local_date;
use crate::platform::text::tidy_text;
use crate::platform::{Action, Id, Outcome, Permit, Protected, Result, UserError, Writer};

const LONGEST_NOTE: usize = 500;

/// One report, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Id<report::Entity>,
    pub version: Option<i32>,
}

/// Saves what there is so far, and begins the report if there is none. All of it or nothing.
pub async fn save(
    w: &mut Writer,
    on: Assignment,
    version: Option<i32>,
    content: Content,
) -> Outcome<report::Model, Code> {
    let Beginning {
        begin,
        period,
        existing,
        due_on,
        from,
    } = assigned(w, on).await?;
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
            w.update(permit, |row| {
                // What the school itself has written is the school's alone again.
                if from.is_none() {
                    its_own(row);
                }
                write(row, parsed);
            })
            .await?
        }
        None => {
            let mut row = fresh(&begin, &period, due_on, from);
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

/// Hands the report in. What is missing, and what cannot be, is said all at once. An office says how it knows what it enters.
pub async fn submit(
    w: &mut Writer,
    seen: Seen,
    note: Option<&str>,
) -> Outcome<report::Model, Code> {
    let period = held_for(w, seen.id).await?;
    let permit = w.permit::<Submit, _>(seen.id.uuid(), seen.version).await?;
    granted(w, &period, permit.row().organization_id).await?;
    still_open(w, &period, permit.row().due_on, Some(permit.row()))?;
    let note = entry_note(w, permit.row().organization_id, note)?;
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
    let entry = note.clone();
    let submitted = w
        .update(noted(permit, &note), |row| hand_in(row, now, by, entry))
        .await?;
    tell(w, &submitted, &period)?;
    Ok(submitted)
}

/// "Không phát sinh": hands in an empty report, unless something was written already.
pub async fn nothing(
    w: &mut Writer,
    on: Assignment,
    note: Option<&str>,
) -> Outcome<report::Model, Code> {
    let Beginning {
        begin,
        period,
        existing,
        due_on,
        from,
    } = assigned(w, on).await?;
    let note = entry_note(w, begin.row().id, note)?;
    let entry = note.clone();
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
            w.update(noted(permit, &note), |row| {
                row.nothing_to_report = Set(true);
                hand_in(row, now, by, entry);
            })
            .await?
        }
        None => {
            let mut row = fresh(&begin, &period, due_on, from);
            row.nothing_to_report = Set(true);
            hand_in(&mut row, now, by, entry);
            row.first_submitted_at = Set(Some(now));
            row.first_submitted_on = Set(Some(local_date(now)));
            let begin = noted(begin, &note);
            w.create::<_, _, report::Entity>(&begin, row).await?
        }
    };
    tell(w, &submitted, &period)?;
    Ok(submitted)
}

/// Takes it back. What was taken back was never handed in: the next submission's day counts, unless the office had opened it
/// again.
pub async fn withdraw(w: &mut Writer, seen: Seen) -> Outcome<report::Model, Code> {
    let period = held_for(w, seen.id).await?;
    let permit = w
        .permit::<Withdraw, _>(seen.id.uuid(), seen.version)
        .await?;
    still_open(w, &period, permit.row().due_on, None)?;
    let opened_again = permit.row().reopened_at.is_some();
    let by_school = w.actor().serves(&WRITERS, permit.row().organization_id);
    let withdrawn = w
        .update(permit, |row| {
            if opened_again {
                row.state = Set(State::Returned);
            } else {
                row.state = Set(State::Draft);
                row.first_submitted_at = Set(None);
                row.first_submitted_on = Set(None);
            }
            if by_school {
                its_own(row);
            }
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
            // What was opened again is done: its period is closed for it as before.
            row.reopened_at = Set(None);
            row.return_reason = Set(None);
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
    let period = held_for(w, seen.id).await?;
    let permit = w.permit::<Return, _>(seen.id.uuid(), seen.version).await?;
    let reason = parse_reason(&returned.reason)?;
    // The school could not mend it: what is closed is opened again.
    still_open(w, &period, permit.row().due_on, Some(permit.row()))?;
    let asked = match returned.answers.is_empty() {
        true => Vec::new(),
        false => asked_of(w, &period, permit.row().organization_id).await?,
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

/// What the school has to mend, in words.
pub fn parse_reason(reason: &str) -> Outcome<String, Code> {
    let message = "Say what the school has to mend.";
    let missing = UserError::new("reason", Code::ReasonRequired, message);
    Ok(period::parse_reason(reason, missing, Code::TooLong)?)
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

/// How an office came to know what it hands in for a school. The school itself needs no note.
fn entry_note(w: &Writer, school: Uuid, note: Option<&str>) -> Outcome<Option<String>, Code> {
    if w.actor().serves(&WRITERS, school) {
        return Ok(None);
    }
    let Some(note) = note.and_then(tidy_text) else {
        let message = "Say from whom you have it, as in: by telephone from Ms Hoa.";
        return Err(UserError::new("note", Code::NoteRequired, message).into());
    };
    if note.chars().count() > LONGEST_NOTE {
        let message = format!("Use at most {LONGEST_NOTE} characters.");
        return Err(UserError::new("note", Code::TooLong, message).into());
    }
    Ok(Some(note))
}

fn noted<A: Action<E>, E: Protected>(permit: Permit<A, E>, note: &Option<String>) -> Permit<A, E> {
    match note {
        Some(note) => permit.noting(note.clone()),
        None => permit,
    }
}

/// The office that waits for it; and the school, where somebody else handed it in.
fn tell(w: &mut Writer, submitted: &report::Model, period: &reporting_period::Model) -> Result<()> {
    w.raise(&ReportSubmitted::of(submitted, period))?;
    if submitted.entered_by.is_some() {
        w.raise(&ReportEntered::of(submitted))?;
    }
    Ok(())
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
    due_on: NaiveDate,
    from: Option<Uuid>,
) -> report::ActiveModel {
    report::ActiveModel {
        organization_id: Set(begin.row().id),
        period_id: Set(period.id),
        state: Set(State::Draft),
        nothing_to_report: Set(false),
        due_on: Set(due_on),
        entered_from: Set(from),
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

/// The school's alone, whoever entered it before.
fn its_own(row: &mut report::ActiveModel) {
    row.entered_from = Set(None);
    row.entered_by = Set(None);
    row.entry_note = Set(None);
}

/// With a note it is an office's entry; without one the school's own, whoever began it.
fn hand_in(
    row: &mut report::ActiveModel,
    now: DateTime<Utc>,
    by: Option<Uuid>,
    entry_note: Option<String>,
) {
    if entry_note.is_none() {
        its_own(row);
    }
    row.entered_by = Set(by.filter(|_| entry_note.is_some()));
    row.entry_note = Set(entry_note);
    row.state = Set(State::Submitted);
    row.submitted_at = Set(Some(now));
    row.submitted_by = Set(by);
    // Taken back, what was opened again is still to be mended, for the same reason.
    if !matches!(row.reopened_at.try_as_ref(), Some(Some(_))) {
        row.return_reason = Set(None);
    }
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
