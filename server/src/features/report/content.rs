//! What a school writes into its report, before it is trusted: everything wrong is said at once.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use async_graphql::MaybeUndefined;
use entity::indicator::{self, Kind};
use entity::report;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::corrections::refused;
use super::model::ReportErrorCode as Code;
use super::prefill::Known;
use crate::features::indicator::{Formula, IndicatorBreach, breaches, choices, number, stored};
use crate::platform::text::tidy_text;
use crate::platform::{Id, UserError};

const LARGEST: i64 = 1_000_000_000;
pub const LONGEST_TEXT: usize = 5_000;
const LONGEST_REASON: usize = 500;

/// One answer as sent. A part that is left out stays as it is; null clears it.
pub struct Sent {
    pub indicator: Id<indicator::Entity>,
    pub value: MaybeUndefined<Decimal>,
    pub text: MaybeUndefined<String>,
    pub override_reason: MaybeUndefined<String>,
    pub explanation: MaybeUndefined<String>,
}

/// One answer as it is kept: a figure in units of its last decimal.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answer {
    pub value: Option<i64>,
    pub text: Option<String>,
    pub override_reason: Option<String>,
    pub explanation: Option<String>,
    /// The record that said so when it was kept.
    pub source: Option<String>,
}

/// A report's answers, by indicator.
pub type Answers = BTreeMap<Uuid, Answer>;

/// A part that is left out stays as it is; null clears it.
pub struct Content {
    pub answers: Vec<Sent>,
    pub difficulties: MaybeUndefined<String>,
    pub proposals: MaybeUndefined<String>,
    pub summary: MaybeUndefined<String>,
}

/// `None`: leave it as it is.
type Kept = Option<Option<String>>;

/// Checked.
pub struct Parsed {
    pub answers: Answers,
    pub difficulties: Kept,
    pub proposals: Kept,
    pub summary: Kept,
}

/// `before` are the answers that there are; those that are `closed` stay as they are.
pub fn parse(
    content: Content,
    asked: &[indicator::Model],
    before: Answers,
    closed: &HashSet<Uuid>,
) -> Result<Parsed, Vec<UserError<Code>>> {
    let mut errors = Vec::new();
    let mut answers = before;
    for (at, sent) in content.answers.into_iter().enumerate() {
        let id = sent.indicator.uuid();
        let Some(indicator) = asked.iter().find(|indicator| indicator.id == id) else {
            errors.push(UserError::new(
                &format!("values.{at}.indicator"),
                Code::UnknownIndicator,
                "This period does not ask for this figure.",
            ));
            continue;
        };
        let answer = answers.entry(id).or_default();
        let was = (answer.value, answer.text.clone());
        let mut say = |part: &str, code, message: &str| {
            errors.push(UserError::new(
                &format!("values.{at}.{part}"),
                code,
                message,
            ));
        };
        match sent.value {
            MaybeUndefined::Undefined => {}
            MaybeUndefined::Null => answer.value = None,
            // What is worked out is not told.
            MaybeUndefined::Value(_) if indicator.formula.is_some() => {}
            MaybeUndefined::Value(number) => match figure(indicator, number) {
                Ok(stored) => answer.value = Some(stored),
                Err((code, message)) => say("value", code, &message),
            },
        }
        let parts = [
            ("text", sent.text, LONGEST_TEXT, &mut answer.text),
            (
                "overrideReason",
                sent.override_reason,
                LONGEST_REASON,
                &mut answer.override_reason,
            ),
            (
                "explanation",
                sent.explanation,
                LONGEST_REASON,
                &mut answer.explanation,
            ),
        ];
        for (part, sent, longest, kept) in parts {
            let words = match sent {
                MaybeUndefined::Undefined => continue,
                MaybeUndefined::Null => None,
                MaybeUndefined::Value(words) => tidy_text(&words),
            };
            if words
                .as_ref()
                .is_some_and(|words| words.chars().count() > longest)
            {
                say(
                    part,
                    Code::TooLong,
                    &format!("Use at most {longest} characters."),
                );
            }
            *kept = words;
        }
        let is_same = (answer.value, &answer.text) == (was.0, &was.1);
        if !is_same && closed.contains(&id) {
            errors.push(refused(&format!("values.{at}.value")));
        }
        if answer.value != was.0 {
            answer.source = None;
        }
    }
    let parsed = Parsed {
        answers,
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

/// A number as its indicator keeps it.
fn figure(indicator: &indicator::Model, number: Decimal) -> Result<i64, (Code, String)> {
    if number.is_sign_negative() && !number.is_zero() {
        return Err((Code::Negative, "A figure is 0 or more.".to_owned()));
    }
    let most = match indicator.kind {
        Kind::YesNo => 1,
        Kind::Choice => i64::try_from(choices(indicator).len()).unwrap_or_default() - 1,
        _ => LARGEST,
    };
    if number > Decimal::from(most) {
        return Err((Code::TooBig, format!("A figure is at most {most}.")));
    }
    let kept = stored(indicator.places, number);
    match kept {
        Some(kept) if self::number(indicator.places, kept) == number => Ok(kept),
        _ if indicator.places == 0 => {
            Err((Code::TooManyPlaces, "This is a whole number.".to_owned()))
        }
        _ => {
            let message = format!("Use at most {} decimals.", indicator.places);
            Err((Code::TooManyPlaces, message))
        }
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

/// Works out what is worked out.
pub fn work_out(asked: &[indicator::Model], answers: &mut Answers) {
    let (worked, told): (Vec<_>, Vec<_>) = asked.iter().partition(|row| row.formula.is_some());
    let told = told.into_iter().filter_map(|row| {
        let value = answers.get(&row.id)?.value?;
        Some((row.code.as_str(), Some(number(row.places, value))))
    });
    let formulas = worked.iter().filter_map(|row| {
        let formula = Formula::parse(row.formula.as_deref()?).ok()?;
        Some((row.code.as_str(), formula))
    });
    let working = Working {
        formulas: formulas.collect(),
        known: RefCell::new(told.collect()),
    };
    for row in worked {
        let value = working.value_of(&row.code);
        let value = value.and_then(|value| stored(row.places, value));
        answers.entry(row.id).or_default().value = value;
    }
}

/// Formulas, and what is known by code: each is worked out once, however many need it.
struct Working<'a> {
    formulas: HashMap<&'a str, Formula>,
    known: RefCell<HashMap<&'a str, Option<Decimal>>>,
}

impl Working<'_> {
    fn value_of(&self, code: &str) -> Option<Decimal> {
        if let Some(known) = self.known.borrow().get(code) {
            return *known;
        }
        let (&code, formula) = self.formulas.get_key_value(code)?;
        // Nothing is known of it while it is being worked out: what would go round has no figure.
        self.known.borrow_mut().insert(code, None);
        let value = formula.value(&|other: &str| self.value_of(other));
        self.known.borrow_mut().insert(code, value);
        value
    }
}

/// What still has to be filled in before the report is handed in: every required answer, why a figure is not what the records
/// say and why what is unusual is right, and the difficulties, where a school without any says so. `before` are the last
/// period's figures, by code.
pub fn missing(
    row: &report::Model,
    asked: &[indicator::Model],
    answers: &Answers,
    known: &HashMap<Uuid, Known>,
    before: &HashMap<String, Decimal>,
) -> Vec<UserError<Code>> {
    let path = |id: Uuid| format!("values.{}", Id::<indicator::Entity>::new(id));
    let mut errors = Vec::new();
    for indicator in asked.iter().filter(|indicator| indicator.formula.is_none()) {
        let answer = answers.get(&indicator.id);
        let is_there = answer.is_some_and(|answer| match indicator.kind {
            Kind::Text => answer.text.is_some(),
            _ => answer.value.is_some(),
        });
        if indicator.required && !is_there {
            let message = format!("«{}» is missing.", indicator.name);
            errors.push(UserError::new(&path(indicator.id), Code::Required, message));
        }
        let differs = known.get(&indicator.id).is_some_and(|known| {
            answer.is_some_and(|answer| {
                answer.value.is_some_and(|value| value != known.value)
                    && answer.override_reason.is_none()
            })
        });
        if differs {
            let message = format!("Say why «{}» is not what the records say.", indicator.name);
            errors.push(UserError::new(
                &path(indicator.id),
                Code::OverrideReasonRequired,
                message,
            ));
        }
    }
    for (id, _) in unexplained(asked, answers, before) {
        let name = asked
            .iter()
            .find(|row| row.id == id)
            .map_or("", |row| &row.name);
        let message = format!("Say why «{name}» is right: it is unusual.");
        let told = UserError::new(&path(id), Code::ExplanationRequired, message);
        if !errors
            .iter()
            .any(|error| error.path == told.path && error.code == told.code)
        {
            errors.push(told);
        }
    }
    if row.difficulties.is_none() {
        errors.push(UserError::new(
            "difficulties",
            Code::Required,
            "Say what was difficult; «Không» if nothing was.",
        ));
    }
    errors
}

/// What is unusual and not explained.
fn unexplained(
    asked: &[indicator::Model],
    answers: &Answers,
    before: &HashMap<String, Decimal>,
) -> Vec<(Uuid, IndicatorBreach)> {
    let mut found = breaches(asked, &values(answers), before);
    found.retain(|(id, _)| {
        answers
            .get(id)
            .is_none_or(|answer| answer.explanation.is_none())
    });
    found
}

/// The figures alone.
pub fn values(answers: &Answers) -> BTreeMap<Uuid, Option<i64>> {
    answers
        .iter()
        .map(|(id, answer)| (*id, answer.value))
        .collect()
}

/// Whether anything was written yet.
pub fn is_blank(row: &report::Model, answers: &Answers) -> bool {
    let texts = [&row.difficulties, &row.proposals, &row.summary];
    let said = |answer: &Answer| answer.value.is_some() || answer.text.is_some();
    texts.into_iter().all(Option::is_none) && !answers.values().any(said)
}
