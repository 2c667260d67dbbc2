//! What a school writes into its report, before it is trusted: everything wrong is said at once.

use std::collections::{BTreeMap, HashMap};

use async_graphql::MaybeUndefined;
use entity::{indicator, report};
use uuid::Uuid;

use super::model::{PART_OF, ReportErrorCode as Code};
use crate::platform::text::tidy_text;
use crate::platform::{Id, UserError};

const LARGEST: i64 = 1_000_000_000;
pub const LONGEST_TEXT: usize = 5_000;

/// One figure as sent.
pub struct Figure {
    pub indicator: Id<indicator::Entity>,
    pub value: Option<i64>,
}

/// A part that is left out stays as it is; null clears it.
pub struct Content {
    pub values: Vec<Figure>,
    pub difficulties: MaybeUndefined<String>,
    pub proposals: MaybeUndefined<String>,
    pub summary: MaybeUndefined<String>,
}

/// `None`: leave it as it is.
type Kept = Option<Option<String>>;

/// Checked.
pub struct Parsed {
    pub values: BTreeMap<Uuid, Option<i64>>,
    pub difficulties: Kept,
    pub proposals: Kept,
    pub summary: Kept,
}

pub fn parse(
    content: Content,
    asked: &HashMap<Uuid, indicator::Model>,
) -> Result<Parsed, Vec<UserError<Code>>> {
    let mut errors = Vec::new();
    let mut values = BTreeMap::new();
    for (at, figure) in content.values.into_iter().enumerate() {
        let path = format!("values.{at}.value");
        match figure.value {
            Some(value) if value < 0 => errors.push(UserError::new(
                &path,
                Code::Negative,
                "A figure is 0 or more.",
            )),
            Some(value) if value > LARGEST => errors.push(UserError::new(
                &path,
                Code::TooBig,
                format!("A figure is at most {LARGEST}."),
            )),
            _ => {}
        }
        let indicator = figure.indicator.uuid();
        if asked.contains_key(&indicator) {
            values.insert(indicator, figure.value);
        } else {
            errors.push(UserError::new(
                &format!("values.{at}.indicator"),
                Code::UnknownIndicator,
                "This period does not ask for this figure.",
            ));
        }
    }
    let parsed = Parsed {
        values,
        difficulties: text("difficulties", content.difficulties, &mut errors),
        proposals: text("proposals", content.proposals, &mut errors),
        summary: text("summary", content.summary, &mut errors),
    };
    if errors.is_empty() {
        Ok(parsed)
    } else {
        Err(errors)
    }
}

fn text(path: &str, sent: MaybeUndefined<String>, errors: &mut Vec<UserError<Code>>) -> Kept {
    let kept = match sent {
        MaybeUndefined::Undefined => return None,
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(text) => tidy_text(&text),
    };
    if kept
        .as_ref()
        .is_some_and(|text| text.chars().count() > LONGEST_TEXT)
    {
        errors.push(UserError::new(
            path,
            Code::TooLong,
            format!("Use at most {LONGEST_TEXT} characters."),
        ));
    }
    Some(kept)
}

/// What still has to be filled in before the report is handed in: every required figure, and the difficulties, where a
/// school without any says so. `values` are by indicator.
pub fn missing(
    row: &report::Model,
    asked: &[indicator::Model],
    values: &BTreeMap<Uuid, Option<i64>>,
) -> Vec<UserError<Code>> {
    let mut errors: Vec<UserError<Code>> = asked
        .iter()
        .filter(|indicator| indicator.required)
        .filter(|indicator| values.get(&indicator.id).copied().flatten().is_none())
        .map(|indicator| {
            UserError::new(
                &format!("values.{}", Id::<indicator::Entity>::new(indicator.id)),
                Code::Required,
                format!("«{}» is missing.", indicator.name),
            )
        })
        .collect();
    if row.difficulties.is_none() {
        errors.push(UserError::new(
            "difficulties",
            Code::Required,
            "Say what was difficult; «Không» if nothing was.",
        ));
    }
    errors
}

/// Figures that are larger than those that they are part of. While a report is being written they may be: one is filled
/// in before the other.
pub fn contradicting(
    asked: &[indicator::Model],
    values: &BTreeMap<Uuid, Option<i64>>,
) -> Vec<UserError<Code>> {
    let find = |code: &str| {
        let indicator = asked.iter().find(|indicator| indicator.code == code)?;
        let value = values.get(&indicator.id).copied().flatten()?;
        Some((indicator, value))
    };
    PART_OF
        .into_iter()
        .filter_map(|(part, whole)| Some((find(part)?, find(whole)?)))
        .filter(|((_, part), (_, whole))| part > whole)
        .map(|((part, _), (whole, _))| {
            UserError::new(
                &format!("values.{}", Id::<indicator::Entity>::new(part.id)),
                Code::MoreThanWhole,
                format!("«{}» is at most «{}».", part.name, whole.name),
            )
        })
        .collect()
}

/// Whether anything was written yet.
pub fn is_blank(row: &report::Model, values: &BTreeMap<Uuid, Option<i64>>) -> bool {
    let texts = [&row.difficulties, &row.proposals, &row.summary];
    texts.into_iter().all(Option::is_none) && values.values().all(Option::is_none)
}
