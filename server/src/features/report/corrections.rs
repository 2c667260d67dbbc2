//! What the office named when it sent a report back: only that is open to the school, until the report is handed in and
//! accepted. Why a figure is right may always be said, since another that is mended may make it unusual; and what is missing
//! may always be filled in.

use std::collections::{BTreeSet, HashMap, HashSet};

use entity::report_correction::{Column, Entity, Model, Text};
use entity::{indicator, report};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::content::{Answers, Parsed};
use super::model::ReportErrorCode as Code;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::text::tidy_text;
use crate::platform::{Error, Id, Reader, Result, UserError};

const LONGEST_NOTE: usize = 500;

/// What is named of one report; without any, all of it is open.
#[derive(Debug, Clone, Default)]
pub struct Corrections(Vec<Model>);

/// The corrections of a report.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CorrectionsOf(pub Uuid);

impl Loader<CorrectionsOf> for Source {
    type Value = Corrections;
    type Error = Error;

    async fn load(&self, of: &[CorrectionsOf]) -> Result<HashMap<CorrectionsOf, Corrections>> {
        let rows = named(&self.reader, of.iter().map(|of| of.0)).await?;
        let rows = grouped(rows, |row| CorrectionsOf(row.report_id));
        let rows = rows.into_iter();
        Ok(rows.map(|(of, rows)| (of, Corrections(rows))).collect())
    }
}

async fn named(reader: &Reader, reports: impl IntoIterator<Item = Uuid>) -> Result<Vec<Model>> {
    let rows = reader
        .find::<Entity>()
        .filter(Column::ReportId.is_in(reports));
    reader.all(rows).await
}

impl Corrections {
    pub async fn read(reader: &Reader, report: Uuid) -> Result<Self> {
        Ok(Self(named(reader, [report]).await?))
    }

    /// What is to be mended of an answer.
    pub fn of(&self, indicator: Uuid) -> Option<&Model> {
        let mut named = self.0.iter();
        named.find(|row| row.indicator_id == Some(indicator))
    }

    /// The texts that are to be mended.
    pub fn texts(&self) -> Vec<Text> {
        self.0.iter().filter_map(|row| row.text).collect()
    }

    /// Of these, the answers that stay as they are. What is worked out is nobody's to change.
    pub fn closed(&self, asked: &[indicator::Model], answers: &Answers) -> HashSet<Uuid> {
        let is_closed = |row: &&indicator::Model| {
            let is_blank = answers
                .get(&row.id)
                .is_none_or(|answer| answer.value.is_none() && answer.text.is_none());
            !self.0.is_empty()
                && self.of(row.id).is_none()
                && row.formula.is_none()
                && !(row.required && is_blank)
        };
        asked.iter().filter(is_closed).map(|row| row.id).collect()
    }

    /// The texts that stay as they are.
    pub fn closed_texts(&self, row: &report::Model) -> Vec<Text> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let named = self.texts();
        let mut closed = vec![Text::Summary, Text::Proposals];
        if row.difficulties.is_some() {
            closed.push(Text::Difficulties);
        }
        closed.retain(|text| !named.contains(text));
        closed
    }

    /// Says which texts were changed that stay as they are.
    pub fn guard(&self, row: &report::Model, parsed: &Parsed) -> Result<(), Vec<UserError<Code>>> {
        let changed = self.closed_texts(row).into_iter().filter_map(|text| {
            let (path, now, was) = match text {
                Text::Summary => ("summary", &parsed.summary, &row.summary),
                Text::Difficulties => ("difficulties", &parsed.difficulties, &row.difficulties),
                Text::Proposals => ("proposals", &parsed.proposals, &row.proposals),
            };
            let is_changed = now.as_ref().is_some_and(|now| now != was);
            is_changed.then(|| refused(path))
        });
        let errors: Vec<_> = changed.collect();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

/// A field that stays as it is was to be changed.
pub fn refused(path: &str) -> UserError<Code> {
    let message = "The office asks for other fields only. Leave this as it was.";
    UserError::new(path, Code::NotReturned, message)
}

/// One answer that is to be mended, as it is asked.
pub struct Mend {
    pub indicator: Id<indicator::Entity>,
    pub note: Option<String>,
}

/// What a return names, checked: rows for one report.
pub fn parse(
    answers: Vec<Mend>,
    texts: Vec<Text>,
    asked: &[indicator::Model],
) -> Result<Vec<entity::report_correction::ActiveModel>, Vec<UserError<Code>>> {
    let (mut rows, mut errors, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (at, mend) in answers.into_iter().enumerate() {
        let id = mend.indicator.uuid();
        let mut say = |part: &str, code, message: &str| {
            errors.push(UserError::new(
                &format!("values.{at}.{part}"),
                code,
                message,
            ));
        };
        match asked.iter().find(|row| row.id == id) {
            None => say(
                "indicator",
                Code::UnknownIndicator,
                "This period does not ask for this figure.",
            ),
            Some(row) if row.formula.is_some() => say(
                "indicator",
                Code::WorkedOut,
                "This figure is worked out. Name those that it is worked out from.",
            ),
            Some(_) => {}
        }
        let note = mend.note.as_deref().and_then(tidy_text);
        if note
            .as_ref()
            .is_some_and(|note| note.chars().count() > LONGEST_NOTE)
        {
            let message = format!("Use at most {LONGEST_NOTE} characters.");
            say("note", Code::TooLong, &message);
        }
        if seen.insert(id) {
            rows.push(entity::report_correction::ActiveModel {
                indicator_id: Set(Some(id)),
                text: Set(None),
                note: Set(note),
                ..Default::default()
            });
        }
    }
    let mut named: Vec<Text> = Vec::new();
    for text in texts {
        if !named.contains(&text) {
            named.push(text);
            rows.push(entity::report_correction::ActiveModel {
                indicator_id: Set(None),
                text: Set(Some(text)),
                note: Set(None),
                ..Default::default()
            });
        }
    }
    if errors.is_empty() {
        Ok(rows)
    } else {
        Err(errors)
    }
}
