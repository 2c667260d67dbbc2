//! What a school has typed into its report, as text, and what of it can be sent. Figures stay text until they are read:
//! what cannot be read is neither sent nor lost.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::operations::writing::{Report, ReportValueInput};
use super::super::operations::{Indicator, IndicatorBreach, IndicatorKind, ReportValue};
use crate::shared::api::scalars::Decimal;

/// The server's own limits.
const LARGEST: i64 = 1_000_000_000;
const LONGEST_TEXT: usize = 5_000;

/// What was typed, by indicator id.
pub type ById = BTreeMap<String, String>;

/// Everything typed. What is chosen from a list is a figure too: its place there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    pub figures: ById,
    /// Answers in words.
    pub words: ById,
    /// Why figures are not what the records say.
    pub reasons: ById,
    /// Why what is unusual is right.
    pub explanations: ById,
    pub difficulties: String,
    pub proposals: String,
    pub summary: String,
}

/// Content with the version that it was typed over. Two are equal when they say the same: a new version alone is nothing
/// to save.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub version: Option<i32>,
    pub content: Content,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

/// What a figure's text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Empty,
    Number(Decimal),
    NotNumber,
    Negative,
    TooBig,
    TooManyPlaces,
}

impl Reading {
    /// Digits, grouped by dots or spaces in threes or not at all; a comma before at most so many decimals. `1.5` is neither
    /// fifteen nor one and a half.
    pub fn of(text: &str, places: i32) -> Self {
        let text = text.trim().replace('\u{a0}', " ");
        if text.is_empty() {
            return Self::Empty;
        }
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text.as_str()),
        };
        let (whole, decimals) = match digits.split_once(',') {
            Some((whole, decimals)) => (whole, decimals),
            None => (digits, "0"),
        };
        let groups: Vec<&str> = whole.split(['.', ' ']).collect();
        let grouped = groups.iter().enumerate().all(|(at, group)| {
            let length = if groups.len() == 1 {
                !group.is_empty()
            } else if at == 0 {
                (1..=3).contains(&group.len())
            } else {
                group.len() == 3
            };
            length && group.bytes().all(|byte| byte.is_ascii_digit())
        });
        let decimals = decimals.trim_end_matches('0');
        let has_decimals = digits.contains(',');
        if !grouped || !decimals.bytes().all(|byte| byte.is_ascii_digit()) || digits.ends_with(',')
        {
            return Self::NotNumber;
        }
        if decimals.len() > usize::try_from(places).unwrap_or_default() {
            return if places == 0 && has_decimals {
                Self::NotNumber
            } else {
                Self::TooManyPlaces
            };
        }
        let Ok(part) = format!("{decimals:0<4}").parse::<i64>() else {
            return Self::TooManyPlaces;
        };
        match groups.concat().parse::<i64>() {
            Ok(number) if number > LARGEST => Self::TooBig,
            Ok(number) if negative && number + part > 0 => Self::Negative,
            Ok(number) => Self::Number(Decimal(number * Decimal::ONE + part)),
            Err(_) => Self::TooBig,
        }
    }

    /// Whatever decimals it has.
    fn loosely(text: &str) -> Self {
        Self::of(text, 4)
    }

    pub fn is_unreadable(self) -> bool {
        !matches!(self, Self::Empty | Self::Number(_))
    }

    pub fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// As it is typed: `12,5`, without groups.
pub fn as_typed(number: Decimal) -> String {
    let decimals = format!("{:04}", number.0 % Decimal::ONE);
    match decimals.trim_end_matches('0') {
        "" => (number.0 / Decimal::ONE).to_string(),
        decimals => format!("{},{decimals}", number.0 / Decimal::ONE),
    }
}

/// Why a field keeps the report from being handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Missing,
    NotNumber,
    Negative,
    TooBig,
    TooManyPlaces,
    TooLong,
    /// The records say another figure.
    NoReason,
    /// The figure is unusual.
    NoExplanation,
}

impl Fault {
    pub fn of_figure(reading: Reading, required: bool) -> Option<Self> {
        match reading {
            Reading::Empty => required.then_some(Self::Missing),
            Reading::Number(_) => None,
            Reading::NotNumber => Some(Self::NotNumber),
            Reading::Negative => Some(Self::Negative),
            Reading::TooBig => Some(Self::TooBig),
            Reading::TooManyPlaces => Some(Self::TooManyPlaces),
        }
    }

    pub fn of_text(text: &str, required: bool) -> Option<Self> {
        if text.trim().is_empty() {
            required.then_some(Self::Missing)
        } else {
            (text.trim().chars().count() > LONGEST_TEXT).then_some(Self::TooLong)
        }
    }
}

/// The fields of the form; those of an answer by its indicator's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    Figure(String),
    Reason(String),
    Explanation(String),
    Summary,
    Difficulties,
    Proposals,
}

impl Field {
    /// The input's id, which is also its test id.
    pub fn id(&self) -> String {
        match self {
            Self::Figure(code) => format!("figure-{code}"),
            Self::Reason(code) => format!("reason-{code}"),
            Self::Explanation(code) => format!("explanation-{code}"),
            Self::Summary => "summary".into(),
            Self::Difficulties => "difficulties".into(),
            Self::Proposals => "proposals".into(),
        }
    }
}

/// What the records know, by indicator id.
pub type Known = BTreeMap<String, (Decimal, String)>;

/// What is unusual, by indicator id.
pub type Unusual = BTreeMap<String, Vec<IndicatorBreach>>;

pub fn known(prefill: &[ReportValue]) -> Known {
    prefill
        .iter()
        .filter_map(|value| {
            let (figure, source) = (value.recorded?, value.source.clone()?);
            Some((value.indicator.id.inner().to_owned(), (figure, source)))
        })
        .collect()
}

impl Content {
    /// As the form opens: what the server has, else what the records know.
    pub fn opening(indicators: &[Indicator], known: &Known, report: Option<&Report>) -> Self {
        let stored = report
            .map(|report| report.values.as_slice())
            .unwrap_or_default();
        let answer = |indicator: &Indicator| {
            stored
                .iter()
                .find(|value| value.indicator.id == indicator.id)
        };
        let figure = |indicator: &Indicator| {
            answer(indicator)
                .and_then(|value| value.value)
                .or_else(|| known.get(indicator.id.inner()).map(|(figure, _)| *figure))
        };
        let said = |kind: fn(&Indicator) -> bool, part: fn(&ReportValue) -> &Option<String>| {
            let of_kind = indicators.iter().filter(|indicator| kind(indicator));
            let words = of_kind.map(|indicator| {
                let words = answer(indicator).and_then(|value| part(value).clone());
                (indicator.id.inner().to_owned(), words.unwrap_or_default())
            });
            words.collect::<ById>()
        };
        let text = |text: fn(&Report) -> &Option<String>| {
            report
                .and_then(|report| text(report).clone())
                .unwrap_or_default()
        };
        Self {
            figures: indicators
                .iter()
                .filter(|indicator| is_typed(indicator))
                .map(|indicator| {
                    let typed = figure(indicator).map(as_typed);
                    (indicator.id.inner().to_owned(), typed.unwrap_or_default())
                })
                .collect(),
            words: said(is_words, |value| &value.text),
            reasons: said(is_typed, |value| &value.override_reason),
            explanations: said(|indicator| !is_words(indicator), |value| &value.explanation),
            difficulties: text(|report| &report.difficulties),
            proposals: text(|report| &report.proposals),
            summary: text(|report| &report.summary),
        }
    }

    pub fn figure(&self, indicator: &Indicator) -> &str {
        self.figures
            .get(indicator.id.inner())
            .map_or("", String::as_str)
    }

    /// The answers to send. A figure that says what the records say is left to them; an unreadable one is left out.
    pub fn values(&self, indicators: &[Indicator], known: &Known) -> Vec<ReportValueInput> {
        indicators
            .iter()
            .filter_map(|indicator| {
                let id = indicator.id.inner();
                let value = match Reading::of(self.figure(indicator), indicator.places) {
                    Reading::Empty => None,
                    Reading::Number(number) => {
                        let recorded = known.get(id).map(|(figure, _)| *figure);
                        (recorded != Some(number)).then_some(number)
                    }
                    _ => return None,
                };
                Some(ReportValueInput {
                    indicator: indicator.id.clone(),
                    value,
                    text: said(&self.words, id),
                    override_reason: said(&self.reasons, id),
                    explanation: said(&self.explanations, id),
                })
            })
            .collect()
    }

    /// Whether a figure is not what the records say.
    pub fn differs(&self, indicator: &Indicator, known: &Known) -> bool {
        let typed = Reading::of(self.figure(indicator), indicator.places).number();
        let recorded = known.get(indicator.id.inner());
        typed.is_some_and(|typed| recorded.is_some_and(|(recorded, _)| typed != *recorded))
    }

    /// What keeps the report from being handed in, in the form's order.
    pub fn faults(
        &self,
        indicators: &[Indicator],
        known: &Known,
        unusual: &Unusual,
    ) -> Vec<(Field, Fault)> {
        let figures = indicators.iter().flat_map(|indicator| {
            let (id, code) = (indicator.id.inner(), || indicator.code.clone());
            let answer = if is_words(indicator) {
                let words = self.words.get(id).map_or("", String::as_str);
                Fault::of_text(words, indicator.required)
            } else {
                let reading = Reading::of(self.figure(indicator), indicator.places);
                let required = indicator.required && is_typed(indicator);
                Fault::of_figure(reading, required)
            };
            let unreasoned = self.differs(indicator, known) && said(&self.reasons, id).is_none();
            let unexplained = unusual.get(id).is_some_and(|breaches| !breaches.is_empty())
                && said(&self.explanations, id).is_none();
            let faults = [
                answer.map(|fault| (Field::Figure(code()), fault)),
                unreasoned.then(|| (Field::Reason(code()), Fault::NoReason)),
                unexplained.then(|| (Field::Explanation(code()), Fault::NoExplanation)),
            ];
            faults.into_iter().flatten()
        });
        let texts = [
            (Field::Summary, &self.summary, false),
            (Field::Difficulties, &self.difficulties, true),
            (Field::Proposals, &self.proposals, false),
        ];
        figures
            .chain(texts.into_iter().filter_map(|(field, text, required)| {
                Fault::of_text(text, required).map(|fault| (field, fault))
            }))
            .collect()
    }

    /// Whether nobody has typed anything: then there may be nothing to report.
    pub fn is_blank(&self, known: &Known) -> bool {
        let texts = [&self.difficulties, &self.proposals, &self.summary];
        texts.iter().all(|text| text.trim().is_empty())
            && self.words.values().all(|words| words.trim().is_empty())
            && self.figures.iter().all(|(indicator, text)| {
                let recorded = known.get(indicator).map(|(figure, _)| *figure);
                match Reading::loosely(text) {
                    Reading::Empty => true,
                    Reading::Number(number) => recorded == Some(number),
                    _ => false,
                }
            })
    }

    /// How many of the required fields are filled, and how many there are.
    pub fn filled(&self, indicators: &[Indicator]) -> (usize, usize) {
        let is_asked = |indicator: &&Indicator| indicator.required && indicator.formula.is_none();
        let required = indicators.iter().filter(is_asked).count() + 1;
        let open = self
            .faults(indicators, &Known::new(), &Unusual::new())
            .iter()
            .filter(|(field, _)| match field {
                Field::Figure(code) => {
                    let mut asked = indicators.iter().filter(is_asked);
                    asked.any(|indicator| indicator.code == *code)
                }
                Field::Difficulties => true,
                _ => false,
            })
            .count();
        (required - open.min(required), required)
    }

    /// Whether both would be stored alike: the server trims what it keeps.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let same = |one: &str, two: &str| one.trim() == two.trim();
        same(&self.difficulties, &other.difficulties)
            && same(&self.proposals, &other.proposals)
            && same(&self.summary, &other.summary)
            && [
                (&self.words, &other.words),
                (&self.reasons, &other.reasons),
                (&self.explanations, &other.explanations),
            ]
            .iter()
            .all(|(own, other)| own.keys().all(|id| said(own, id) == said(other, id)))
            && self.figures.iter().all(|(id, text)| {
                let theirs = other.figures.get(id).map_or("", String::as_str);
                let reading = Reading::loosely(text);
                reading.is_unreadable() || reading == Reading::loosely(theirs)
            })
    }

    /// Figures that cannot be sent: this machine is the only one that has them.
    pub fn unreadable(&self, indicators: &[Indicator]) -> ById {
        let unread = indicators.iter().filter_map(|indicator| {
            let text = self.figures.get(indicator.id.inner())?;
            let reading = Reading::of(text, indicator.places);
            reading
                .is_unreadable()
                .then(|| (indicator.id.inner().to_owned(), text.clone()))
        });
        unread.collect()
    }
}

/// Whether it is answered in words.
pub fn is_words(indicator: &Indicator) -> bool {
    indicator.kind == IndicatorKind::Text
}

/// Whether it is answered by a figure, which nobody works out.
pub fn is_typed(indicator: &Indicator) -> bool {
    !is_words(indicator) && indicator.formula.is_none()
}

/// The words of one, if there are any.
fn said(words: &ById, id: &str) -> Option<String> {
    let words = words.get(id)?.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

#[cfg(test)]
mod tests;
