//! What a school has typed into its report, as text, and what of it can be sent. Figures stay text until they are read:
//! what cannot be read is neither sent nor lost.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::operations::writing::{Report, ReportValueInput};
use super::super::operations::{Indicator, ReportValue};

/// The server's own limits.
const LARGEST: i64 = 1_000_000_000;
const LONGEST_TEXT: usize = 5_000;

/// Everything typed; figures by indicator id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub figures: BTreeMap<String, String>,
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
    Number(i32),
    NotWhole,
    Negative,
    TooBig,
}

impl Reading {
    /// Digits, grouped by dots or spaces in threes or not at all. `1,5` is no whole number, never fifteen.
    pub fn of(text: &str) -> Self {
        let text = text.trim().replace('\u{a0}', " ");
        if text.is_empty() {
            return Self::Empty;
        }
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text.as_str()),
        };
        let groups: Vec<&str> = digits.split(['.', ' ']).collect();
        let whole = groups.iter().enumerate().all(|(at, group)| {
            let length = if groups.len() == 1 {
                !group.is_empty()
            } else if at == 0 {
                (1..=3).contains(&group.len())
            } else {
                group.len() == 3
            };
            length && group.bytes().all(|byte| byte.is_ascii_digit())
        });
        if !whole {
            return Self::NotWhole;
        }
        match groups.concat().parse::<i64>() {
            Ok(0) => Self::Number(0),
            Ok(_) if negative => Self::Negative,
            Ok(number) if number <= LARGEST => {
                i32::try_from(number).map_or(Self::TooBig, Self::Number)
            }
            _ => Self::TooBig,
        }
    }

    pub fn is_unreadable(self) -> bool {
        !matches!(self, Self::Empty | Self::Number(_))
    }
}

/// Why a field keeps the report from being handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Missing,
    NotWhole,
    Negative,
    TooBig,
    TooLong,
}

impl Fault {
    pub fn of_figure(reading: Reading, required: bool) -> Option<Self> {
        match reading {
            Reading::Empty => required.then_some(Self::Missing),
            Reading::Number(_) => None,
            Reading::NotWhole => Some(Self::NotWhole),
            Reading::Negative => Some(Self::Negative),
            Reading::TooBig => Some(Self::TooBig),
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

/// The fields of the form; a figure by its indicator's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    Figure(String),
    Summary,
    Difficulties,
    Proposals,
}

impl Field {
    /// The input's id, which is also its test id.
    pub fn id(&self) -> String {
        match self {
            Self::Figure(code) => format!("figure-{code}"),
            Self::Summary => "summary".into(),
            Self::Difficulties => "difficulties".into(),
            Self::Proposals => "proposals".into(),
        }
    }
}

/// What the records know, by indicator id.
pub type Known = BTreeMap<String, (i32, String)>;

pub fn known(prefill: &[ReportValue]) -> Known {
    prefill
        .iter()
        .filter_map(|value| {
            let (figure, source) = (value.value?, value.source.clone()?);
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
        let figure = |indicator: &Indicator| {
            stored
                .iter()
                .find(|value| value.indicator.id == indicator.id)
                .and_then(|value| value.value)
                .or_else(|| known.get(indicator.id.inner()).map(|(figure, _)| *figure))
        };
        let text = |text: fn(&Report) -> &Option<String>| {
            report
                .and_then(|report| text(report).clone())
                .unwrap_or_default()
        };
        Self {
            figures: indicators
                .iter()
                .map(|indicator| {
                    let typed = figure(indicator).map(|number| number.to_string());
                    (indicator.id.inner().to_owned(), typed.unwrap_or_default())
                })
                .collect(),
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

    /// The figures to send. One that says what the records say is left to them; an unreadable one is left out.
    pub fn values(&self, indicators: &[Indicator], known: &Known) -> Vec<ReportValueInput> {
        indicators
            .iter()
            .filter_map(|indicator| {
                let value = match Reading::of(self.figure(indicator)) {
                    Reading::Empty => None,
                    Reading::Number(number) => {
                        let recorded = known.get(indicator.id.inner()).map(|(figure, _)| *figure);
                        (recorded != Some(number)).then_some(number)
                    }
                    _ => return None,
                };
                Some(ReportValueInput {
                    indicator: indicator.id.clone(),
                    value,
                })
            })
            .collect()
    }

    /// What keeps the report from being handed in, in the form's order.
    pub fn faults(&self, indicators: &[Indicator]) -> Vec<(Field, Fault)> {
        let figures = indicators.iter().filter_map(|indicator| {
            let reading = Reading::of(self.figure(indicator));
            let fault = Fault::of_figure(reading, indicator.required)?;
            Some((Field::Figure(indicator.code.clone()), fault))
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
            && self.figures.iter().all(|(indicator, text)| {
                let recorded = known.get(indicator).map(|(figure, _)| *figure);
                match Reading::of(text) {
                    Reading::Empty => true,
                    Reading::Number(number) => recorded == Some(number),
                    _ => false,
                }
            })
    }

    /// How many of the required fields are filled, and how many there are.
    pub fn filled(&self, indicators: &[Indicator]) -> (usize, usize) {
        let required = indicators
            .iter()
            .filter(|indicator| indicator.required)
            .count()
            + 1;
        let open = self
            .faults(indicators)
            .iter()
            .filter(|(field, _)| match field {
                Field::Figure(code) => indicators
                    .iter()
                    .any(|indicator| indicator.required && indicator.code == *code),
                Field::Difficulties => true,
                Field::Summary | Field::Proposals => false,
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
            && self.figures.iter().all(|(id, text)| {
                let theirs = other.figures.get(id).map_or("", String::as_str);
                let reading = Reading::of(text);
                reading.is_unreadable() || reading == Reading::of(theirs)
            })
    }

    /// Figures that cannot be sent: this machine is the only one that has them.
    pub fn unreadable(&self) -> BTreeMap<String, String> {
        self.figures
            .iter()
            .filter(|(_, text)| Reading::of(text).is_unreadable())
            .map(|(id, text)| (id.clone(), text.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests;
