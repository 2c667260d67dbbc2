//! What is said of an activity, checked: its words, its days, and what it names.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use entity::{activity, activity_channel, appointment, channel, plan, plan_clause, school_year};
use sea_orm::{ColumnTrait, Set};
use uuid::Uuid;

use super::model::ActivityErrorCode as Code;
use crate::features::account::serving;
use crate::platform::text::{fold, tidy_line, tidy_text};
use crate::platform::{Reader, Result, UserError};

const LONGEST_LINE: usize = 1_000;
const LONGEST_TEXT: usize = 2_000;
const MOST_NAMED: usize = 50;
/// Preparations begin before the year, and some things end after it.
const BESIDE_THE_YEAR: Days = Days::new(92);

/// An activity as it is typed.
#[derive(Clone)]
pub struct Content {
    pub title: String,
    pub person: Option<Uuid>,
    pub doer: Option<String>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub place: Option<String>,
    pub output: Option<String>,
    pub clauses: Vec<Uuid>,
    pub channels: Vec<Uuid>,
}

impl Content {
    /// Into a row, all but what it names in other tables.
    pub fn say(self, row: &mut activity::ActiveModel) {
        row.title_folded = Set(fold(&self.title));
        row.title = Set(self.title);
        row.person_id = Set(self.person);
        row.doer = Set(self.doer);
        row.starts_on = Set(self.starts_on);
        row.ends_on = Set(self.ends_on);
        row.place = Set(self.place);
        row.output = Set(self.output);
    }
}

type Errors = Vec<UserError<Code>>;

fn line(path: String, text: Option<&str>, errors: &mut Errors) -> Option<String> {
    words(path, text.and_then(tidy_line), LONGEST_LINE, errors)
}

fn words(path: String, text: Option<String>, most: usize, errors: &mut Errors) -> Option<String> {
    if text
        .as_ref()
        .is_some_and(|text| text.chars().count() > most)
    {
        let message = format!("Use at most {most} characters.");
        errors.push(UserError::new(&path, Code::TooLong, message));
    }
    text
}

/// A text that must be there.
pub fn said(path: &str, text: &str, missing: Code) -> Result<String, UserError<Code>> {
    let mut errors = Vec::new();
    let text = words(path.to_owned(), tidy_text(text), LONGEST_TEXT, &mut errors);
    if let Some(error) = errors.pop() {
        return Err(error);
    }
    text.ok_or_else(|| UserError::new(path, missing, "Say it in some words."))
}

/// What the activities of one plan may name.
pub struct Scope {
    year: school_year::Model,
    people: HashSet<Uuid>,
    channels: HashSet<Uuid>,
    clauses: HashSet<Uuid>,
}

impl Scope {
    /// Of what is named, what may be: `before` is what an activity ran on already, closed meanwhile or not.
    pub async fn of(
        reader: &Reader,
        plan: &plan::Model,
        named: &[Content],
        before: Option<Uuid>,
    ) -> Result<Self> {
        let year = reader.get::<school_year::Entity>(plan.school_year_id);
        let people = serving(reader)
            .filter(appointment::Column::OrganizationId.eq(plan.organization_id))
            .filter(appointment::Column::UserId.is_in(named.iter().filter_map(|one| one.person)));
        let channels = reader
            .find::<channel::Entity>()
            .filter(channel::Column::OrganizationId.eq(plan.organization_id))
            .filter(channel::Column::ClosedAt.is_null());
        let clauses = named.iter().flat_map(|one| one.clauses.iter().copied());
        let clauses = reader.by_ids::<plan_clause::Entity>(clauses).await?;
        let may_be = |clause: &plan_clause::Model| {
            let asked = clause.schools && clause.kind == plan_clause::Kind::Duty;
            clause.plan_id == plan.id || (plan.parent_id == Some(clause.plan_id) && asked)
        };
        let mut channels: HashSet<Uuid> = (reader.all(channels).await?)
            .iter()
            .map(|row| row.id)
            .collect();
        if let Some(activity) = before {
            let ran = reader
                .find::<activity_channel::Entity>()
                .filter(activity_channel::Column::ActivityId.eq(activity));
            channels.extend(reader.all(ran).await?.iter().map(|row| row.channel_id));
        }
        Ok(Self {
            year: year.await?,
            people: (reader.all(people).await?)
                .iter()
                .map(|row| row.user_id)
                .collect(),
            channels,
            clauses: (clauses.values())
                .filter(|clause| may_be(clause))
                .map(|clause| clause.id)
                .collect(),
        })
    }

    /// Tidies the words and finds everything that is wrong, under `path`.
    pub fn checked(
        &self,
        path: &str,
        content: Content,
        before: Option<Uuid>,
    ) -> Result<Content, Errors> {
        let mut errors = Vec::new();
        let at = |name: &str| match path {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        };
        let title = line(at("title"), Some(&content.title), &mut errors);
        if title.is_none() {
            let message = "Say what is to be done.";
            errors.push(UserError::new(&at("title"), Code::Required, message));
        }
        if content.ends_on < content.starts_on {
            let message = "It ends on the day it begins, or later.";
            errors.push(UserError::new(&at("endsOn"), Code::DateOrder, message));
        }
        let from = self.year.starts_on - BESIDE_THE_YEAR;
        let to = self.year.ends_on + BESIDE_THE_YEAR;
        for (name, day) in [("startsOn", content.starts_on), ("endsOn", content.ends_on)] {
            if day < from || day > to {
                let message = "The day is too far from the plan's school year.";
                errors.push(UserError::new(&at(name), Code::OutsideYear, message));
            }
        }
        let gone = |person: Uuid| !self.people.contains(&person) && before != Some(person);
        if content.person.is_some_and(gone) {
            let message = "Choose somebody who is appointed at the school today.";
            errors.push(UserError::new(
                &at("person"),
                Code::NotAtOrganization,
                message,
            ));
        }
        for (name, named, known, code) in [
            (
                "channels",
                &content.channels,
                &self.channels,
                Code::NotItsChannel,
            ),
            (
                "clauses",
                &content.clauses,
                &self.clauses,
                Code::NotItsClause,
            ),
        ] {
            if named.len() > MOST_NAMED {
                let message = format!("Name {MOST_NAMED} at most.");
                errors.push(UserError::new(&at(name), Code::TooMany, message));
            } else if !named.iter().all(|id| known.contains(id)) {
                errors.push(UserError::new(&at(name), code, "Choose among its own."));
            }
        }
        let content = Content {
            title: title.unwrap_or_default(),
            doer: line(at("doer"), content.doer.as_deref(), &mut errors),
            place: line(at("place"), content.place.as_deref(), &mut errors),
            output: {
                let output = content.output.as_deref().and_then(tidy_text);
                words(at("output"), output, LONGEST_TEXT, &mut errors)
            },
            ..content
        };
        if errors.is_empty() {
            Ok(content)
        } else {
            Err(errors)
        }
    }
}
