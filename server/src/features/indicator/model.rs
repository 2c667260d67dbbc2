//! What an indicator may be, before it is trusted: everything wrong is said at once.

use std::collections::BTreeMap;

use async_graphql::Enum;
use entity::indicator::{self, Aggregation, Comparison, Kind};
use rust_decimal::Decimal;
use sea_orm::Set;

use super::formula::{Formula, Why, circle};
use super::rules::stored;
use crate::platform::UserError;
use crate::platform::graphql::FeatureCode;
use crate::platform::text::{tidy_line, tidy_text};

const LONGEST_CODE: usize = 40;
const LONGEST_NAME: usize = 200;
const LONGEST_UNIT: usize = 40;
const LONGEST_HELP: usize = 1_000;
const MOST_CHOICES: usize = 50;
const MOST_PLACES: i32 = 4;
const MOST_CHANGE: i32 = 1_000;

/// What is wrong with what was asked of an indicator.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum IndicatorErrorCode {
    /// Has to be filled in.
    Required,
    /// Longer than allowed.
    TooLong,
    /// Out of the range that is allowed.
    OutOfRange,
    /// A code is made of letters, digits and `_`, and begins with a letter.
    CodeForm,
    /// Another of that year has this code.
    CodeTaken,
    /// The formula cannot be read.
    FormulaUnreadable,
    /// No indicator of that year has this code.
    UnknownCode,
    /// It would be worked out from itself.
    Circular,
    /// A choice needs at least two names, each once.
    ChoicesMissing,
    /// Only figures can be counted with.
    NotAFigure,
    /// Reports answered it already this year: its meaning stays until the next.
    InUse,
    /// Another is worked out from it, weighed by it or compared with it.
    Needed,
    /// Its state does not allow this now.
    WrongState,
}

impl crate::platform::Code for IndicatorErrorCode {
    const WRONG_STATE: Self = Self::WrongState;
}

impl FeatureCode for IndicatorErrorCode {
    const FEATURE: &'static str = "Indicator";
}

use IndicatorErrorCode as Code;

/// What an indicator is to be.
pub struct Definition {
    pub code: String,
    pub name: String,
    pub help: Option<String>,
    pub unit: String,
    pub topic: Option<String>,
    pub required: bool,
    pub kind: Kind,
    pub places: i32,
    pub choices: Vec<String>,
    pub formula: Option<String>,
    pub aggregation: Aggregation,
    pub weight: Option<String>,
    pub least: Option<Decimal>,
    pub most: Option<Decimal>,
    pub change_most: Option<i32>,
    pub comparison: Option<Comparison>,
    pub compared_with: Option<String>,
}

/// Whether an answer is a figure, which can be counted with.
pub fn is_figure(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Decimal | Kind::Percent)
}

/// What is checked, as a row that is not whose it is yet. `others` are those that the same year asks for.
pub fn parse(
    definition: Definition,
    others: &[indicator::Model],
) -> Result<indicator::ActiveModel, Vec<UserError<Code>>> {
    let mut parsing = Parsing {
        others,
        errors: Vec::new(),
    };
    let row = parsing.row(definition);
    if parsing.errors.is_empty() {
        Ok(row)
    } else {
        Err(parsing.errors)
    }
}

struct Parsing<'o> {
    others: &'o [indicator::Model],
    errors: Vec<UserError<Code>>,
}

impl Parsing<'_> {
    fn row(&mut self, told: Definition) -> indicator::ActiveModel {
        let code = self.code(&told.code);
        let formula = told.formula.as_deref().and_then(tidy_line);
        if let Some(formula) = &formula {
            self.formula(&code, formula, told.kind);
        }
        let places = match told.kind {
            Kind::Decimal | Kind::Percent => told.places,
            _ => 0,
        };
        if !(0..=MOST_PLACES).contains(&places) {
            self.say(
                "places",
                Code::OutOfRange,
                &format!("Use 0 to {MOST_PLACES} decimals."),
            );
        }
        let (least, most) = (
            self.limit("least", told.least, places, told.kind),
            self.limit("most", told.most, places, told.kind),
        );
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            self.say("most", Code::OutOfRange, "The most is not below the least.");
        }
        if told
            .change_most
            .is_some_and(|most| !(1..=MOST_CHANGE).contains(&most))
        {
            let message = format!("Use 1 to {MOST_CHANGE} percent.");
            self.say("changeMost", Code::OutOfRange, &message);
        }
        let compared_with = told
            .comparison
            .and_then(|_| self.other("comparedWith", told.compared_with.as_deref(), &code));
        let weight = (told.aggregation == Aggregation::Weighted)
            .then(|| self.other("weight", told.weight.as_deref(), &code))
            .flatten();
        let counted = matches!(
            told.aggregation,
            Aggregation::Sum | Aggregation::Mean | Aggregation::Weighted
        );
        if counted && matches!(told.kind, Kind::Text | Kind::Choice) {
            self.say(
                "aggregation",
                Code::NotAFigure,
                "Words and choices are listed, not counted.",
            );
        }
        let choices = self.choices(told.kind, &told.choices);
        indicator::ActiveModel {
            name: Set(self
                .line("name", Some(&told.name), LONGEST_NAME, true)
                .unwrap_or_default()),
            unit: Set(self
                .line("unit", Some(&told.unit), LONGEST_UNIT, is_figure(told.kind))
                .unwrap_or_default()),
            topic: Set(self.line("topic", told.topic.as_deref(), LONGEST_NAME, false)),
            help: Set(self.help(told.help.as_deref())),
            code: Set(code),
            required: Set(told.required),
            kind: Set(told.kind),
            places: Set(places),
            choices: Set(choices),
            formula: Set(formula),
            aggregation: Set(told.aggregation),
            weight_code: Set(weight),
            least: Set(least),
            most: Set(most),
            change_most: Set(told.change_most),
            comparison: Set(told.comparison),
            compared_with: Set(compared_with),
            ..Default::default()
        }
    }

    fn say(&mut self, path: &str, code: Code, message: &str) {
        self.errors.push(UserError::new(path, code, message));
    }

    fn line(
        &mut self,
        path: &str,
        text: Option<&str>,
        longest: usize,
        needed: bool,
    ) -> Option<String> {
        let line = text.and_then(tidy_line);
        match &line {
            None if needed => self.say(path, Code::Required, "Fill this in."),
            Some(line) if line.chars().count() > longest => {
                self.say(
                    path,
                    Code::TooLong,
                    &format!("Use at most {longest} characters."),
                );
            }
            _ => {}
        }
        line
    }

    fn help(&mut self, text: Option<&str>) -> Option<String> {
        let text = text.and_then(tidy_text);
        if text
            .as_ref()
            .is_some_and(|text| text.chars().count() > LONGEST_HELP)
        {
            self.say(
                "help",
                Code::TooLong,
                &format!("Use at most {LONGEST_HELP} characters."),
            );
        }
        text
    }

    fn code(&mut self, text: &str) -> String {
        let code = self
            .line("code", Some(text), LONGEST_CODE, true)
            .unwrap_or_default();
        let code = code.to_ascii_uppercase();
        let is_word = code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && code.starts_with(|c: char| c.is_ascii_alphabetic());
        if !code.is_empty() && !is_word {
            self.say(
                "code",
                Code::CodeForm,
                "Use letters, digits and _, a letter first.",
            );
        }
        if self.others.iter().any(|other| other.code == code) {
            self.say(
                "code",
                Code::CodeTaken,
                "Another indicator of this year has this code.",
            );
        }
        code
    }

    /// The code of another that is a figure.
    fn other(&mut self, path: &str, text: Option<&str>, own: &str) -> Option<String> {
        let code = self
            .line(path, text, LONGEST_CODE, true)?
            .to_ascii_uppercase();
        self.known(path, &code, own);
        Some(code)
    }

    fn known(&mut self, path: &str, code: &str, own: &str) {
        let other = self.others.iter().find(|other| other.code == code);
        match other {
            _ if code == own => self.say(path, Code::Circular, "Name another indicator."),
            None => {
                let message = format!("No indicator of this year is called {code}.");
                self.say(path, Code::UnknownCode, &message);
            }
            Some(other) if !is_figure(other.kind) => {
                self.say(
                    path,
                    Code::NotAFigure,
                    &format!("«{}» is no figure.", other.name),
                );
            }
            Some(_) => {}
        }
    }

    fn formula(&mut self, own: &str, text: &str, kind: Kind) {
        if !is_figure(kind) {
            self.say("formula", Code::NotAFigure, "Only figures are worked out.");
            return;
        }
        let formula = match Formula::parse(text) {
            Ok(formula) => formula,
            Err(error) => {
                let why = match error.why {
                    Why::TooLong => "it is too long",
                    Why::Expected => "a number, a code or «(» belongs there",
                    Why::Unexpected => "this does not belong there",
                    Why::Unclosed => "a parenthesis is not closed",
                    Why::Number => "this is no number",
                    Why::TooDeep => "too many parentheses within one another",
                };
                let message = format!("After {} characters: {why}.", error.at);
                self.say("formula", Code::FormulaUnreadable, &message);
                return;
            }
        };
        let codes: Vec<String> = formula.codes().into_iter().map(str::to_owned).collect();
        for code in codes.iter().filter(|code| *code != own) {
            self.known("formula", code, own);
        }
        let others: Vec<(&str, Formula)> = self
            .others
            .iter()
            .filter_map(|other| {
                let read = Formula::parse(other.formula.as_deref()?).ok()?;
                Some((other.code.as_str(), read))
            })
            .collect();
        let mut all: BTreeMap<&str, &Formula> =
            others.iter().map(|(code, read)| (*code, read)).collect();
        all.insert(own, &formula);
        if circle(&all).is_some() {
            self.say(
                "formula",
                Code::Circular,
                "It would be worked out from itself.",
            );
        }
    }

    fn limit(
        &mut self,
        path: &str,
        limit: Option<Decimal>,
        places: i32,
        kind: Kind,
    ) -> Option<i64> {
        let limit = limit.filter(|_| is_figure(kind))?;
        let stored = stored(places, limit);
        if stored.is_none() {
            self.say(path, Code::OutOfRange, "This number is too large.");
        }
        stored
    }

    fn choices(&mut self, kind: Kind, names: &[String]) -> Option<serde_json::Value> {
        if kind != Kind::Choice {
            return None;
        }
        let mut kept: Vec<String> = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let name = self.line(&format!("choices.{at}"), Some(name), LONGEST_NAME, true);
            kept.extend(name.filter(|name| !kept.contains(name)));
        }
        if kept.len() < 2 || kept.len() < names.len() || kept.len() > MOST_CHOICES {
            let message = format!("Name 2 to {MOST_CHOICES} choices, each once.");
            self.say("choices", Code::ChoicesMissing, &message);
        }
        Some(kept.into())
    }
}

/// The names of a choice.
pub fn choices(row: &indicator::Model) -> Vec<String> {
    let names = row.choices.as_ref().and_then(serde_json::Value::as_array);
    let names = names.into_iter().flatten().filter_map(|name| name.as_str());
    names.map(str::to_owned).collect()
}
